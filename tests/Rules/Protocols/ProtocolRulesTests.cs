using Saylau.Common.V1;
using Saylau.Elections.Protocols;
using Saylau.Elections.V1;
using Saylau.Tests.Rules.Tabulation;

namespace Saylau.Tests.Rules.Protocols;

public sealed class ProtocolRulesTests
{
    private static readonly HashSet<string> Candidates = ["a", "b"];

    [Fact]
    public void A_protocol_that_adds_up_meets_every_rule() =>
        Assert.All(Judge(_ => { }), finding => Assert.Equal(Outcome.Satisfied, finding.Outcome));

    [Theory]
    [InlineData("elections.protocols.ballots", "received")]
    [InlineData("elections.protocols.ballots", "unused")]
    [InlineData("elections.protocols.ballots", "spoiled")]
    [InlineData("elections.protocols.boxes", "invalid")]
    public void One_ballot_too_many_breaks_its_equation_alone(string rule, string field)
    {
        var count = ProtocolEntry.Descriptor.FindFieldByName(field).Accessor;
        var findings = Judge(entry => count.SetValue(entry, (uint)count.GetValue(entry) + 1));

        Assert.Equal([rule], Unmet(findings));
        Assert.NotEmpty(ProtocolRules.Explain(findings));
    }

    [Fact]
    public void Votes_and_valid_ballots_are_equal() => Assert.Equal(["elections.protocols.votes"], Unmet(Judge(entry => entry.Choices[0].Votes++)));

    [Theory]
    [InlineData(0u, Outcome.Satisfied)]
    [InlineData(1u, Outcome.Violated)]
    public void No_more_ballots_are_in_the_boxes_than_were_issued(uint more, Outcome expected)
    {
        var findings = Judge(entry => (entry.Issued, entry.Unused) = (entry.InBoxes - more, entry.Received - entry.Spoiled - entry.InBoxes + more));
        Assert.Equal(expected, Assert.Single(findings, finding => finding.Rule is "elections.protocols.issued").Outcome);
    }

    [Theory]
    [InlineData(0u, Outcome.Satisfied)]
    [InlineData(1u, Outcome.Warning)]
    public void More_ballots_than_voters_is_a_warning_and_breaks_nothing(uint fewer, Outcome expected)
    {
        var findings = Judge(entry => entry.Registered = entry.Issued - fewer);
        Assert.Equal(expected, Assert.Single(findings, finding => finding.Rule is "elections.protocols.registered").Outcome);
        Assert.Empty(ProtocolRules.Explain(findings));
    }

    [Fact]
    public void A_count_that_is_absent_is_not_zero()
    {
        var findings = Judge(entry => entry.ClearInvalid());
        Assert.Equal(["elections.protocols.complete", "elections.protocols.boxes"], Unmet(findings));
        Assert.Contains("without invalid", ProtocolRules.Explain(findings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_that_is_zero_is_stated() =>
        Assert.DoesNotContain(Judge(entry => (entry.Invalid, entry.InBoxes) = (0, entry.Valid)), finding => finding.Outcome is Outcome.Undetermined);

    [Theory]
    [InlineData("a")]
    [InlineData("a,b,b")]
    [InlineData("a,c")]
    [InlineData("a,b,c")]
    [InlineData("")]
    public void Every_candidate_is_there_once_and_no_other(string choices)
    {
        var findings = Judge(entry =>
        {
            entry.Choices.Clear();
            entry.Choices.Add(choices.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((id, at) => new ChoiceVotes { CandidateId = id, Votes = at == 0 ? entry.Valid : 0 }));
        });
        Assert.Contains("elections.protocols.choices", Unmet(findings));
    }

    [Fact]
    public void Sums_beyond_a_count_are_no_small_numbers() => Assert.Contains("elections.protocols.ballots",
        Unmet(Judge(entry => (entry.Issued, entry.Unused, entry.Spoiled, entry.Received) = (uint.MaxValue, 1, 5, 5))));

    [Theory]
    [InlineData(ElectionState.Called, "2011-04-03", "2011-04-03", true)]
    [InlineData(ElectionState.Called, "2011-04-03", "2011-04-02", false)]
    [InlineData(ElectionState.Scheduled, "2011-04-03", "2011-04-03", false)]
    [InlineData(ElectionState.Certified, "2011-04-03", "2011-04-04", false)]
    [InlineData(ElectionState.Cancelled, "2011-04-03", "2011-04-04", false)]
    public void Votes_are_counted_from_the_voting_day_until_the_result(ElectionState state, string votingOn, string day, bool may) =>
        Assert.Equal(may, ProtocolRules.MayBeCounted(state, votingOn, day).All(finding => finding.Outcome is Outcome.Satisfied));

    [Theory]
    [InlineData("00:00", true)]
    [InlineData("23:59", true)]
    [InlineData("24:00", false)]
    [InlineData("12:60", false)]
    [InlineData("9:30", false)]
    [InlineData("09.30", false)]
    [InlineData("", false)]
    public void A_time_is_hours_and_minutes(string text, bool expected) => Assert.Equal(expected, TurnoutRules.IsTime(text));

    private static Finding[] Judge(Action<ProtocolEntry> change)
    {
        var entry = Votes.Station("one", 2, 40, 30);
        change(entry);
        return [.. ProtocolRules.AddsUp(entry, Candidates)];
    }

    private static IEnumerable<string> Unmet(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Violated or Outcome.Undetermined).Select(finding => finding.Rule);
}
