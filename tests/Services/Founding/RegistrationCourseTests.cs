using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Founding;

public sealed class RegistrationCourseTests(FoundingWorld world)
{
    [Fact]
    public async Task What_is_lacking_is_told_step_by_step_until_nothing_is()
    {
        await world.Party("foun-steps");
        var party = world.As("party@foun-steps");
        Assert.Equal("LLLLLN", await Steps("foun-steps", "2021-01-05"));

        await party.Founding.NotifyOrganisingCommitteeAsync(FoundingWorld.Notice("foun-steps"));
        await world.Registrar.Founding.AnswerNoticeAsync(FoundingWorld.Answer("foun-steps"));
        Assert.Equal("LLLLLN", await Steps("foun-steps", "2021-01-19"));
        Assert.Equal("DLLLLN", await Steps("foun-steps", "2021-01-20"));
        Assert.Equal("2021-03-21", (await Ready("foun-steps", "2021-01-20")).Steps[1].DueOn);

        await party.Congresses.RecordFoundingCongressAsync(FoundingWorld.Congress("foun-steps"));
        Assert.Equal("DDLLLN", await Steps("foun-steps", "2021-02-10"));
        Assert.Equal("2021-04-11", (await Ready("foun-steps", "2021-02-10")).Steps[3].DueOn);
        await Refused.ByRules(party.Registration.ApplyForRegistrationAsync(FoundingWorld.Apply("foun-steps")), "parties.signatures.per_region", "parties.signatures.per_region");

        await world.Import("foun-steps", [.. FoundingWorld.Rows("n", "AR-NOR", 2001, 11), .. FoundingWorld.Rows("s", "AR-SOU", 2012, 11)]);
        Assert.Equal(("DDDLLN", true), (await Steps("foun-steps", "2021-03-01"), (await Ready("foun-steps", "2021-03-01")).MayApply));

        await party.Registration.ApplyForRegistrationAsync(FoundingWorld.Apply("foun-steps"));
        Assert.Equal(("DDDDLN", false), (await Steps("foun-steps", "2021-03-01"), (await Ready("foun-steps", "2021-03-01")).MayApply));
        Assert.Equal("2021-03-31", (await Ready("foun-steps", "2021-03-01")).Steps[4].DueOn);

        await world.Registrar.Registration.DecideApplicationAsync(FoundingWorld.Decide("foun-steps", DecisionOutcome.Approved));
        var ready = await Ready("foun-steps", "2021-03-20");
        Assert.Equal(("NDDDDN", true, "foun-steps-application"), (Word(ready), ready.Registered, ready.ApplicationId));
        Assert.Equal(AuthorityState.Approved, Assert.Single(ready.Reviews).State);
        // What came later is not told of an earlier day.
        var before = await Ready("foun-steps", "2021-03-19");
        Assert.Equal(("DDDDLN", false, false), (Word(before), before.Registered, before.MayApply));
    }

    [Fact]
    public async Task An_application_without_notice_or_too_late_after_the_congress_is_refused()
    {
        await world.Party("foun-rushed");
        var congress = FoundingWorld.Congress("foun-rushed");
        congress.CommitteeId = "";
        await world.As("party@foun-rushed").Congresses.RecordFoundingCongressAsync(congress);
        await world.Import("foun-rushed", [.. FoundingWorld.Rows("n", "AR-NOR", 2101, 11), .. FoundingWorld.Rows("s", "AR-SOU", 2112, 11)]);
        await world.Signed("foun-slow", 2201);

        await Refused.ByRules(world.As("party@foun-rushed").Registration.ApplyForRegistrationAsync(FoundingWorld.Apply("foun-rushed")),
            "parties.founding.notice", "parties.founding.congress_days", "parties.founding.congress_notice_days");
        await Refused.ByRules(world.As("party@foun-slow").Registration.ApplyForRegistrationAsync(FoundingWorld.Apply("foun-slow", "2021-04-12")), "parties.founding.filing_days");
        Assert.Equal("2021-05-11", Assert.Single((await world.As("party@foun-slow").Registration.ApplyForRegistrationAsync(FoundingWorld.Apply("foun-slow", "2021-04-11"))).Application.Reviews).DecisionDueOn);
    }

    [Fact]
    public async Task A_return_gives_time_for_a_cure_and_the_cure_gives_the_authority_its_time_anew()
    {
        await world.Applied("foun-cure", 2301);
        var party = world.As("party@foun-cure").Registration;

        var returned = (await world.Registrar.Registration.ReturnApplicationAsync(FoundingWorld.Return("foun-cure"))).Application;

        Assert.Equal((ApplicationState.Returned, AuthorityState.Returned, ""), (returned.State, returned.Reviews[0].State, returned.Reviews[0].DecisionDueOn));
        Assert.Equal(("The charter is not signed.", "2021-03-10", "2021-03-24", ""),
            (returned.Reviews[0].Returns[0].Defects, returned.Reviews[0].Returns[0].ReturnedOn, returned.Reviews[0].Returns[0].CureDueOn, returned.Reviews[0].Returns[0].ResubmittedOn));
        await Refused.ByRules(world.Registrar.Registration.DecideApplicationAsync(FoundingWorld.Decide("foun-cure", DecisionOutcome.Approved)), "parties.registration.decides_once");
        await Refused.ByRules(world.Registrar.Registration.DecideApplicationAsync(FoundingWorld.Decide("foun-cure", DecisionOutcome.Refused, "2021-03-24")), "parties.registration.cure_over");
        await Refused.ByRules(party.ResubmitApplicationAsync(FoundingWorld.Resubmit("foun-cure", "2021-03-25")), "parties.registration.cure_days");
        Assert.Equal(["parties.registration.cure_days"], Refused.Unmet((await world.Public.Registration.CheckResubmissionAsync(new() { ApplicationId = "foun-cure-application", AsOf = "2021-03-25" })).Findings));
        Assert.Equal("2021-03-24", (await Ready("foun-cure", "2021-03-15")).Steps[4].DueOn);

        var resubmitted = (await party.ResubmitApplicationAsync(FoundingWorld.Resubmit("foun-cure", "2021-03-24"))).Application;

        Assert.Equal((ApplicationState.Pending, AuthorityState.Waiting, "2021-04-23"), (resubmitted.State, resubmitted.Reviews[0].State, resubmitted.Reviews[0].DecisionDueOn));
        Assert.Equal(("2021-03-24", "It is signed now.", 1), (resubmitted.Reviews[0].Returns[0].ResubmittedOn, resubmitted.Reviews[0].Returns[0].Statement, resubmitted.Reviews[0].Returns[0].Documents.Count));
        Assert.Equal(resubmitted, (await world.Public.Registration.GetApplicationAsync(new() { ApplicationId = "foun-cure-application" })).Application);
        await Refused.ByRules(world.Registrar.Registration.ReturnApplicationAsync(FoundingWorld.Return("foun-cure", "2021-03-30")), "parties.registration.returns");
        var late = await world.Registrar.Registration.DecideApplicationAsync(FoundingWorld.Decide("foun-cure", DecisionOutcome.Approved, "2021-04-24"));
        Assert.Equal((ApplicationState.Approved, Outcome.Warning), (late.Application.State, late.Findings.Single(finding => finding.Rule is "parties.registration.decision_days").Outcome));
    }

    [Fact]
    public async Task A_refusal_says_why_and_the_next_application_waits_and_names_it()
    {
        await world.Applied("foun-again", 2401);
        var party = world.As("party@foun-again").Registration;
        var silent = FoundingWorld.Decide("foun-again", DecisionOutcome.Refused, "2021-03-10");
        silent.Reason = "";

        await Refused.ByRules(world.Registrar.Registration.DecideApplicationAsync(silent), "parties.registration.reasons");
        await Refused.ByRules(party.ApplyForRegistrationAsync(FoundingWorld.Apply("foun-again", "2021-03-05", "-second")), "parties.registration.one_open");
        await world.Registrar.Registration.DecideApplicationAsync(FoundingWorld.Decide("foun-again", DecisionOutcome.Refused, "2021-03-10"));
        await Refused.ByRules(party.ApplyForRegistrationAsync(FoundingWorld.Apply("foun-again", "2021-04-08", "-second")), "parties.registration.reapplication_days");
        var second = (await party.ApplyForRegistrationAsync(FoundingWorld.Apply("foun-again", "2021-04-09", "-second"))).Application;

        Assert.Equal(("foun-again-application", ApplicationKind.Founding), (second.PreviousApplicationId, second.Kind));
        var withdrawn = (await party.WithdrawApplicationAsync(new() { RequestId = World.NewId(), OccurredOn = "2021-04-10", ApplicationId = "foun-again-application-second", Reason = "To be reworked." })).Application;
        Assert.Equal(ApplicationState.Withdrawn, withdrawn.State);
        await Refused.ByRules(world.Registrar.Registration.DecideApplicationAsync(FoundingWorld.Decide("foun-again", DecisionOutcome.Approved, "2021-04-11", "-second")), "parties.registration.application_open");
        Assert.Equal("foun-again-application-second", (await party.ApplyForRegistrationAsync(FoundingWorld.Apply("foun-again", "2021-04-11", "-third"))).Application.PreviousApplicationId);
    }

    [Fact]
    public async Task Another_party_neither_cures_nor_withdraws_and_another_authority_does_not_return()
    {
        await world.Applied("foun-scope", 2501);
        var stranger = world.As("party@foun-stranger").Registration;

        await Refused.By(stranger.ResubmitApplicationAsync(FoundingWorld.Resubmit("foun-scope")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(stranger.WithdrawApplicationAsync(new() { RequestId = World.NewId(), ApplicationId = "foun-scope-application" }), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.As("registrar@kz").Registration.ReturnApplicationAsync(FoundingWorld.Return("foun-scope")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        var unnamed = FoundingWorld.Return("foun-scope");
        unnamed.Authority = AuthorityKind.CentralCommission;
        await Refused.ByRules(world.As("central_commission@arland").Registration.ReturnApplicationAsync(unnamed), "parties.registration.authority_named");
        var stale = FoundingWorld.Return("foun-scope");
        stale.Etag = "v9";
        await Refused.By(world.Registrar.Registration.ReturnApplicationAsync(stale), StatusCode.Aborted, "ETAG_MISMATCH");
    }

    [Theory]
    [InlineData(AuthorityAct.Approve)]
    [InlineData(AuthorityAct.Return)]
    public async Task A_check_of_what_an_authority_does_says_what_doing_it_would(AuthorityAct act)
    {
        var id = act is AuthorityAct.Approve ? "foun-check-approve" : "foun-check-return";
        await world.Applied(id, act is AuthorityAct.Approve ? 2601 : 2701);
        var check = await world.Public.Registration.CheckDecisionAsync(new() { ApplicationId = $"{id}-application", Authority = AuthorityKind.Registrar, Act = act, AsOf = "2021-03-10" });

        var findings = act is AuthorityAct.Approve
            ? (await world.Registrar.Registration.DecideApplicationAsync(FoundingWorld.Decide(id, DecisionOutcome.Approved, "2021-03-10"))).Findings
            : (await world.Registrar.Registration.ReturnApplicationAsync(FoundingWorld.Return(id))).Findings;

        Assert.Equal(check.Findings, findings);
    }

    [Fact]
    public async Task Who_was_registered_before_the_law_registers_anew_by_its_last_day()
    {
        await world.Party("foun-old");
        await world.As("party@foun-old").Congresses.RecordFoundingCongressAsync(Earlier(FoundingWorld.Congress("foun-old")));
        await world.As("party@foun-old").MemberSignatures.ImportSignatureSheetsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-03-01",
            PartyId = "foun-old",
            Rows = { Requests.Sheet("n", "AR-NOR", 20), Requests.Sheet("s", "AR-SOU", 20) },
        });
        await world.As("party@foun-old").Registration.ApplyForRegistrationAsync(FoundingWorld.Apply("foun-old", "2020-04-01"));
        await world.Registrar.Registration.DecideApplicationAsync(FoundingWorld.Decide("foun-old", DecisionOutcome.Approved, "2020-05-01"));
        Assert.Empty(await Duties("2020-12-31"));

        var open = Assert.Single(await Duties("2021-06-30"));
        Assert.Equal(("foun-old", "arland-2021", "2021-06-30", ReregistrationState.Open), (open.PartyId, open.LawVersion, open.DueOn, open.State));
        Assert.Equal(ReregistrationState.Overdue, Assert.Single(await Duties("2021-07-01")).State);
        Assert.Equal("L", (await Steps("foun-old", "2021-03-01"))[5..]);

        var anew = (await world.As("party@foun-old").Registration.ApplyForRegistrationAsync(FoundingWorld.Apply("foun-old", "2021-03-01", "-anew"))).Application;
        Assert.Equal(ApplicationKind.Reregistration, anew.Kind);
        await world.Registrar.Registration.DecideApplicationAsync(FoundingWorld.Decide("foun-old", DecisionOutcome.Approved, suffix: "-anew"));

        var met = Assert.Single(await Duties("2021-07-01"));
        Assert.Equal((ReregistrationState.Met, "2021-03-20", "foun-old-application-anew"), (met.State, met.MetOn, met.ApplicationId));
        Assert.Equal("2020-05-01", (await world.Public.Registry.GetPartyAsync(new() { PartyId = "foun-old" })).Party.RegisteredOn);
        Assert.Equal("D", (await Steps("foun-old", "2021-03-20"))[5..]);
    }

    private static RecordFoundingCongressRequest Earlier(RecordFoundingCongressRequest congress)
    {
        (congress.HeldOn, congress.OccurredOn, congress.CommitteeId) = ("2020-02-10", "2020-02-10", "");
        congress.Delegates[0].Count = 60;
        return congress;
    }

    private async Task<IEnumerable<ReregistrationDuty>> Duties(string day) =>
        (await world.Public.Registration.ListReregistrationDutiesAsync(new() { Jurisdiction = "arland", AsOf = day })).Duties;

    private async Task<CheckReadinessResponse> Ready(string id, string day) => await world.Public.Registration.CheckReadinessAsync(new() { PartyId = id, AsOf = day });

    private async Task<string> Steps(string id, string day) => Word(await Ready(id, day));

    // One letter a step: done, lacking, not asked.
    private static string Word(CheckReadinessResponse ready) => string.Concat(ready.Steps.Select(step => step.State switch
    {
        StepState.Done => 'D',
        StepState.Lacking => 'L',
        _ => 'N',
    }));
}
