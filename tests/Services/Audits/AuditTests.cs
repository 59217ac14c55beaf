using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Audits;
using Saylau.Elections.V1;
using Saylau.Statistics.RiskLimiting;
using Saylau.Testing;
using Saylau.Tests.Services.Support;
using static Saylau.Tests.Services.Audits.AuditCalls;

namespace Saylau.Tests.Services.Audits;

public sealed class AuditTests(CountingWorld world)
{
    private readonly Clients commission = world.Commission, everybody = world.Public;

    [Theory]
    [InlineData(AuditMethod.Bravo)]
    [InlineData(AuditMethod.EndOfRoundBravo)]
    [InlineData(AuditMethod.AlphaPolling)]
    public async Task Ballots_confirm_an_outcome_that_is_right(AuditMethod method)
    {
        var id = $"aud-{(int)method}";
        var planned = await Counted(id, method);
        Assert.Equal([$"{id}-a>{id}-b", $"{id}-a>"], planned.Assertions.Select(assertion => $"{assertion.WinnerId}>{assertion.LoserId}"));
        Assert.Equal((546u, 6u), (planned.Ballots, planned.Stations));
        Assert.Equal((480u, 66u, true), (planned.Assertions[1].WinnerVotes, planned.Assertions[1].LoserVotes, planned.Assertions[1].WithInvalid));
        Assert.InRange(planned.PlannedDraws, 4u, 60u);

        var drawn = (await commission.Audits.DrawSampleAsync(Draw(id))).Audit;
        Assert.Equal((AuditState.Drawn, Seed, planned.PlannedDraws), (drawn.State, drawn.Seed, drawn.Rounds[0].Draws));
        var ballots = await Sampled(id);
        var expected = PublicSampler.Draw(Seed, 546, (int)planned.PlannedDraws, method is not AuditMethod.AlphaPolling)
            .Select(number => (CountingWorld.Stations[(int)((number - 1) / 91)], (uint)(((number - 1) % 91) + 1))).ToHashSet();
        Assert.True(expected.SetEquals(ballots.Select(ballot => (ballot.PrecinctId, ballot.Ballot))));
        await Refused.ByRules(commission.Audits.EvaluateRoundAsync(Evaluate(id)), "elections.audits.state", "elections.audits.all_entered");
        var rows = ballots.Select(ballot => Read(ballot, ballot.Ballot <= 80 ? $"{id}-a" : ballot.Ballot <= 90 ? $"{id}-b" : "")).ToArray();
        Assert.All((await world.As("auditor@kz").Audits.EnterInterpretationsAsync(Enter(id, rows[..^1]))).Rows, row => Assert.Equal(RowOutcome.Stored, row.Outcome));
        await Refused.ByRules(commission.Audits.EvaluateRoundAsync(Evaluate(id)), "elections.audits.all_entered");
        Assert.Equal(rows[^1].PrecinctId, Assert.Single((await everybody.Audits.ListSampledBallotsAsync(new() { AuditId = id, Missing = true })).Ballots).PrecinctId);
        var entered = await commission.Audits.EnterInterpretationsAsync(Enter(id, rows));
        Assert.Equal(rows.Length - 1, entered.Rows.Count(row => row.Outcome is RowOutcome.Present));

        var answer = await commission.Audits.EvaluateRoundAsync(Evaluate(id));

        Assert.Equal((AuditState.Confirmed, true, planned.PlannedDraws), (answer.Audit.State, answer.Evaluation.WithinLimit, answer.Evaluation.Draws));
        Assert.Equal(answer.Evaluation.Risk.Numerator, answer.Evaluation.Assertions.Max(assertion => assertion.Risk.Numerator));
        var check = await everybody.Audits.CheckAuditAsync(new() { AuditId = id, Act = AuditAct.Close });
        Assert.Empty(Refused.Unmet(check.Findings));
        Assert.Equal((answer.Evaluation, Provenance.Verified), (check.Evaluation, check.Source.Provenance));
        var closed = (await commission.Audits.CloseAuditAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", AuditId = id, Reason = "Confirmed." })).Audit;
        Assert.Equal((AuditState.Closed, AuditConclusion.ConfirmedBySample), (closed.State, closed.Conclusion));
        Assert.Equal(closed, (await everybody.Audits.GetAuditAsync(new() { AuditId = id })).Audit);
    }

    [Fact]
    public async Task A_wrong_outcome_goes_on_to_a_full_hand_count_that_refutes_it()
    {
        await Counted("aud-wrong", AuditMethod.AlphaPolling);
        await commission.Audits.DrawSampleAsync(Draw("aud-wrong", 30));
        await commission.Audits.EnterInterpretationsAsync(Enter("aud-wrong", [.. (await Sampled("aud-wrong")).Select(ballot => Read(ballot, "aud-wrong-b"))]));
        var first = await commission.Audits.EvaluateRoundAsync(Evaluate("aud-wrong"));
        Assert.Equal((AuditState.Inconclusive, 1_000_000_000u, false), (first.Audit.State, first.Evaluation.Risk.Numerator, first.Evaluation.HasSuggestedDraws));
        await Refused.ByRules(commission.Audits.CloseAuditAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", AuditId = "aud-wrong" }), "elections.audits.state");

        await commission.Audits.EscalateAuditAsync(Escalate("aud-wrong", Escalation.NextRound));
        var second = (await commission.Audits.DrawSampleAsync(Draw("aud-wrong", 20, seed: ""))).Audit;
        Assert.Equal([30u, 20u], second.Rounds.Select(round => round.Draws));
        Assert.Equal(50, (await Sampled("aud-wrong")).Count);
        Assert.Equal(20, (await everybody.Audits.ListSampledBallotsAsync(new() { AuditId = "aud-wrong", Missing = true, PageSize = 1000 })).Ballots.Count);
        await commission.Audits.EscalateAuditAsync(Escalate("aud-wrong", Escalation.FullHandCount));
        var close = new CloseAuditRequest { RequestId = World.NewId(), OccurredOn = "2010-06-12", AuditId = "aud-wrong" };
        await Refused.ByRules(commission.Audits.CloseAuditAsync(close), "elections.audits.hand_count");
        close = Close("aud-wrong", ("aud-wrong-a", 60), ("aud-wrong-x", 480));
        await Refused.By(commission.Audits.CloseAuditAsync(close), StatusCode.NotFound, "CHOICE_UNKNOWN");
        var closed = (await commission.Audits.CloseAuditAsync(Close("aud-wrong", ("aud-wrong-a", 60), ("aud-wrong-b", 480)))).Audit;

        Assert.Equal((AuditState.Refuted, AuditConclusion.RefutedByHandCount, 6u), (closed.State, closed.Conclusion, closed.HandCountInvalid));
        Assert.Equal(
            [AuditAct.Plan, AuditAct.Draw, AuditAct.Enter, AuditAct.FallShort, AuditAct.Continue, AuditAct.Draw, AuditAct.CountByHand, AuditAct.Refute],
            closed.History.Select(change => change.Act));
        var more = Plan("aud-wrong", AuditMethod.AlphaPolling);
        more.AuditId = "audi-wrong-more";
        await Refused.ByRules(commission.Audits.PlanAuditAsync(more), "elections.audits.hand_count_decides");
        // What a hand count refuted goes to a hand count again, and never to a confirmation by samples.
        var again = (await commission.Audits.ReopenAuditAsync(Reopen("aud-wrong"))).Audit;
        Assert.Equal((AuditState.FullHandCount, AuditConclusion.Unspecified, 0, 2), (again.State, again.Conclusion, again.HandCount.Count, again.Rounds.Count));
        await Refused.ByRules(commission.Audits.EvaluateRoundAsync(Evaluate("aud-wrong")), "elections.audits.state", "elections.audits.all_entered");
        await Refused.ByRules(commission.Audits.EscalateAuditAsync(Escalate("aud-wrong", Escalation.NextRound)), "elections.audits.state");
        await Refused.ByRules(commission.Audits.PlanAuditAsync(more), "elections.audits.hand_count_decides");
        Assert.Equal(AuditConclusion.ConfirmedByHandCount, (await commission.Audits.CloseAuditAsync(Close("aud-wrong", ("aud-wrong-a", 480), ("aud-wrong-b", 60)))).Audit.Conclusion);
    }

    [Fact]
    public async Task Stations_counted_again_keep_their_discrepancies_when_the_audit_is_opened_again()
    {
        var planned = await Counted("aud-km", AuditMethod.KaplanMarkov);
        // Each station can overstate the smaller lead, 414 votes, by 80 − 11 + 91 of them.
        Assert.Equal(6ul * 386_474, planned.ErrorBound);
        await commission.Audits.DrawSampleAsync(Draw("aud-km", 30));
        var stations = (await Sampled("aud-km")).Select(station => station.PrecinctId).ToArray();
        Assert.Equal(CountingWorld.Stations, stations);
        // One has a vote more in its protocol than was counted, one lacks a ballot, one is as it was, and one is not found at first.
        Interpretation[] rows =
        [
            Station("akm-1", 79, 11, 1), Station("akm-2", 80, 10, 0), Station("akm-3", 81, 9, 1), Station("ala-1", 80, 10, 1), Station("ala-2", 80, 10, 1),
            new() { PrecinctId = "ala-3", Reading = BallotReading.NotFound },
        ];
        await commission.Audits.EnterInterpretationsAsync(Enter("aud-km", rows));
        var lost = await commission.Audits.EvaluateRoundAsync(Evaluate("aud-km"));
        Assert.Equal((AuditState.Inconclusive, 1_000_000_000u), (lost.Audit.State, lost.Evaluation.Risk.Numerator));
        await commission.Audits.EscalateAuditAsync(Escalate("aud-km", Escalation.NextRound));
        await commission.Audits.DrawSampleAsync(Draw("aud-km", 1, seed: ""));
        await Differs("aud-km", Station("ala-3", 80, 10, 1));
        var found = Station("ala-3", 80, 10, 1);
        found.Reason = "It stood in another room.";
        await commission.Audits.EnterInterpretationsAsync(Enter("aud-km", found));

        var confirmed = await commission.Audits.EvaluateRoundAsync(Evaluate("aud-km"));
        Assert.Equal(AuditState.Confirmed, confirmed.Audit.State);
        Assert.True(confirmed.Evaluation.Assertions.All(assertion => assertion is { OverstatedDraws: > 0, UnderstatedDraws: > 0 }));
        await commission.Audits.CloseAuditAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", AuditId = "aud-km" });
        var before = await Found("aud-km");
        var reopened = (await commission.Audits.ReopenAuditAsync(Reopen("aud-km"))).Audit;

        Assert.Equal((AuditState.Reopened, 2), (reopened.State, reopened.Rounds.Count));
        Assert.All(reopened.Rounds, round => Assert.NotNull(round.Evaluation));
        var after = await Found("aud-km");
        Assert.Equal(before, after);
        Assert.Equal(
            ["akm-1 Overstatement", "akm-2 BallotCount", "akm-3 Understatement", "ala-3 NotFound 2010-06-12"],
            after.Select(found => $"{found.Seen.PrecinctId} {found.Kind} {found.SupersededOn}".TrimEnd()));
        Assert.Equal((80u, 91u), (after[0].RecordedCounts[0].Votes, after[0].ManifestBallots));
        Assert.Equal(2, (await commission.Audits.ListDiscrepanciesAsync(new() { AuditId = "aud-km", PageSize = 2 })).Discrepancies.Count);
    }

    [Fact]
    public async Task A_protocol_that_was_corrected_since_stops_an_audit_until_another_takes_its_place()
    {
        await Counted("aud-late", AuditMethod.AlphaPolling);
        var instead = Plan("aud-late", AuditMethod.AlphaPolling);
        (instead.AuditId, instead.ReplacesAuditId) = ("audi-late-again", "aud-late");
        await Refused.ByRules(commission.Audits.PlanAuditAsync(instead), "elections.audits.replaces");
        await Drawn("aud-late");
        var confirmed = await commission.Audits.EvaluateRoundAsync(Evaluate("aud-late"));
        Assert.Equal(AuditState.Confirmed, confirmed.Audit.State);
        await Correct("aud-late", "akm-1");

        string[] stopped = ["elections.audits.manifest_current", "elections.audits.protocol_unchanged"];
        await Refused.ByRules(commission.Audits.CloseAuditAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", AuditId = "aud-late" }), stopped);
        var check = (await everybody.Audits.CheckAuditAsync(new() { AuditId = "aud-late" })).Findings;
        Assert.Equal(stopped, Refused.Unmet(check));
        Assert.Equal("akm-1", check.Single(finding => finding.Rule is "elections.audits.protocol_unchanged").Subject);
        instead.OccurredOn = "2010-06-12";
        var planned = (await commission.Audits.PlanAuditAsync(instead)).Audit;
        var old = (await everybody.Audits.GetAuditAsync(new() { AuditId = "aud-late" })).Audit;
        Assert.Equal(("aud-late", AuditState.Superseded, "audi-late-again"), (planned.ReplacesAuditId, old.State, old.History[^1].Reason));
        Assert.Empty(Refused.Unmet((await everybody.Audits.CheckAuditAsync(new() { AuditId = "audi-late-again" })).Findings));
        instead.RequestId = World.NewId();
        (instead.AuditId, instead.ReplacesAuditId) = ("audi-late-third", "aud-none");
        await Refused.By(commission.Audits.PlanAuditAsync(instead), StatusCode.NotFound, "AUDIT_NOT_FOUND");
    }

    [Fact]
    public async Task Nothing_is_drawn_or_measured_by_a_manifest_that_is_not_current()
    {
        await Counted("aud-stale", AuditMethod.AlphaPolling);
        await Counted("aud-drawn", AuditMethod.AlphaPolling);
        await Drawn("aud-drawn");
        foreach (var id in new[] { "aud-stale", "aud-drawn" })
            await Correct(id, "ala-2");
        string[] stopped = ["elections.audits.manifest_current", "elections.audits.protocol_unchanged"];
        await Refused.ByRules(commission.Audits.DrawSampleAsync(Draw("aud-stale")), stopped);
        await Refused.ByRules(commission.Audits.EvaluateRoundAsync(Evaluate("aud-drawn")), stopped);
        // All ballots counted by hand refute what was planned, but do not confirm what is not the record any more.
        await commission.Audits.EscalateAuditAsync(Escalate("aud-drawn", Escalation.FullHandCount));
        await Refused.ByRules(commission.Audits.CloseAuditAsync(Close("aud-drawn", ("aud-drawn-a", 480), ("aud-drawn-b", 60))), stopped);
        Assert.Equal(AuditState.Refuted, (await commission.Audits.CloseAuditAsync(Close("aud-drawn", ("aud-drawn-a", 60), ("aud-drawn-b", 480)))).Audit.State);
    }

    [Fact]
    public async Task A_question_that_is_answered_with_no_is_audited_and_one_that_regions_decide_is_not()
    {
        await Asked("audi-no", 20, 60);
        var planned = (await commission.Audits.PlanAuditAsync(Plan("audi-no", AuditMethod.AlphaPolling))).Audit;
        Assert.Equal([">audi-no-yes", ">"], planned.Assertions.Select(assertion => $"{assertion.WinnerId}>{assertion.LoserId}"));
        // 486 of 600 took part and half must: 300 of the 486 ballots must be there.
        Assert.Equal((AssertionKind.Turnout, 31u, 50u), (planned.Assertions[1].Kind, planned.Assertions[1].WinnerWeight, planned.Assertions[1].LoserWeight));
        await commission.Audits.DrawSampleAsync(Draw("audi-no"));
        await commission.Audits.EnterInterpretationsAsync(Enter("audi-no", [.. (await Sampled("audi-no")).Select(ballot => Read(ballot, ballot.Ballot <= 20 ? "audi-no-yes" : ballot.Ballot <= 80 ? "audi-no-no" : ""))]));
        var evaluation = (await commission.Audits.EvaluateRoundAsync(Evaluate("audi-no"))).Evaluation;
        Assert.Equal((2, evaluation.Draws, 0u), (evaluation.Assertions.Count, evaluation.Assertions[1].WinnerDraws, evaluation.Assertions[1].LoserDraws));
        Assert.True(evaluation.Assertions[1].Risk.Numerator < RiskRules.Parts);
        await Refused.ByRules(commission.Audits.PlanAuditAsync(Other("audi-no", AuditMethod.Bravo)), "elections.audits.method");
        await Asked("audi-yes", 60, 20);
        await Refused.ByRules(commission.Audits.PlanAuditAsync(Plan("audi-yes", AuditMethod.AlphaPolling)), "elections.audits.claim");
    }

    [Fact]
    public async Task What_cannot_be_audited_is_not_planned()
    {
        await world.Election("aud-not", ElectionKind.Regular, "aud-not-a", "aud-not-b");
        await commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("aud-not", CountingWorld.Protocol("akm-1", ("aud-not-a", 20), ("aud-not-b", 20))));
        await Refused.By(commission.Audits.PlanAuditAsync(Plan("aud-none", AuditMethod.Bravo)), StatusCode.NotFound, "ELECTION_NOT_FOUND");
        await Refused.ByRules(commission.Audits.PlanAuditAsync(Plan("aud-not", AuditMethod.Bravo, AuditClaim.First)), "elections.audits.protocols_complete", "elections.audits.lead");
        var all = Plan("aud-not", AuditMethod.Bravo, AuditClaim.First);
        all.RiskLimit = new() { Numerator = 1, Denominator = 1 };
        await Refused.ByRules(commission.Audits.PlanAuditAsync(all), "elections.audits.protocols_complete", "elections.audits.lead", "elections.audits.risk_share");
        await world.Election("aud-indirect", ElectionKind.Indirect, "aud-indirect-a");
        await Refused.By(commission.Audits.PlanAuditAsync(Plan("aud-indirect", AuditMethod.Bravo)), StatusCode.InvalidArgument, "ELECTION_KIND_DIFFERS");
        await Refused.By(commission.Audits.PlanAuditAsync(Plan("aud-not", AuditMethod.Unspecified)), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(world.Holding("regional_commission@KZ-AKM").Audits.PlanAuditAsync(Plan("aud-not", AuditMethod.Bravo)), StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED");
    }

    [Fact]
    public async Task Bad_input_is_answered_clearly()
    {
        await Counted("aud-bad", AuditMethod.Bravo);
        await Refused.By(commission.Audits.PlanAuditAsync(Plan("aud-bad", AuditMethod.Bravo)), StatusCode.AlreadyExists, "AUDIT_EXISTS");
        await Refused.By(commission.Audits.DrawSampleAsync(Draw("aud-none")), StatusCode.NotFound, "AUDIT_NOT_FOUND");
        await Refused.By(everybody.Audits.CheckAuditAsync(new() { AuditId = "aud-none" }), StatusCode.NotFound, "AUDIT_NOT_FOUND");
        await Refused.ByRules(commission.Audits.DrawSampleAsync(Draw("aud-bad", seed: "1234567890123456789")), "elections.audits.seed");
        await Refused.ByRules(commission.Audits.DrawSampleAsync(Draw("aud-bad", seedOn: "2010-06-09")), "elections.audits.seed_after_manifest");
        var stale = Draw("aud-bad");
        stale.Etag = "v9";
        await Refused.By(commission.Audits.DrawSampleAsync(stale), StatusCode.Aborted, "ETAG_MISMATCH");
        await Refused.ByRules(commission.Audits.EscalateAuditAsync(Escalate("aud-bad", Escalation.NextRound)), "elections.audits.state");
        await commission.Audits.DrawSampleAsync(Draw("aud-bad", 5));
        var drawn = (await Sampled("aud-bad"))[0];
        var rows = (await commission.Audits.EnterInterpretationsAsync(Enter("aud-bad",
            Read(new() { PrecinctId = "akm-9", Ballot = 1 }, "aud-bad-a"),
            Read(new() { PrecinctId = drawn.PrecinctId, Ballot = 500 }, "aud-bad-a"),
            Read(drawn, "aud-bad-x"),
            new() { PrecinctId = drawn.PrecinctId, Ballot = drawn.Ballot, Reading = BallotReading.Invalid, CandidateId = "aud-bad-a" },
            Read(drawn, "aud-bad-a"),
            Read(drawn, "aud-bad-a"),
            Read(drawn, "aud-bad-b")))).Rows;
        Assert.Equal(
            ["STATION_NOT_IN_MANIFEST", "BALLOT_NOT_DRAWN", "INTERPRETATION_INCOMPLETE", "INTERPRETATION_INCOMPLETE", "", "", "INTERPRETATION_DIFFERS"],
            rows.Select(row => row.Reason));
        Assert.Equal([RowOutcome.Stored, RowOutcome.Present], rows.Skip(4).Take(2).Select(row => row.Outcome));
        await Refused.By(everybody.Audits.ListAuditsAsync(new() { ElectionId = "aud-none" }), StatusCode.NotFound, "ELECTION_NOT_FOUND");
        Assert.Equal("aud-bad", Assert.Single((await everybody.Audits.ListAuditsAsync(new() { ElectionId = "aud-bad", States = { AuditState.Entering } })).Audits).AuditId);
        Assert.Empty((await everybody.Audits.ListAuditsAsync(new() { ElectionId = "aud-bad", States = { AuditState.Planned } })).Audits);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_audit_walks_through_its_states_as_the_table_says(int seed)
    {
        var id = $"aud-walk-{seed}";
        await Counted(id, AuditMethod.Bravo);
        await commission.Audits.DrawSampleAsync(Draw(id, 25));
        var turn = 0;
        async Task<AuditState> State() => (await everybody.Audits.GetAuditAsync(new() { AuditId = id })).Audit.State;
        // Something else is read every time, or nothing would have happened.
        async Task Entering(string choice) => await commission.Audits.EnterInterpretationsAsync(
            Enter(id, [.. (await Sampled(id)).Select(ballot => Read(ballot, choice, $"Turn {turn++}"))]));
        Func<Task> Measuring(string choice) => async () =>
        {
            if (await State() is AuditState.Entering)
                await Entering(choice);
            await commission.Audits.EvaluateRoundAsync(Evaluate(id));
        };
        Func<Task> Escalating(Escalation to) => () => commission.Audits.EscalateAuditAsync(Escalate(id, to)).ResponseAsync;
        var acts = new Dictionary<AuditAct, Func<Task>>
        {
            [AuditAct.Draw] = () => commission.Audits.DrawSampleAsync(Draw(id, 5)).ResponseAsync,
            [AuditAct.Enter] = () => Entering(turn++ % 2 == 0 ? "" : $"{id}-b"),
            [AuditAct.Confirm] = Measuring($"{id}-a"),
            [AuditAct.FallShort] = Measuring($"{id}-b"),
            [AuditAct.Continue] = Escalating(Escalation.NextRound),
            [AuditAct.CountByHand] = Escalating(Escalation.FullHandCount),
            [AuditAct.Close] = async () => await commission.Audits.CloseAuditAsync(await State() is AuditState.FullHandCount
                ? Close(id, ($"{id}-a", 480), ($"{id}-b", 60))
                : new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", AuditId = id }),
            [AuditAct.Refute] = () => commission.Audits.CloseAuditAsync(Close(id, ($"{id}-a", 60), ($"{id}-b", 480))).ResponseAsync,
            [AuditAct.Reopen] = () => commission.Audits.ReopenAuditAsync(Reopen(id)).ResponseAsync,
        };

        var taken = await LifecycleWalk.Take(AuditRules.Lifecycle, acts, State, seed, steps: 40);

        Assert.NotEmpty(taken);
    }

    // Six stations with 80 votes for the first, 10 for the second, and an invalid ballot.
    private async Task<Audit> Counted(string id, AuditMethod method)
    {
        await world.Election(id, ElectionKind.Regular, $"{id}-a", $"{id}-b");
        await commission.Protocols.ImportProtocolsAsync(CountingWorld.Import(id, [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ($"{id}-a", 80), ($"{id}-b", 10)))]));
        return (await commission.Audits.PlanAuditAsync(Plan(id, method))).Audit;
    }

    private async Task Asked(string id, uint yes, uint no)
    {
        await world.Election(id, ElectionKind.Referendum);
        await commission.Tabulation.RecordBallotOptionsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-05-01",
            ElectionId = id,
            Question = VotingWorld.Name("Shall it be?"),
            Source = new() { Provenance = Provenance.Verified, Citation = "a decree" },
            Options =
            {
                new BallotOption { OptionId = $"{id}-yes", Kind = ChoiceKind.Yes, Text = VotingWorld.Name("Yes") },
                new BallotOption { OptionId = $"{id}-no", Kind = ChoiceKind.No, Text = VotingWorld.Name("No") },
            },
        });
        await commission.Protocols.ImportProtocolsAsync(CountingWorld.Import(id, [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ($"{id}-yes", yes), ($"{id}-no", no)))]));
    }

    // A sample that is read as the record has it.
    private async Task Drawn(string id)
    {
        await commission.Audits.DrawSampleAsync(Draw(id, 40));
        await commission.Audits.EnterInterpretationsAsync(Enter(id, [.. (await Sampled(id)).Select(ballot => Read(ballot, ballot.Ballot <= 80 ? $"{id}-a" : ballot.Ballot <= 90 ? $"{id}-b" : ""))]));
    }

    private Task Correct(string id, string station) => commission.Protocols.CorrectProtocolAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-06-11",
        ElectionId = id,
        PrecinctId = station,
        Protocol = CountingWorld.Protocol(station, ($"{id}-a", 79), ($"{id}-b", 11)),
        Reason = "Counted again.",
    }).ResponseAsync;

    private async Task<IReadOnlyList<SampledBallot>> Sampled(string id)
    {
        var (ballots, token) = (new List<SampledBallot>(), "");
        do
        {
            var page = await everybody.Audits.ListSampledBallotsAsync(new() { AuditId = id, PageSize = 7, PageToken = token });
            ballots.AddRange(page.Ballots);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return ballots;
    }

    private async Task<IReadOnlyList<Discrepancy>> Found(string id) => (await commission.Audits.ListDiscrepanciesAsync(new() { AuditId = id })).Discrepancies;

    private async Task Differs(string id, Interpretation row) =>
        Assert.Equal("INTERPRETATION_DIFFERS", Assert.Single((await commission.Audits.EnterInterpretationsAsync(Enter(id, row))).Rows).Reason);

    private static Interpretation Station(string station, uint first, uint second, uint invalid) => new()
    {
        PrecinctId = station,
        Reading = BallotReading.Choice,
        Counts = { new ChoiceVotes { CandidateId = "aud-km-a", Votes = first }, new ChoiceVotes { CandidateId = "aud-km-b", Votes = second } },
        Invalid = invalid,
        BallotsFound = first + second + invalid,
    };
}
