using System.Globalization;
using CsCheck;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Elections.VoterLists;

namespace Saylau.Tests.Rules.VoterLists;

public sealed class VoterRollRulesTests
{
    private static readonly VoterListLaw Law = new()
    {
        MinAge = new() { Rule = "age", Minimum = 18 },
        CitizensOnly = new() { Rule = "citizens", Required = true },
        CapableOnly = new() { Rule = "capable", Required = true },
        FreeOnly = new() { Rule = "free", Required = true },
        CorrectionDays = new() { Rule = "correction", Maximum = 5 },
        KeepDays = new() { Rule = "keep", Minimum = 30 },
    };

    [Theory]
    [InlineData("1993-04-03", "2011-04-03", 18u)]
    [InlineData("1993-04-04", "2011-04-03", 17u)]
    [InlineData("1992-02-29", "2010-02-28", 17u)]
    [InlineData("1992-02-29", "2010-03-01", 18u)]
    [InlineData("2012-01-01", "2011-04-03", 0u)]
    [InlineData("", "2011-04-03", null)]
    [InlineData("1993-04-03", "2011-04", null)]
    public void Age_is_in_years_completed(string born, string on, uint? age) => Assert.Equal(age, EligibilityRules.AgeOn(born, on));

    [Fact]
    public void Each_requirement_is_asked_for_itself_and_what_is_unknown_is_a_warning()
    {
        Assert.Equal([Outcome.Satisfied, Outcome.Satisfied, Outcome.Satisfied, Outcome.Satisfied], Outcomes(new() { BirthDate = "1970-01-01", Citizen = true }));
        Assert.Equal([Outcome.Violated, Outcome.Violated, Outcome.Violated, Outcome.Violated],
            Outcomes(new() { BirthDate = "2000-01-01", Citizen = false, Incapacitated = true, Imprisoned = true }));
        Assert.Equal([Outcome.Warning, Outcome.Warning, Outcome.Satisfied, Outcome.Satisfied], Outcomes(new()));
        Assert.Empty(EligibilityRules.MayVote(new() { Imprisoned = true }, "2011-04-03", new(), ""));
    }

    [Theory]
    [InlineData("2011-05-02", Outcome.Violated)]
    [InlineData("2011-05-03", Outcome.Satisfied)]
    [InlineData("2011-03-01", Outcome.Violated)]
    public void A_list_is_kept_for_thirty_days_after_voting(string day, Outcome outcome) =>
        Assert.Equal(outcome, VoterRollRules.KeptLongEnough("e", "2011-04-03", DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Law).Outcome);

    [Fact]
    public void How_long_a_list_is_kept_is_open_without_a_day_of_voting_and_free_without_a_law()
    {
        Assert.Equal(Outcome.Undetermined, VoterRollRules.KeptLongEnough("e", "2011-04", DateOnly.MaxValue, Law).Outcome);
        Assert.Equal(Outcome.NotApplicable, VoterRollRules.KeptLongEnough("e", "2011-04", DateOnly.MinValue, new()).Outcome);
    }

    [Theory]
    [InlineData("2011-03-06", Outcome.Satisfied)]
    [InlineData("2011-03-07", Outcome.Warning)]
    public void A_correction_is_decided_in_five_days_and_late_is_a_warning(string day, Outcome outcome) =>
        Assert.Equal(outcome, CorrectionRules.IsInTime("c", "2011-03-01", DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Law).Outcome);

    [Theory]
    [InlineData(VoterChangeKind.Add, false, "a", 1, Outcome.Satisfied)]
    [InlineData(VoterChangeKind.Add, true, "b", 1, Outcome.Violated)]
    [InlineData(VoterChangeKind.Remove, true, "", 0, Outcome.Satisfied)]
    [InlineData(VoterChangeKind.Remove, false, "", 0, Outcome.Violated)]
    [InlineData(VoterChangeKind.Move, true, "b", 0, Outcome.Satisfied)]
    [InlineData(VoterChangeKind.Move, true, "a", 0, Outcome.Violated)]
    [InlineData(VoterChangeKind.Amend, true, "", 8, Outcome.Satisfied)]
    [InlineData(VoterChangeKind.Amend, true, "", 7, Outcome.Violated)]
    public void A_change_needs_an_entry_that_it_changes(VoterChangeKind kind, bool listed, string station, long digest, Outcome outcome) =>
        Assert.Equal(outcome, ChangesetRules.CanBeMade("c", new(listed, "a", 7, ""), new(0, kind, station, digest)).Outcome);

    [Fact]
    public void Nobody_can_be_removed_who_was_never_there() =>
        Assert.Equal(Outcome.Violated, ChangesetRules.CanBeMade("c", null, new(0, VoterChangeKind.Remove, "", 0)).Outcome);

    [Fact]
    public void Figures_follow_every_change_and_go_back_with_it() => Gen.Select(
        Gen.Bool, Gen.Int[0, 2].Select(at => "abc"[at].ToString()), Gen.Enum<VoterChangeKind>().Where(kind => kind is not VoterChangeKind.Unspecified), Gen.Int[0, 2].Select(at => "abc"[at].ToString()), Gen.Long[1, 3])
        .Sample((listed, at, kind, to, digest) =>
        {
            var (before, change) = (new EntryFacts(listed, at, 2, "earlier"), new ChangeFacts(0, kind, to, digest));
            if (ChangesetRules.CanBeMade("c", before, change).Outcome is not Outcome.Satisfied)
                return;
            var after = ChangesetRules.After("c", before, change);

            foreach (var station in new[] { "a", "b", "c" })
            {
                var moved = ChangesetRules.Moves(before, after, kind).Where(move => string.Equals(move.PrecinctId, station, StringComparison.Ordinal) && move.Measure is VoterListMeasure.Entries).Sum(move => move.By);
                Assert.Equal(On(after, station) - On(before, station), moved);
            }

            Assert.Equal(Outcome.Satisfied, ChangesetRules.CanBeUndone("c", after, change).Outcome);
            Assert.Equal(Outcome.Violated, ChangesetRules.CanBeUndone("c", after with { ChangesetId = "later" }, change).Outcome);
        });

    [Fact]
    public void Each_stage_has_its_act_and_an_unknown_one_has_none()
    {
        Assert.Equal([VoterRollAct.Prepare, VoterRollAct.Display, VoterRollAct.Finalize, VoterRollAct.Close],
            Enum.GetValues<VoterListStage>().Skip(1).Select(VoterRollRules.ActOf));
        Assert.Equal(VoterRollAct.Unspecified, VoterRollRules.ActOf(VoterListStage.Unspecified));
    }

    private static int On(EntryFacts entry, string station) => entry.Listed && string.Equals(entry.PrecinctId, station, StringComparison.Ordinal) ? 1 : 0;

    private static IEnumerable<Outcome> Outcomes(VoterEntry voter) =>
        EligibilityRules.MayVote(voter, "2011-04-03", Law, "").Select(asked => asked.Finding.Outcome);
}
