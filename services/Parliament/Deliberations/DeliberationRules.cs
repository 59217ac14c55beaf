using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Deliberations;

/// <summary>When committees and the reviewing body have their say.</summary>
internal static class DeliberationRules
{
    // A committee may report as long as parliament has not decided; after that its report changes nothing.
    private static readonly BillStage[] Deliberating =
    [
        BillStage.Introduced, BillStage.Committee, BillStage.FirstReading, BillStage.SecondReading, BillStage.ThirdReading,
        BillStage.Transmitted, BillStage.SentBack, BillStage.JointSitting, BillStage.RejectedByPresident,
    ];

    /// <summary>May a committee report, or an amendment be proposed? The bill is before parliament, and was by that day.</summary>
    public static IEnumerable<Finding> IsBeforeParliament(BillStage stage, string introducedOn, string day, string billId)
    {
        yield return At("parliament.deliberations.stage", stage, Deliberating, billId);
        yield return Findings.Make("parliament.deliberations.after_introduction", null, "", Findings.Date(introducedOn), Findings.Date(day),
            Findings.Met(BillRules.IsInOrder(introducedOn, day)), $"bills/{billId}");
    }

    /// <summary>May a review be entered? The bill is with the body that reviews it, and was by that day.</summary>
    public static IEnumerable<Finding> MayReview(BillStage stage, string lastStepOn, string day, string billId)
    {
        yield return At("parliament.reviews.stage", stage, [BillStage.SentForReview], billId);
        yield return Findings.Make("parliament.reviews.after_sending", null, "", Findings.Date(lastStepOn), Findings.Date(day),
            Findings.Met(BillRules.IsInOrder(lastStepOn, day)), $"bills/{billId}");
    }

    private static Finding At(string rule, BillStage stage, BillStage[] allowed, string billId) => Findings.Make(
        rule, null, "", Findings.Text(string.Join(", ", allowed.Select(EnumText.Of))), Findings.Text(EnumText.Of(stage)), Findings.Met(allowed.Contains(stage)), $"bills/{billId}");
}
