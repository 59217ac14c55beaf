using Saylau.Common.V1;
using Saylau.Observers.Missions;
using Saylau.Observers.V1;

namespace Saylau.Tests.Rules.Observers;

public sealed class MissionRulesTests
{
    private static readonly AccreditationLaw Law = new()
    {
        DaysBefore = new() { Rule = "observers.accreditation.days_before", Minimum = 5, Citation = new() { Text = "the law" } },
        Kinds = { MissionKind.International, MissionKind.Regional },
    };

    [Theory]
    [InlineData(MissionKind.International, "2011-03-29", Outcome.Satisfied, 5u, 5u)]
    [InlineData(MissionKind.International, "2011-03-30", Outcome.Violated, 5u, 4u)]
    [InlineData(MissionKind.Regional, "2011-03-30", Outcome.Violated, 5u, 4u)]
    [InlineData(MissionKind.Domestic, "2011-03-30", Outcome.NotApplicable, 0u, 4u)]
    [InlineData(MissionKind.Party, "2011-04-03", Outcome.NotApplicable, 0u, 0u)]
    [InlineData(MissionKind.Domestic, "2011-04-04", Outcome.Violated, 0u, 0u)]
    [InlineData(MissionKind.International, "2011-04-04", Outcome.Violated, 5u, 0u)]
    public void Accreditation_closes_so_many_days_before_the_vote(MissionKind kind, string day, Outcome outcome, uint required, uint actual)
    {
        var finding = Assert.Single(MissionRules.MayAccredit("kz-watch", kind, Day(day), Day("2011-04-03"), Law));

        Assert.Equal((outcome, required, actual), (finding.Outcome, finding.Required.Count, finding.Actual.Count));
        Assert.Equal(("kz-watch", "the law"), (finding.Subject, finding.Citation.Text));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
