using Saylau.Observers.Assessments;
using Saylau.Observers.V1;

namespace Saylau.Tests.Rules.Observers;

public sealed class RecurrenceRulesTests
{
    [Fact]
    public void Nothing_said_is_nothing_shown() => Assert.Equal(Recurrence.None, RecurrenceRules.Determine([]));

    [Theory]
    [InlineData("e-2005", "2005-12", true, Recurrence.Confirmed)]
    [InlineData("e-2005", "2005-12", false, Recurrence.Recorded)]
    [InlineData("e-2011", "2005-12", true, Recurrence.Claimed)]
    [InlineData("e-2011", "2005-12", false, Recurrence.None)]
    [InlineData("", "2005-12", true, Recurrence.Claimed)]
    [InlineData("e-2012", "2012-01", true, Recurrence.Claimed)]
    public void A_cause_of_an_earlier_election_confirms_what_is_said_of_a_later(string election, string on, bool continued, Recurrence expected)
    {
        CauseNamed[] named = [new("other", election, on, false), new("said", "e-2011", "2011-04", continued)];

        Assert.Equal(expected, RecurrenceRules.Determine(named));
        Assert.Equal(expected is Recurrence.Confirmed or Recurrence.Recorded ? ["other"] : [], RecurrenceRules.Earlier(named).Select(one => one.AssessmentId));
    }
}
