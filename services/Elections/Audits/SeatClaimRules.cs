using System.Numerics;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Elections.Audits;

/// <summary>
/// That lists have the seats that they have, as inequalities: Blom, Budurushi, Rivest, Stark, Stuckey, Teague and Vukcevic,
/// "Assertion-based approaches to auditing complex elections, with application to party-list proportional elections", E-Vote-ID
/// 2021. Every list that passes the threshold passes it, every other does not, and the last seat of each stands before the next
/// seat of each other.
/// </summary>
internal static class SeatClaimRules
{
    /// <summary>The inequalities; none where a list is in by exception, or where the quota is a rounded number.</summary>
    public static IEnumerable<AuditAssertion> Of(Contest contest, Outcomes outcome)
    {
        var law = contest.Law;
        var standing = OutcomeRules.Standing(contest.Nation, contest.Choices);
        var (admitted, _, _) = SeatRules.Admit(standing, contest.Nation, contest.Lots, law);
        if (law.System is ElectoralSystem.DroopLargestRemainder || admitted.Any(list => list.Admission is ListAdmission.RunnerUp))
            return [];
        string[] inside = law.Threshold is null ? [.. standing.Select(list => list.Id)] : [.. admitted.Select(list => list.Id)];
        return Thresholds(contest, standing, inside).Concat(Seats(contest, outcome, inside)).Concat(AgainstAll(contest, standing));
    }

    private static IEnumerable<AuditAssertion> Thresholds(Contest contest, IEnumerable<RankedChoice> standing, IReadOnlyCollection<string> inside) =>
        standing.SelectMany(list => ClaimRules.Share(list.Id, contest.Law.Threshold?.Share, SeatRules.ThresholdBasis(contest.Law), inside.Contains(list.Id, StringComparer.Ordinal)));

    private static IEnumerable<AuditAssertion> AgainstAll(Contest contest, IReadOnlyList<RankedChoice> standing) =>
        contest.Choices.Where(choice => choice.Kind is ChoiceKind.AgainstAll && contest.Law.AgainstAll is { Required: true })
            .Select(choice => ClaimRules.Pair(standing[0].Id, choice.Id));

    private static IEnumerable<AuditAssertion> Seats(Contest contest, Outcomes outcome, IReadOnlyList<string> inside) =>
        from winner in inside
        let last = (long)outcome.SeatsOf(winner)
        where last > 0
        from loser in inside
        where !string.Equals(winner, loser, StringComparison.Ordinal)
        let next = (long)outcome.SeatsOf(loser)
        select contest.Law.System is ElectoralSystem.HareLargestRemainder
            ? Remainder(winner, loser, contest.Law.Seats, last - next - 1, inside)
            : ClaimRules.Pair(winner, loser, DivisorRules.Divisor(contest.Law.System, next), DivisorRules.Divisor(contest.Law.System, last - 1));

    // Of V votes for S seats, what is left to the one after all but its last seat is more than what is left to the other after all
    // of its own: S times the votes of the one are more than S times those of the other and, for each seat of difference, V.
    private static AuditAssertion Remainder(string winner, string loser, long seats, long difference, IEnumerable<string> inside)
    {
        var common = (long)BigInteger.GreatestCommonDivisor(seats, difference);
        return new()
        {
            Kind = AssertionKind.Votes,
            WinnerId = winner,
            LoserId = loser,
            WinnerWeight = (uint)(seats / common),
            LoserWeight = (uint)(seats / common),
            BasisIds = { difference == 0 ? [] : inside },
            BasisWeight = (uint)(Math.Abs(difference) / common),
            BasisForWinner = difference < 0,
        };
    }
}
