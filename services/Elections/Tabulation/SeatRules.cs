using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

/// <summary>A list that takes part in the allocation of seats, and why.</summary>
internal sealed record AdmittedList(string Id, long Votes, ListAdmission Admission);

/// <summary>How seats follow from the votes of lists, step by step.</summary>
internal static class SeatRules
{
    /// <summary>Whether seats follow from the votes of lists.</summary>
    public static bool IsOfLists(ElectoralSystem system) => system >= ElectoralSystem.HareLargestRemainder;

    /// <summary>The seats of all lists, in the order of their votes, under the law.</summary>
    public static Outcomes Allocate(IReadOnlyList<RankedChoice> ranked, Figures figures, IReadOnlyList<string> lots, ResultLaw law)
    {
        var seats = (int)Math.Min(law.Seats, int.MaxValue);
        var (lists, tied, admitted) = Admit(ranked, figures, lots, law);
        if (tied.Count > 0)
            return Outcomes.Of(OutcomeKind.Tie) with { Tied = tied, Drawn = admitted };
        if (lists.Count == 0 || seats == 0)
            return Outcomes.Of(OutcomeKind.Undecided);
        var allocation = new SeatAllocation(lists, seats, Without(lots, admitted));
        tied = law.System switch
        {
            ElectoralSystem.HareLargestRemainder or ElectoralSystem.DroopLargestRemainder => QuotaRules.ByLargestRemainder(allocation, law),
            ElectoralSystem.HagenbachBischoff => ByHagenbachBischoff(allocation, law),
            _ => ByHighestAverage(allocation, law),
        };
        var outcomes = allocation.ToOutcomes(tied);
        return outcomes with { Drawn = [.. admitted, .. outcomes.Drawn] };
    }

    /// <summary>
    /// The lists that take part: those that pass the threshold and, where only one does and the law says so, the one with
    /// the next most votes. Where several have those, a lot decides, and decides nothing else after that.
    /// </summary>
    public static (IReadOnlyList<AdmittedList> Lists, IReadOnlyList<string> Tied, IReadOnlyList<string> Drawn) Admit(
        IReadOnlyList<RankedChoice> ranked, Figures figures, IReadOnlyList<string> lots, ResultLaw law)
    {
        var admission = law.Threshold is null ? ListAdmission.NoThreshold : ListAdmission.Threshold;
        var lists = ranked.Where(list => Passes(list.Votes, Basis(figures, law), law)).Select(list => new AdmittedList(list.Id, list.Votes, admission)).ToList();
        if (law.OneList is not { Admitted: true } || lists.Count != 1)
            return (lists, [], []);
        var others = ranked.Where(list => list.Votes > 0 && !string.Equals(list.Id, lists[0].Id, StringComparison.Ordinal)).ToArray();
        var (next, tied, drawn) = OutcomeRules.First(others, 1, lots);
        lists.AddRange(others.Where(list => next.Contains(list.Id, StringComparer.Ordinal)).Select(list => new AdmittedList(list.Id, list.Votes, ListAdmission.RunnerUp)));
        return (lists, others.Length == 0 ? [] : tied, drawn);
    }

    private static List<string> Without(IReadOnlyList<string> lots, IReadOnlyList<string> drawn)
    {
        var left = lots.ToList();
        foreach (var lot in drawn)
            left.Remove(lot);
        return left;
    }

    /// <summary>Whether so many votes pass the threshold.</summary>
    public static bool Passes(long votes, long basis, ResultLaw law) => votes > 0 && (law.Threshold is null || OutcomeRules.Reaches(law.Threshold, votes, basis));

    /// <summary>What the threshold is a share of.</summary>
    public static long Basis(Figures figures, ResultLaw law) => OutcomeRules.Basis(figures, ThresholdBasis(law));

    /// <summary>What the law says that the threshold is a share of.</summary>
    public static MajorityBasis ThresholdBasis(ResultLaw law) => law.ThresholdBasis is MajorityBasis.Unspecified ? law.MajorityBasis : law.ThresholdBasis;

    // A list that was admitted as the second has its minimum first; the other has the rest.
    private static IReadOnlyList<string> ByHighestAverage(SeatAllocation allocation, ResultLaw law)
    {
        var runnerUp = allocation.Lists.FirstOrDefault(list => list.Admission is ListAdmission.RunnerUp);
        if (runnerUp is null || law.OneList.MinimumSeats == 0)
            return DivisorRules.Continue(allocation, law.System);
        var free = new SeatAllocation(allocation.Lists, allocation.Seats, allocation.Lots);
        var least = Math.Min((int)Math.Min(law.OneList.MinimumSeats, int.MaxValue), allocation.Seats);
        var tied = DivisorRules.Continue(free, law.System);
        if (tied.Count > 0 || free.SeatsOf(runnerUp.Id) >= least)
            return DivisorRules.Continue(allocation, law.System);
        allocation.Give(runnerUp, least, new() { Reason = SeatReason.Minimum });
        return DivisorRules.Continue(allocation, law.System, list => list.Admission is not ListAdmission.RunnerUp);
    }

    /// <summary>Whole quotas first: the votes by one more than the seats, and the next whole number. The rest by highest averages.</summary>
    private static IReadOnlyList<string> ByHagenbachBischoff(SeatAllocation allocation, ResultLaw law)
    {
        if (allocation.Lists.Any(list => list.Admission is ListAdmission.RunnerUp) && law.OneList.MinimumSeats > 0)
            return ByHighestAverage(allocation, law);
        QuotaRules.WholeQuotas(allocation, law);
        return DivisorRules.Continue(allocation, ElectoralSystem.HagenbachBischoff);
    }
}
