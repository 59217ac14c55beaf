using Saylau.Elections.V1;

namespace Saylau.Elections.Commissions;

/// <summary>What a commission of each level is for, and how far trainings reached.</summary>
internal static class CommissionRules
{
    // Whether a commission of a level has a region and a precinct of its own; null where it may say so or not.
    private static readonly Dictionary<CommissionLevel, (bool? Region, bool Precinct)> Places = new()
    {
        [CommissionLevel.Central] = (false, false),
        [CommissionLevel.Regional] = (true, false),
        [CommissionLevel.Precinct] = (null, true),
    };

    /// <summary>What contradicts itself in a commission, field by field: it is where its level is, and its term ends after it begins.</summary>
    public static IEnumerable<(string Field, string Problem)> Contradictions(
        CommissionLevel level, string region, string precinctId, string termFrom, string termUntil)
    {
        var place = Places[level];
        if (place.Region is { } regional && regional != region.Length > 0)
            yield return ("region", regional ? "is required for a regional commission." : "is not of a commission for the whole country.");
        if (place.Precinct != precinctId.Length > 0)
            yield return ("precinct_id", place.Precinct ? "is required for a precinct's commission." : "is only of a precinct's commission.");
        if (termUntil.Length > 0 && string.CompareOrdinal(termUntil, termFrom) < 0)
            yield return ("term_until", "is before the term begins.");
    }

    /// <summary>How many came and were invited, in all; who was invited is unknown as soon as one training does not say.</summary>
    public static (long Participants, long? Invited) Coverage(IEnumerable<(long Participants, long? Invited)> trainings) =>
        trainings.Aggregate((Participants: 0L, Invited: (long?)0L), (sum, training) =>
            (sum.Participants + training.Participants, sum.Invited + training.Invited));
}
