using Saylau.Common.V1;
using Saylau.Elections.Nominations;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Tests.Rules.Law;

namespace Saylau.Tests.Rules.Nominations;

public sealed class NominationRulesTests
{
    private static readonly PartyFacts Free = new("kz-one", true, []), Blocked = new("kz-one", false, ["courtOrders/order"]);

    [Theory]
    [InlineData("CALLED", Outcome.Satisfied)]
    [InlineData("SCHEDULED", Outcome.Violated)]
    [InlineData("CERTIFIED", Outcome.Violated)]
    [InlineData("", Outcome.Violated)]
    public void Nominations_are_for_an_election_that_is_called(string state, Outcome expected) =>
        Assert.Equal(expected, Nominate(Nominator.Self, null, state: state)[0].Outcome);

    [Theory]
    [InlineData(Nominator.Self, true, Outcome.Satisfied)]
    [InlineData(Nominator.Self, false, Outcome.Violated)]
    [InlineData(Nominator.Party, false, Outcome.NotApplicable)]
    [InlineData(Nominator.Assembly, false, Outcome.NotApplicable)]
    public void Who_stands_alone_may_where_the_law_allows_it(Nominator nominator, bool allowed, Outcome expected) =>
        Assert.Equal(expected, Nominate(nominator, Free, allowed)[1].Outcome);

    [Fact]
    public void A_party_nominates_while_it_is_free()
    {
        Assert.Equal(Outcome.Satisfied, Nominate(Nominator.Party, Free)[2].Outcome);
        var blocked = Nominate(Nominator.Party, Blocked)[2];
        Assert.Equal((Outcome.Violated, "kz-one"), (blocked.Outcome, blocked.Subject));
        Assert.Equal(["parties/kz-one/standing", "courtOrders/order"], blocked.Evidence);
        Assert.Equal(Outcome.NotApplicable, Nominate(Nominator.Self, Blocked)[2].Outcome);
    }

    [Theory]
    [InlineData(CandidateState.Nominated, CandidateAct.Register, Outcome.Satisfied)]
    [InlineData(CandidateState.Nominated, CandidateAct.Withdraw, Outcome.Satisfied)]
    [InlineData(CandidateState.Registered, CandidateAct.Withdraw, Outcome.Satisfied)]
    [InlineData(CandidateState.Registered, CandidateAct.Refuse, Outcome.Violated)]
    [InlineData(CandidateState.Refused, CandidateAct.Register, Outcome.Violated)]
    [InlineData(CandidateState.Withdrawn, CandidateAct.Register, Outcome.Violated)]
    [InlineData(CandidateState.Returned, CandidateAct.Register, Outcome.Violated)]
    [InlineData(CandidateState.Returned, CandidateAct.Resubmit, Outcome.Satisfied)]
    [InlineData(CandidateState.Refused, CandidateAct.Uphold, Outcome.Violated)]
    [InlineData(CandidateState.Appealed, CandidateAct.Uphold, Outcome.Satisfied)]
    [InlineData(CandidateState.Deceased, CandidateAct.Restore, Outcome.Violated)]
    [InlineData(CandidateState.Deregistered, CandidateAct.Restore, Outcome.Satisfied)]
    public void One_state_follows_another_as_the_table_says(CandidateState from, CandidateAct act, Outcome expected) =>
        Assert.Equal(expected, NominationRules.MayHappen("one", from, act).Outcome);

    [Theory]
    [InlineData(1, 0, 3, 2, true, true, Outcome.Satisfied, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData(1, 1, 3, 2, true, true, Outcome.Satisfied, Outcome.Violated, Outcome.Satisfied)]
    [InlineData(0, 0, 2, 2, true, true, Outcome.Satisfied, Outcome.Satisfied, Outcome.Violated)]
    [InlineData(0, 0, 2, 3, false, true, Outcome.Satisfied, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData(0, 0, 3, 2, true, false, Outcome.Violated, Outcome.Satisfied, Outcome.Satisfied)]
    public void An_examination_is_whole_within_the_tolerance_and_as_the_vote_went(
        int writing, int reading, int votesFor, int votesAgainst, bool passed, bool speech, Outcome part, Outcome errors, Outcome vote)
    {
        var parts = new Dictionary<LanguagePart, uint> { [LanguagePart.Writing] = (uint)writing, [LanguagePart.Reading] = (uint)reading };
        if (speech)
            parts[LanguagePart.Speech] = 0;

        var findings = LanguageRules.Examined("one", parts, (uint)votesFor, (uint)votesAgainst, passed, ElectionLaws.Before.Nominations.Language).ToArray();

        Assert.Equal([Outcome.Satisfied, Outcome.Satisfied, part, errors, vote], findings.Select(finding => finding.Outcome));
    }

    [Theory]
    [InlineData("1971-04-03", 40, Outcome.Satisfied)]
    [InlineData("1971-04-04", 39, Outcome.Violated)]
    [InlineData(null, null, Outcome.Undetermined)]
    public void Age_is_counted_on_election_day(string? born, int? years, Outcome expected)
    {
        var finding = Stand(Able with { BornOn = Day(born) })["elections.nominations.age"];

        Assert.Equal((expected, (uint?)years), (finding.Outcome, finding.Actual?.Count));
    }

    [Theory]
    [InlineData("1996-04-03", Outcome.Satisfied)]
    [InlineData("1996-04-04", Outcome.Violated)]
    [InlineData(null, Outcome.Undetermined)]
    public void Residence_is_counted_to_election_day(string? since, Outcome expected) =>
        Assert.Equal(expected, Stand(Able with { ResidentSince = Day(since) })["elections.nominations.residence_years"].Outcome);

    [Theory]
    [InlineData(true, Outcome.Satisfied)]
    [InlineData(false, Outcome.Violated)]
    [InlineData(null, Outcome.Undetermined)]
    public void Birth_and_language_are_asked_of_a_person(bool? holds, Outcome expected)
    {
        var findings = Stand(Able with { CitizenByBirth = holds, LanguagePassed = holds });

        Assert.Equal(expected, findings["elections.nominations.citizen_by_birth"].Outcome);
        Assert.Equal(expected, findings["elections.nominations.language"].Outcome);
    }

    [Theory]
    [InlineData(799_950u, Outcome.Satisfied)]
    [InlineData(799_949u, Outcome.Violated)]
    [InlineData(null, Outcome.Undetermined)]
    public void The_deposit_is_so_many_minimum_wages(uint? paid, Outcome expected) =>
        Assert.Equal(expected, Stand(Able with { Deposit = paid })["elections.nominations.deposit"].Outcome);

    [Theory]
    [InlineData(11, 9_100_000u, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData(11, 9_100_001u, Outcome.Violated, Outcome.Satisfied)]
    [InlineData(10, 9_100_000u, Outcome.Satisfied, Outcome.Violated)]
    [InlineData(11, null, Outcome.Undetermined, Outcome.Satisfied)]
    [InlineData(0, 9_100_000u, Outcome.Undetermined, Outcome.Undetermined)]
    public void Support_is_a_share_of_the_voters_from_enough_regions(int regions, uint? voters, Outcome share, Outcome spread)
    {
        var findings = Stand(Able with { RegisteredVoters = voters, Support = Support(regions) });

        Assert.Equal((share, spread), (findings["elections.nominations.support"].Outcome, findings["elections.nominations.support_spread"].Outcome));
    }

    [Fact]
    public void A_region_without_a_valid_signature_is_not_counted()
    {
        var support = Support(11);
        support[ElectionLaws.Regions[15]] = new() { Region = ElectionLaws.Regions[15], Valid = 0, Invalid = 9, Sheets = 1 };

        Assert.Equal(11u, Stand(Able with { Support = support })["elections.nominations.support_spread"].Actual.Count);
    }

    [Theory]
    [InlineData(true, true, "deposit, support, support_spread")]
    [InlineData(false, false, "")]
    [InlineData(false, true, "")]
    public void Lists_are_not_asked_for_their_age_and_nobody_is_whom_assemblies_elect(bool direct, bool list, string asked)
    {
        var findings = Stand(Able with { IsDirect = direct, IsList = list });

        Assert.Equal(7, findings.Count);
        Assert.Equal(asked, string.Join(", ", findings.Values.Where(finding => finding.Outcome is not Outcome.NotApplicable)
            .Select(finding => finding.Rule["elections.nominations.".Length..])));
    }

    [Theory]
    [InlineData(PartySuspensionEffect.Unspecified, true, "elections.nominations.party_free", Outcome.Satisfied)]
    [InlineData(PartySuspensionEffect.Unspecified, false, "elections.nominations.party_free", Outcome.Violated)]
    [InlineData(PartySuspensionEffect.Keep, false, "suspended", Outcome.NotApplicable)]
    [InlineData(PartySuspensionEffect.StrikeOut, true, "suspended", Outcome.Satisfied)]
    [InlineData(PartySuspensionEffect.StrikeOut, false, "suspended", Outcome.Violated)]
    public void What_a_suspended_party_means_for_its_candidates_the_law_says(PartySuspensionEffect effect, bool free, string rule, Outcome expected)
    {
        var law = ElectionLaws.Before.Nominations;
        law.OnPartySuspended = effect is PartySuspensionEffect.Unspecified ? null : new() { Rule = "suspended", Effect = effect };

        var finding = Assert.Single(NominationRules.StillStands(free ? Free : Blocked, law));

        Assert.Equal((rule, expected, free ? "FREE" : "BLOCKED"), (finding.Rule, finding.Outcome, finding.Actual.Text));
        Assert.Empty(NominationRules.StillStands(null, law));
    }

    [Fact]
    public void A_party_that_nominates_is_registered_where_the_law_asks_it()
    {
        var law = ElectionLaws.Before.Nominations;
        law.PartyRegistered = new() { Rule = "registered", Required = true };

        Assert.Equal(Outcome.Satisfied, Registered(Free));
        Assert.Equal(Outcome.Violated, Registered(Free with { IsRegistered = false }));
        Assert.DoesNotContain(NominationRules.MayNominate("election", "CALLED", Nominator.Self, Free, law), finding => finding.Rule is "registered");

        Outcome Registered(PartyFacts party) =>
            NominationRules.MayNominate("election", "CALLED", Nominator.Party, party, law).Single(finding => finding.Rule is "registered").Outcome;
    }

    [Theory]
    [InlineData(false, Outcome.Satisfied)]
    [InlineData(true, Outcome.Violated)]
    [InlineData(null, Outcome.Violated)]
    public void Who_failed_is_examined_again_on_appeal(bool? passed, Outcome expected) =>
        Assert.Equal(expected, LanguageRules.MayAppeal("one", passed, ElectionLaws.Before.Nominations.Language).Outcome);

    private static readonly EligibilityFacts Able = new()
    {
        CandidateId = "one",
        ElectionId = "election",
        IsDirect = true,
        IsList = false,
        VotingOn = new(2011, 4, 3),
        BornOn = new(1950, 1, 1),
        CitizenByBirth = true,
        ResidentSince = new(1950, 1, 1),
        LanguagePassed = true,
        Deposit = 800_000,
        RegisteredVoters = 9_100_000,
        Support = Support(11),
    };

    private static Finding[] Nominate(Nominator nominator, PartyFacts? party, bool selfAllowed = true, string state = "CALLED")
    {
        var law = ElectionLaws.Before.Nominations;
        law.SelfNomination.Required = selfAllowed;
        return [.. NominationRules.MayNominate("election", state, nominator, party, law)];
    }

    private static Dictionary<string, Finding> Stand(EligibilityFacts facts) =>
        EligibilityRules.MayStand(facts, ElectionLaws.Before.Nominations, ElectionLaws.Country).ToDictionary(finding => finding.Rule);

    // Ninety-one thousand valid signatures in all, from so many regions.
    private static Dictionary<string, RegionSignatures> Support(int regions) => ElectionLaws.Regions.Take(regions)
        .Select((region, at) => new RegionSignatures { Region = region, Valid = at == 0 ? 91_000 - (regions - 1) : 1, Invalid = 0, Sheets = 1 })
        .ToDictionary(row => row.Region);

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, null);
}
