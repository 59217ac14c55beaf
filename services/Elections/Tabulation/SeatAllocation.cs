using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

/// <summary>An allocation of seats while it is made: every step of it, and what each list has so far.</summary>
internal sealed class SeatAllocation(IReadOnlyList<AdmittedList> lists, int seats, IReadOnlyList<string> lots)
{
    private readonly List<AllocationStep> steps = [];
    private readonly Dictionary<string, int> had = lists.ToDictionary(list => list.Id, _ => 0, StringComparer.Ordinal);
    private readonly List<string> waiting = [.. lots];
    private readonly List<string> drawn = [];

    public IReadOnlyList<AdmittedList> Lists => lists;

    public int Seats => seats;

    public IReadOnlyList<string> Lots => lots;

    /// <summary>The round of the next step: what is given together is given in one.</summary>
    public int Round { get; private set; } = 1;

    public int Given { get; private set; }

    public int Left => seats - Given;

    public int SeatsOf(string id) => had[id];

    /// <summary>Gives seats to a list, and notes why.</summary>
    public void Give(AdmittedList list, int count, AllocationStep why)
    {
        Given += count;
        had[list.Id] += count;
        why.CandidateId = list.Id;
        why.Seats = (uint)count;
        why.SeatsGiven = (uint)Given;
        why.Round = (uint)Round;
        why.Admission = list.Admission;
        why.Votes = Figures.Counted(list.Votes);
        steps.Add(why);
    }

    public void NextRound() => Round++;

    /// <summary>Takes the first recorded lot that chose one of these; null if none did.</summary>
    public AdmittedList? Draw(IReadOnlyList<AdmittedList> equals)
    {
        var next = waiting.Find(lot => equals.Any(list => string.Equals(list.Id, lot, StringComparison.Ordinal)));
        if (next is null)
            return null;
        waiting.Remove(next);
        drawn.Add(next);
        return equals.First(list => string.Equals(list.Id, next, StringComparison.Ordinal));
    }

    public Outcomes ToOutcomes(IReadOnlyList<string> tied) => new(
        tied.Count > 0 ? OutcomeKind.Tie : OutcomeKind.Seats,
        [.. lists.Select(list => list.Id).Where(id => had[id] > 0)], [], tied, steps)
    { Drawn = drawn };
}
