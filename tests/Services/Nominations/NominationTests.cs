using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Nominations;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Nominations;

public sealed class NominationTests(VotingWorld world)
{
    private const string Nominations = "elections.nominations.";

    private Saylau.Elections.V1.NominationService.NominationServiceClient Commission => world.Commission.Nominations;

    private Saylau.Elections.V1.NominationService.NominationServiceClient Public => world.Public.Nominations;

    [Fact]
    public async Task A_candidate_is_registered_when_every_rule_is_met()
    {
        await Called("full");
        await world.RegisteredParty("full-party");
        var party = world.As("party@full-party").Nominations;
        var nominated = await party.NominateCandidateAsync(Nominate("full", "full-one", Nominator.Party, "full-party"));
        await Refused.ByRules(Commission.DecideNominationAsync(Decide("full-one", NominationOutcome.Registered)),
            Nominations + "language", Nominations + "deposit", Nominations + "support", Nominations + "support_spread");
        await Commission.RecordLanguageExaminationAsync(Examine("full-one", true));
        await Commission.RecordDepositAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-02-15", CandidateId = "full-one", Amount = 799_950 });
        await Commission.RecordSupportBaseAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-02-05", ElectionId = "full", RegisteredVoters = 110_000 });
        await party.ImportSupportSheetsAsync(Support("full-one", 11, 100));
        var registered = (await Commission.DecideNominationAsync(Decide("full-one", NominationOutcome.Registered, nominated.Candidate.Etag))).Candidate;

        Assert.Equal([Outcome.Satisfied, Outcome.NotApplicable, Outcome.Satisfied, Outcome.Satisfied], nominated.Findings.Select(finding => finding.Outcome));
        Assert.Equal((CandidateState.Registered, true, 799_950u, 1_100u, 11u),
            (registered.State, registered.Examination.Passed, registered.Deposit.Amount, registered.Support.Valid, registered.Support.Regions));
        Assert.Equal([CandidateState.Nominated, CandidateState.Registered], registered.History.Select(change => change.State));
        Assert.Equal(registered, (await Public.GetCandidateAsync(new() { CandidateId = "full-one" })).Candidate);
        Assert.Empty(Refused.Unmet((await Public.CheckEligibilityAsync(new() { CandidateId = "full-one", AsOf = "2011-03-02" })).Findings));
        Assert.Equal(CandidateState.Nominated, Assert.Single(await Listed("full", "2011-03-01")).State);
        Assert.Empty(await Listed("full", "2011-02-07"));
        Assert.Empty(await Listed("full", "", CandidateState.Nominated));
    }

    [Fact]
    public async Task Refusals_withdrawals_and_opposition_are_counted()
    {
        await Called("count");
        foreach (var id in new[] { "count-a", "count-b", "count-c" })
            await Commission.NominateCandidateAsync(Nominate("count", id));
        await Commission.RecordLanguageExaminationAsync(Examine("count-a", false));
        var refused = await Commission.DecideNominationAsync(Decide("count-a", NominationOutcome.Refused));
        await Commission.WithdrawCandidateAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-03-03", CandidateId = "count-b" });
        await world.As("press@kz").Attributions.AttributeAlignmentAsync(Claim("count-c", Alignment.Opposition));

        var count = await Public.CountCandidatesAsync(new() { ElectionId = "count", AsOf = "2011-04-03" });

        Assert.Contains(Nominations + "language", Refused.Unmet(refused.Findings));
        Assert.Equal((3u, 1u, 0u, 1u, 1u), (count.Applied, count.Undecided, count.Registered, count.Refused, count.Withdrawn));
        Assert.Equal((1u, 0u, 1u, 1u, 0u), (count.Examined, count.Passed, count.Failed, count.RefusedForLanguage, count.Opposition));
        Assert.Equal(Provenance.Unverified, count.Source.Provenance);
        await Refused.ByRules(Commission.DecideNominationAsync(Decide("count-b", NominationOutcome.Refused)), Nominations + "step_follows");
        var claim = Assert.Single((await world.Public.Attributions.ListAttributionsAsync(new() { Jurisdiction = "kz", SubjectId = "count-c" })).Attributions);
        Assert.Equal((Alignment.Opposition, AttributionSubject.Candidate, "a newspaper"), (claim.Alignment, claim.SubjectKind, claim.AttributedTo));
        Assert.Empty((await world.Public.Attributions.ListAttributionsAsync(new() { Jurisdiction = "kz", SubjectId = "count-c", Alignment = Alignment.Government })).Attributions);
        await Refused.By(world.As("press@kz").Attributions.AttributeAlignmentAsync(Claim("count-c", Alignment.Opposition)), StatusCode.AlreadyExists, "ATTRIBUTION_EXISTS");
        await Refused.By(world.As("press@kz").Attributions.AttributeAlignmentAsync(Claim("nobody", Alignment.Opposition)), StatusCode.NotFound, "CANDIDATE_NOT_FOUND");
    }

    [Fact]
    public async Task A_party_that_is_not_registered_nominates_nobody_and_what_parties_knew_is_kept()
    {
        await Called("pers-registered");
        await world.Party("pers-unregistered");
        await Refused.ByRules(world.As("party@pers-unregistered").Nominations.NominateCandidateAsync(Nominate("pers-registered", "pers-none", Nominator.Party, "pers-unregistered")),
            Nominations + "party_registered");
        await world.RegisteredParty("pers-registered-party");
        var nominated = await world.As("party@pers-registered-party").Nominations.NominateCandidateAsync(Nominate("pers-registered", "pers-one", Nominator.Party, "pers-registered-party"));
        var alone = await Commission.NominateCandidateAsync(Nominate("pers-registered", "pers-two", Nominator.Self));

        // A party's registration alone is more than a dozen events.
        Assert.InRange(Assert.Single(nominated.Candidate.History).PartiesLedgerSize, 16ul, (await world.PartiesLedger()).Size);
        Assert.False(Assert.Single(alone.Candidate.History).HasPartiesLedgerSize);
    }

    [Fact]
    public async Task Who_nominates_is_asked_of_parties_first()
    {
        await world.Scheduled("asked");
        await world.RegisteredParty("asked-party");
        var party = world.As("party@asked-party").Nominations;

        await Refused.ByRules(party.NominateCandidateAsync(Nominate("asked", "asked-one", Nominator.Party, "asked-party")), Nominations + "election_called");
        await world.Commission.Calendar.CallElectionAsync(VotingWorld.Call("asked", "asked-office", ElectionKind.Regular));
        await Refused.By(Commission.NominateCandidateAsync(Nominate("asked", "asked-one", Nominator.Party, "nobody")), StatusCode.InvalidArgument, "NOMINATING_PARTY_UNKNOWN");
        await Refused.By(Commission.NominateCandidateAsync(Nominate("asked", "asked-one", Nominator.Party)), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(world.As("party@other").Nominations.NominateCandidateAsync(Nominate("asked", "asked-one", Nominator.Party, "asked-party")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(party.NominateCandidateAsync(Nominate("asked", "asked-one")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(Commission.NominateCandidateAsync(Nominate("nowhere", "asked-one")), StatusCode.NotFound, "ELECTION_NOT_FOUND");
        Assert.Empty(Refused.Unmet((await Public.CheckNominationAsync(
            new() { ElectionId = "asked", Nominator = Nominator.Party, PartyId = "asked-party", AsOf = "2011-02-05" })).Findings));
        await party.NominateCandidateAsync(Nominate("asked", "asked-one", Nominator.Party, "asked-party"));
        await Refused.By(party.NominateCandidateAsync(Nominate("asked", "asked-one", Nominator.Party, "asked-party")), StatusCode.AlreadyExists, "CANDIDATE_EXISTS");
    }

    [Fact]
    public async Task Nobody_passes_against_the_vote_and_nothing_is_recorded_twice()
    {
        await Called("once");
        await Commission.NominateCandidateAsync(Nominate("once", "once-one"));
        var passed = Examine("once-one", true);
        (passed.VotesFor, passed.VotesAgainst) = (1, 4);
        passed.Parts.RemoveAt(0);
        await Refused.ByRules(Commission.RecordLanguageExaminationAsync(passed), Nominations + "language.parts", Nominations + "language.vote");
        await Commission.RecordLanguageExaminationAsync(Examine("once-one", true));
        await Refused.By(Commission.RecordLanguageExaminationAsync(Examine("once-one", true)), StatusCode.AlreadyExists, "LANGUAGE_EXAMINATION_EXISTS");

        var deposit = new RecordDepositRequest { RequestId = World.NewId(), OccurredOn = "2011-02-15", CandidateId = "once-one", Amount = 1 };
        await Commission.RecordDepositAsync(deposit);
        deposit.RequestId = World.NewId();
        await Refused.By(Commission.RecordDepositAsync(deposit), StatusCode.AlreadyExists, "DEPOSIT_EXISTS");
        var voters = new RecordSupportBaseRequest { RequestId = World.NewId(), OccurredOn = "2011-02-15", ElectionId = "once", RegisteredVoters = 1 };
        Assert.Equal(1u, (await Commission.RecordSupportBaseAsync(voters)).SupportBase.RegisteredVoters);
        voters.RequestId = World.NewId();
        await Refused.By(Commission.RecordSupportBaseAsync(voters), StatusCode.AlreadyExists, "SUPPORT_BASE_EXISTS");
    }

    [Fact]
    public async Task Who_collected_support_is_told_to_insiders_alone()
    {
        await Called("told");
        await Commission.NominateCandidateAsync(Nominate("told", "told-one"));
        await Commission.ImportSupportSheetsAsync(Support("told-one", 1, 5));

        var (outside, inside) = (await Public.ListSupportSheetsAsync(new() { CandidateId = "told-one" }), await Commission.ListSupportSheetsAsync(new() { CandidateId = "told-one" }));

        Assert.Equal(("", "a collector"), (outside.Sheets[0].Sheet.Collector, inside.Sheets[0].Sheet.Collector));
        Assert.Equal((1, 0), (outside.Withheld.Count, inside.Withheld.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_happens_to_a_candidate_follows_the_table(int seed)
    {
        var id = $"walk-{seed}";
        await Called(id);
        await Commission.NominateCandidateAsync(Nominate(id, id));
        await Commission.RecordLanguageExaminationAsync(Examine(id, true));
        await Commission.RecordDepositAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-02-15", CandidateId = id, Amount = 799_950 });
        await Commission.RecordSupportBaseAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-02-05", ElectionId = id, RegisteredVoters = 110_000 });
        await Commission.ImportSupportSheetsAsync(Support(id, 11, 100));
        var acts = new Dictionary<CandidateAct, Func<Task>>
        {
            [CandidateAct.Return] = () => Commission.ReturnNominationAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-03-02", CandidateId = id, Reason = "defects" }).ResponseAsync,
            [CandidateAct.Resubmit] = () => Commission.ResubmitNominationAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-03-02", CandidateId = id, Reason = "cured" }).ResponseAsync,
            [CandidateAct.Register] = () => Commission.DecideNominationAsync(Decide(id, NominationOutcome.Registered)).ResponseAsync,
            [CandidateAct.Refuse] = () => Commission.DecideNominationAsync(Decide(id, NominationOutcome.Refused)).ResponseAsync,
            [CandidateAct.Appeal] = () => Commission.AppealNominationAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-03-02", CandidateId = id, Reason = "wrong" }).ResponseAsync,
            [CandidateAct.Uphold] = () => Commission.DecideNominationAppealAsync(Appeal(id, AppealOutcome.Upheld)).ResponseAsync,
            [CandidateAct.Dismiss] = () => Commission.DecideNominationAppealAsync(Appeal(id, AppealOutcome.Dismissed)).ResponseAsync,
            [CandidateAct.Deregister] = () => Commission.DeregisterCandidateAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-03-02", CandidateId = id, Authority = "a court", Reason = "so ordered" }).ResponseAsync,
            [CandidateAct.Restore] = () => Commission.RestoreCandidateAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-03-02", CandidateId = id, Authority = "a court", Reason = "so ordered" }).ResponseAsync,
        };

        var taken = await LifecycleWalk.Take(NominationRules.Lifecycle, acts,
            async () => (await Public.GetCandidateAsync(new() { CandidateId = id })).Candidate.State, seed, 40);

        Assert.NotEmpty(taken);
        var candidate = (await Public.GetCandidateAsync(new() { CandidateId = id })).Candidate;
        Assert.Equal(taken.Select(step => step.Act).Prepend(CandidateAct.Nominate), candidate.History.Select(change => change.Act));
    }

    [Fact]
    public async Task A_court_upholds_an_appeal_against_rules_that_are_not_met_and_they_stand_beside_it()
    {
        await Called("court");
        await Commission.NominateCandidateAsync(Nominate("court", "court-one"));
        await Commission.DecideNominationAsync(Decide("court-one", NominationOutcome.Refused));
        await Commission.AppealNominationAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-03-02", CandidateId = "court-one", Reason = "wrong" });
        var upheld = await Commission.DecideNominationAppealAsync(Appeal("court-one", AppealOutcome.Upheld));

        Assert.Equal((CandidateState.Registered, "a court"), (upheld.Candidate.State, upheld.Candidate.History[^1].Authority));
        Assert.Contains(Nominations + "deposit", Refused.Unmet(upheld.Candidate.History[^1].Findings));
        await Commission.RecordDeathAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-03-02", CandidateId = "court-one", Reason = "reported" });
        Assert.Equal([Nominations + "step_follows"], Refused.Unmet((await Public.CheckCandidateChangeAsync(
            new() { CandidateId = "court-one", Act = CandidateAct.Withdraw })).Findings));
        Assert.Equal(1u, (await Public.CountCandidatesAsync(new() { ElectionId = "court", AsOf = "2011-04-03" })).Deceased);
    }

    [Fact]
    public async Task A_party_that_is_suspended_after_it_nominated_cannot_have_its_candidate_registered()
    {
        await Called("suspended");
        await world.RegisteredParty("suspended-party");
        await world.RegisteredParty("suspended-free");
        await Commission.NominateCandidateAsync(Nominate("suspended", "suspended-one", Nominator.Party, "suspended-party"));
        await Commission.NominateCandidateAsync(Nominate("suspended", "suspended-two", Nominator.Party, "suspended-free"));
        await world.Suspend("suspended-party", "2011-02-20");

        Assert.Empty(await Affected("2011-02-19"));
        var affected = Assert.Single(await Affected("2011-02-20"));
        Assert.Equal(("suspended-one", "suspended-party", Outcome.Violated), (affected.CandidateId, affected.PartyId, affected.Finding.Outcome));
        Assert.DoesNotContain(Nominations + "party_free", Refused.Unmet((await Public.CheckEligibilityAsync(new() { CandidateId = "suspended-one", AsOf = "2011-02-19" })).Findings));
        await Refused.ByRules(Commission.DecideNominationAsync(Decide("suspended-one", NominationOutcome.Registered)),
            Nominations + "language", Nominations + "deposit", Nominations + "support", Nominations + "support_spread", Nominations + "party_free");
        await Refused.ByRules(Commission.DecideNominationAsync(Decide("suspended-two", NominationOutcome.Registered)),
            Nominations + "language", Nominations + "deposit", Nominations + "support", Nominations + "support_spread");
        await Refused.By(Public.ListAffectedCandidatesAsync(new() { ElectionId = "nowhere" }), StatusCode.NotFound, "ELECTION_NOT_FOUND");

        async Task<IReadOnlyList<AffectedCandidate>> Affected(string day) =>
            (await Public.ListAffectedCandidatesAsync(new() { ElectionId = "suspended", AsOf = day })).Candidates;
    }

    [Fact]
    public async Task Who_failed_is_examined_once_more_on_appeal_and_the_last_decides()
    {
        await Called("again");
        await Commission.NominateCandidateAsync(Nominate("again", "again-one"));
        var second = Examine("again-one", true);
        second.OnAppeal = true;
        await Refused.ByRules(Commission.RecordLanguageExaminationAsync(second), Nominations + "language.appeal");
        await Commission.RecordLanguageExaminationAsync(Examine("again-one", false));
        second = Examine("again-one", true);
        (second.OnAppeal, second.OccurredOn) = (true, "2011-02-14");
        var examination = (await Commission.RecordLanguageExaminationAsync(second)).Examination;

        var candidate = (await Public.GetCandidateAsync(new() { CandidateId = "again-one" })).Candidate;
        Assert.Equal((2u, true, examination), (examination.Round, examination.Passed, candidate.Examination));
        var first = Assert.Single(candidate.EarlierExaminations);
        Assert.Equal((1u, false, 9), (first.Round, first.Passed, first.Parts.Sum(part => (int)part.Errors)));
        Assert.Contains(Nominations + "language", Refused.Unmet((await Public.CheckEligibilityAsync(new() { CandidateId = "again-one", AsOf = "2011-02-13" })).Findings));
        Assert.DoesNotContain(Nominations + "language", Refused.Unmet((await Public.CheckEligibilityAsync(new() { CandidateId = "again-one", AsOf = "2011-02-14" })).Findings));
        var count = await Public.CountCandidatesAsync(new() { ElectionId = "again", AsOf = "2011-02-14" });
        Assert.Equal((1u, 1u, 0u), (count.Examined, count.Passed, count.Failed));
        second.RequestId = World.NewId();
        await Refused.By(Commission.RecordLanguageExaminationAsync(second), StatusCode.AlreadyExists, "LANGUAGE_EXAMINATION_EXISTS");
    }

    [Fact]
    public async Task While_parties_is_down_nobody_is_registered_whom_a_party_nominated()
    {
        await using var alone = new VotingWorld();
        await alone.InitializeAsync();
        await alone.RegisteredParty("down-party");
        await alone.Office("down-office");
        await alone.Commission.Calendar.CallElectionAsync(VotingWorld.Call("down", "down-office"));
        var nominations = alone.Commission.Nominations;
        await nominations.NominateCandidateAsync(Nominate("down", "down-one", Nominator.Party, "down-party"));
        await nominations.NominateCandidateAsync(Nominate("down", "down-two"));
        await alone.Stop("parties");

        await Refused.By(nominations.DecideNominationAsync(Decide("down-one", NominationOutcome.Registered)), StatusCode.Unavailable, "SERVICE_UNAVAILABLE");
        await Refused.By(nominations.CheckEligibilityAsync(new() { CandidateId = "down-one" }), StatusCode.Unavailable, "SERVICE_UNAVAILABLE");
        await Refused.By(nominations.ListAffectedCandidatesAsync(new() { ElectionId = "down" }), StatusCode.Unavailable, "SERVICE_UNAVAILABLE");
        Assert.Equal(CandidateState.Refused, (await nominations.DecideNominationAsync(Decide("down-two", NominationOutcome.Refused))).Candidate.State);
        Assert.Equal(CandidateState.Nominated, (await nominations.GetCandidateAsync(new() { CandidateId = "down-one" })).Candidate.State);
    }

    private static DecideNominationAppealRequest Appeal(string id, AppealOutcome outcome) =>
        new() { RequestId = World.NewId(), OccurredOn = "2011-03-02", CandidateId = id, Outcome = outcome, Authority = "a court", Reason = "so it finds" };

    private static NominateCandidateRequest Nominate(string election, string id, Nominator nominator = Nominator.Self, string party = "") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2011-02-08",
        Source = new() { Provenance = Provenance.Unverified, Citation = "from memory" },
        ElectionId = election,
        CandidateId = id,
        Person = new() { PersonId = id, Name = VotingWorld.Name(id) },
        Nominator = nominator,
        PartyId = party,
        BornOn = "1960-01-01",
        CitizenByBirth = true,
        ResidentSince = "1990",
    };

    private static RecordLanguageExaminationRequest Examine(string id, bool passed) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2011-02-12",
        CandidateId = id,
        Parts =
        {
            new ExaminedPart { Part = LanguagePart.Writing, Errors = passed ? 1u : 9 },
            new ExaminedPart { Part = LanguagePart.Reading },
            new ExaminedPart { Part = LanguagePart.Speech },
        },
        VotesFor = passed ? 5u : 0,
        VotesAgainst = passed ? 0u : 5,
        Passed = passed,
    };

    private static ImportSupportSheetsRequest Support(string id, int regions, uint valid) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2011-02-25",
        CandidateId = id,
        Rows = { World.Regions.Take(regions).Select(region => new SignatureSheet { Sheet = region, Region = region, Valid = valid, Collector = "a collector" }) },
    };

    private static DecideNominationRequest Decide(string id, NominationOutcome outcome, string etag = "") =>
        new() { RequestId = World.NewId(), OccurredOn = "2011-03-02", CandidateId = id, Outcome = outcome, Reason = "by the law", Etag = etag };

    private static AttributeAlignmentRequest Claim(string id, Alignment alignment) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2011-03-10",
        AttributionId = $"{id}-claim",
        SubjectKind = AttributionSubject.Candidate,
        SubjectId = id,
        Alignment = alignment,
        AttributedTo = "a newspaper",
        Quote = "so it is said",
    };

    private async Task Called(string id)
    {
        await world.Office($"{id}-office");
        await world.Commission.Calendar.CallElectionAsync(VotingWorld.Call(id, $"{id}-office"));
    }

    private async Task<IReadOnlyList<Candidate>> Listed(string election, string asOf, params CandidateState[] states) =>
        (await Public.ListCandidatesAsync(new() { ElectionId = election, AsOf = asOf, States = { states } })).Candidates;
}
