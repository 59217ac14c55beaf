using Saylau.Common.V1;
using Saylau.Observers.V1;

namespace Saylau.Observers.Forms;

/// <summary>How forms are turned into shares: exactly, one form one unit. Stations were not drawn at random, so there is no margin of error.</summary>
internal static class ShareRules
{
    /// <summary>A part of a whole; null if there is no whole.</summary>
    public static Ratio? Share(long part, long whole) =>
        whole <= 0 ? null : new() { Numerator = Counts.Of(part), Denominator = Counts.Of(whole) };

    /// <summary>The forms with a rating. A blank one is no part of any share.</summary>
    public static long Rated(IReadOnlyDictionary<Rating, long> forms) =>
        forms.Where(rating => rating.Key is not Rating.Unspecified).Sum(rating => rating.Value);

    /// <summary>The forms with one of some ratings, as a share of the rated ones.</summary>
    public static RatingShare Of(IReadOnlyDictionary<Rating, long> forms, IEnumerable<Rating> some, long stations)
    {
        var part = some.Distinct().Where(rating => rating is not Rating.Unspecified).Sum(rating => forms.GetValueOrDefault(rating));
        return new() { Forms = Counts.Of(part), Share = Share(part, Rated(forms)), Stations = Counts.Of(stations) };
    }
}
