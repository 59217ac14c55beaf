using System.Globalization;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Assemblies;

/// <summary>A seat for a term, as rules see it.</summary>
internal sealed record SeatTerm(string Region, uint Number, uint Class, string From, string Until);

/// <summary>Which seats an election fills, where only some are filled at a time.</summary>
internal static class SeatTermRules
{
    /// <summary>
    /// The seats that are up on a day of voting, by region and number: whose last term that had begun ends within so many days as
    /// the law says, or has ended.
    /// </summary>
    public static IReadOnlyList<SeatTerm> Up(IEnumerable<SeatTerm> seats, DateOnly votingOn, IndirectElectionLaw law)
    {
        var (day, limit) = (votingOn.Iso(), votingOn.AddDays((int)Math.Min(law.SeatDays?.Maximum ?? 0, 36_500)).Iso());
        return [.. seats.Where(seat => string.CompareOrdinal(seat.From, day) <= 0)
            .GroupBy(seat => (seat.Region, seat.Number))
            .Select(seat => seat.MaxBy(term => term.From, StringComparer.Ordinal)!)
            .Where(term => string.CompareOrdinal(term.Until, limit) <= 0)
            .OrderBy(term => term.Region, StringComparer.Ordinal).ThenBy(term => term.Number)];
    }

    /// <summary>Are no more filled than are up? Says nothing where no seat of the region is recorded.</summary>
    public static Finding AreUp(uint filled, int up, bool recorded, IndirectElectionLaw law) => Findings.Make(
        "elections.indirect.seats_up", law.SeatDays?.Citation, "", recorded ? Findings.Count((uint)up) : null, Findings.Count(filled),
        !recorded ? Outcome.NotApplicable : Findings.Met(filled <= up));

    /// <summary>The term that follows: it begins the day after, and lasts the years of the office.</summary>
    public static (string From, string Until) Next(SeatTerm term, uint years)
    {
        var from = DateOnly.ParseExact(term.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(1);
        return (from.Iso(), from.AddYears((int)Math.Min(years, 100)).AddDays(-1).Iso());
    }
}
