using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Audits;
using Saylau.Elections.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;
using static Saylau.Tests.Services.Audits.AuditCalls;

namespace Saylau.Tests.Services.Audits;

/// <summary>Audits in which single ballots are compared with their records, over a channel.</summary>
public sealed class ComparisonTests(CountingWorld world)
{
    private readonly Clients commission = world.Commission, everybody = world.Public, auditor = world.As("auditor@kz");

    [Theory]
    [InlineData(AuditMethod.SuperSimple)]
    [InlineData(AuditMethod.AlphaComparison)]
    public async Task Ballots_that_are_as_their_records_say_confirm_an_outcome(AuditMethod method)
    {
        var id = $"audi-cmp-{(int)method}";
        var planned = await Counted(id, method);
        Assert.Equal((0u, ""), (planned.RecordedStations, planned.RecordsHash));
        await Refused.ByRules(commission.Audits.DrawSampleAsync(Draw(id)), "elections.audits.records_complete");
        var answers = await Import(commission, Chunk(id, Records(id, "akm-1"), Records(id, "akm-2")), Chunk(id, [.. CountingWorld.Stations.Skip(2).Select(station => Records(id, station))]));
        Assert.All(answers.SelectMany(answer => answer.Rows), row => Assert.Equal(RowOutcome.Stored, row.Outcome));
        Assert.All(answers.SelectMany(answer => answer.Stations), station => Assert.Equal((91u, 64), (station.Ballots, station.Commitment.Length)));
        Assert.Equal(6, answers.SelectMany(answer => answer.Stations).Select(station => station.Commitment).Distinct(StringComparer.Ordinal).Count());

        var drawn = (await commission.Audits.DrawSampleAsync(Draw(id))).Audit;
        Assert.Equal((planned.PlannedDraws, 6u, 64), (drawn.Rounds[0].Draws, drawn.RecordedStations, drawn.RecordsHash.Length));
        var ballots = await Sampled(id);
        Assert.All(ballots, ballot => Assert.Equal(("box-1", $"{ballot.PrecinctId}-{ballot.Ballot}"), (ballot.Container, ballot.Imprint)));
        await auditor.Audits.EnterInterpretationsAsync(Enter(id, [.. ballots.Select(ballot => Read(ballot, OnPaper(id, ballot.Ballot)))]));
        var answer = await commission.Audits.EvaluateRoundAsync(Evaluate(id));

        Assert.Equal((AuditState.Confirmed, new VoteErrors()), (answer.Audit.State, answer.Evaluation.Errors));
        var check = await everybody.Audits.CheckAuditAsync(new() { AuditId = id, Act = AuditAct.Close });
        Assert.Empty(Refused.Unmet(check.Findings));
        Assert.Equal(answer.Evaluation, check.Evaluation);
        var closed = (await commission.Audits.CloseAuditAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", AuditId = id })).Audit;
        Assert.Equal(AuditConclusion.ConfirmedBySample, closed.Conclusion);
    }

    [Theory]
    [InlineData(AuditMethod.SuperSimple)]
    [InlineData(AuditMethod.AlphaComparison)]
    public async Task Records_that_have_the_outcome_wrong_end_in_a_full_hand_count(AuditMethod method)
    {
        var id = $"audi-bad-{(int)method}";
        await Recorded(id, method);
        await commission.Audits.DrawSampleAsync(Draw(id, 30));
        await auditor.Audits.EnterInterpretationsAsync(Enter(id, [.. (await Sampled(id)).Select(ballot => Read(ballot, $"{id}-b"))]));
        var first = await commission.Audits.EvaluateRoundAsync(Evaluate(id));
        Assert.Equal((AuditState.Inconclusive, RiskRules.Parts, false), (first.Audit.State, first.Evaluation.Risk.Numerator, first.Evaluation.HasSuggestedDraws));
        Assert.InRange(first.Evaluation.Errors.TwoVotesOver, 15u, 30u);
        await commission.Audits.EscalateAuditAsync(Escalate(id, Escalation.NextRound));
        Assert.Equal([30u, 10u], (await commission.Audits.DrawSampleAsync(Draw(id, 10, seed: ""))).Audit.Rounds.Select(round => round.Draws));
        await commission.Audits.EscalateAuditAsync(Escalate(id, Escalation.FullHandCount));

        var closed = (await commission.Audits.CloseAuditAsync(Close(id, ($"{id}-a", 60), ($"{id}-b", 480)))).Audit;

        Assert.Equal((AuditState.Refuted, AuditConclusion.RefutedByHandCount), (closed.State, closed.Conclusion));
        Assert.Equal(AuditState.FullHandCount, (await commission.Audits.ReopenAuditAsync(Reopen(id))).Audit.State);
    }

    [Fact]
    public async Task Everybody_sees_how_many_records_are_wrong_and_auditors_see_which_also_of_an_audit_that_was_opened_again()
    {
        const string id = "audi-differ";
        await Recorded(id, AuditMethod.SuperSimple);
        await commission.Audits.DrawSampleAsync(Draw(id, 200));
        var ballots = await Sampled(id);
        var (first, second, lost) = (ballots.First(ballot => ballot.Ballot <= 80), ballots.First(ballot => ballot.Ballot is > 80 and <= 90), ballots.Last(ballot => ballot.Ballot <= 80));
        await auditor.Audits.EnterInterpretationsAsync(Enter(id, [.. ballots.Select(ballot =>
            ballot.Equals(first) ? Read(ballot, "") : ballot.Equals(second) ? Read(ballot, $"{id}-a")
            : ballot.Equals(lost) ? new() { PrecinctId = lost.PrecinctId, Ballot = lost.Ballot, Reading = BallotReading.NotFound } : Read(ballot, OnPaper(id, ballot.Ballot)))]));
        var evaluation = (await commission.Audits.EvaluateRoundAsync(Evaluate(id))).Evaluation;
        Assert.True(evaluation.WithinLimit);
        Assert.Equal((lost.Times, lost.Times), (evaluation.NotFound, evaluation.Errors.TwoVotesOver - (first.Times * 1)));
        await commission.Audits.CloseAuditAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", AuditId = id });
        var before = await auditor.Audits.ListDiscrepanciesAsync(new() { AuditId = id });
        await commission.Audits.ReopenAuditAsync(Reopen(id));

        var seen = await auditor.Audits.ListDiscrepanciesAsync(new() { AuditId = id });
        Assert.Equal(before, seen);
        Assert.Equal([DiscrepancyKind.NotFound, DiscrepancyKind.TwoVotesOver, DiscrepancyKind.TwoVotesUnder], seen.Discrepancies.Select(found => found.Kind).Order());
        var under = (await auditor.Audits.ListDiscrepanciesAsync(new() { AuditId = id, Kinds = { DiscrepancyKind.TwoVotesUnder } })).Discrepancies;
        Assert.Equal((second.Ballot, BallotReading.Choice, $"{id}-b", $"{id}-a"), (under.Single().Seen.Ballot, under[0].RecordedReading, under[0].RecordedCandidateId, under[0].Seen.CandidateId));
        var open = await everybody.Audits.ListDiscrepanciesAsync(new() { AuditId = id });
        Assert.Empty(open.Discrepancies);
        Assert.Equal(seen.Counts, open.Counts);
        Assert.Equal([1u, 1u, 1u], open.Counts.Select(count => count.Count));
        Assert.Equal("discrepancies", Assert.Single(open.Withheld).Field);
    }

    [Fact]
    public async Task Bad_records_are_answered_clearly()
    {
        const string id = "audi-recs";
        await Counted(id, AuditMethod.SuperSimple);
        var (twice, beyond, unknown, other, fewer) = (Records(id, "akm-1"), Records(id, "akm-1"), Records(id, "akm-1"), Records(id, "akm-1"), Records(id, "akm-1"));
        twice.Records[1].Ballot = 1;
        beyond.Records[1].Ballot = 92;
        unknown.Records[1].CandidateId = "audi-nobody";
        (other.Records[0].CandidateId, other.Records[85].CandidateId) = (other.Records[85].CandidateId, other.Records[0].CandidateId);
        fewer.Records.RemoveAt(0);

        var answer = Assert.Single(await Import(commission, Chunk(id, twice, beyond, unknown, fewer, Records(id, "akm-9"), Records(id, "akm-1"), Records(id, "akm-1"), other)));

        Assert.Equal(
            ["BALLOT_RECORD_INVALID", "BALLOT_RECORD_INVALID", "BALLOT_RECORD_INVALID", "BALLOT_RECORDS_DIFFER", "STATION_NOT_IN_MANIFEST", "", "", "BALLOT_RECORDS_EXIST"],
            answer.Rows.Select(row => row.Reason));
        Assert.Equal([RowOutcome.Stored, RowOutcome.Present], answer.Rows.Skip(5).Take(2).Select(row => row.Outcome));
        var unmet = answer.Findings.Single(finding => finding.Outcome is Outcome.Violated);
        Assert.Equal(("elections.audits.records_agree", $"akm-1:{id}-a", 80u, 79u), (unmet.Rule, unmet.Subject, unmet.Required.Count, unmet.Actual.Count));
        // A stream that is cut leaves whole stations, and nothing is drawn before the rest is there.
        await Refuses(StatusCode.NotFound, Chunk(id, Records(id, "akm-2")), Chunk("audi-no-audit", Records(id, "akm-3")));
        Assert.Equal(2u, (await everybody.Audits.GetAuditAsync(new() { AuditId = id })).Audit.RecordedStations);
        await Refused.ByRules(commission.Audits.DrawSampleAsync(Draw(id)), "elections.audits.records_complete");
        await Import(commission, Chunk(id, [.. CountingWorld.Stations.Skip(2).Select(station => Records(id, station))]));
        await commission.Audits.DrawSampleAsync(Draw(id, 5));
        await Refuses(StatusCode.FailedPrecondition, Chunk(id, Records(id, "akm-1")));
        var ballot = (await Sampled(id))[0];
        var wrong = Read(ballot, OnPaper(id, ballot.Ballot));
        wrong.Imprint = "another";
        var right = wrong.Clone();
        right.Imprint = ballot.Imprint;
        Assert.Equal(["BALLOT_IMPRINT_DIFFERS", ""], (await auditor.Audits.EnterInterpretationsAsync(Enter(id, wrong, right))).Rows.Select(row => row.Reason));
    }

    [Fact]
    public async Task Records_are_for_auditors_and_for_audits_that_compare_them()
    {
        const string id = "audi-secret";
        await Counted("audi-polled", AuditMethod.Bravo);
        await Refuses(StatusCode.InvalidArgument, Chunk("audi-polled", Records("audi-polled", "akm-1")));
        await Recorded(id, AuditMethod.AlphaComparison);
        var page = await auditor.Audits.ListBallotRecordsAsync(new() { AuditId = id, PrecinctId = "akm-1", PageSize = 90 });
        var rest = await auditor.Audits.ListBallotRecordsAsync(new() { AuditId = id, PrecinctId = "akm-1", PageSize = 90, PageToken = page.NextPageToken });
        Assert.Equal(Records(id, "akm-1").Records, page.Records.Concat(rest.Records));
        await Refused.By(auditor.Audits.ListBallotRecordsAsync(new() { AuditId = id, PrecinctId = "akm-9" }), StatusCode.NotFound, "STATION_NOT_IN_MANIFEST");
        await Refused.By(everybody.Audits.ListBallotRecordsAsync(new() { AuditId = id, PrecinctId = "akm-1" }), StatusCode.Unauthenticated, "TOKEN_INVALID");
        await Refused.By(world.As("auditor@arland").Audits.ListBallotRecordsAsync(new() { AuditId = id, PrecinctId = "akm-1" }), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.Holding("press@kz").Audits.ListBallotRecordsAsync(new() { AuditId = id, PrecinctId = "akm-1" }), StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED");
    }

    private async Task<Audit> Counted(string id, AuditMethod method)
    {
        await world.Election(id, ElectionKind.Regular, $"{id}-a", $"{id}-b");
        await commission.Protocols.ImportProtocolsAsync(CountingWorld.Import(id, [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ($"{id}-a", 80), ($"{id}-b", 10)))]));
        return (await commission.Audits.PlanAuditAsync(Plan(id, method))).Audit;
    }

    private async Task Recorded(string id, AuditMethod method)
    {
        await Counted(id, method);
        await Import(commission, Chunk(id, [.. CountingWorld.Stations.Select(station => Records(id, station))]));
    }

    private async Task<IReadOnlyList<SampledBallot>> Sampled(string id) =>
        (await everybody.Audits.ListSampledBallotsAsync(new() { AuditId = id, PageSize = 1000 })).Ballots;

    private static string OnPaper(string id, uint ballot) => ballot <= 80 ? $"{id}-a" : ballot <= 90 ? $"{id}-b" : "";

    private static StationBallotRecords Records(string id, string station) => new()
    {
        PrecinctId = station,
        Records =
        {
            Enumerable.Range(1, 91).Select(ballot => new BallotRecord
            {
                Ballot = (uint)ballot, Container = "box-1", Imprint = $"{station}-{ballot}", CandidateId = OnPaper(id, (uint)ballot),
            }),
        },
    };

    private static ImportBallotRecordsRequest Chunk(string id, params StationBallotRecords[] rows) =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-06-10", AuditId = id, Rows = { rows } };

    private async Task Refuses(StatusCode status, params ImportBallotRecordsRequest[] chunks) =>
        Assert.Equal(status, (await Assert.ThrowsAsync<RpcException>(() => Import(commission, chunks))).StatusCode);

    private static async Task<List<ImportBallotRecordsResponse>> Import(Clients clients, params ImportBallotRecordsRequest[] chunks)
    {
        using var call = clients.Audits.ImportBallotRecords(cancellationToken: TestContext.Current.CancellationToken);
        var answers = new List<ImportBallotRecordsResponse>();
        foreach (var chunk in chunks)
        {
            await call.RequestStream.WriteAsync(chunk, TestContext.Current.CancellationToken);
            Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
            answers.Add(call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        return answers;
    }
}
