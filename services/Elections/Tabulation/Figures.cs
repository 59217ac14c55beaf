using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

/// <summary>The figures of any number of stations, added up.</summary>
internal sealed class Figures
{
    private readonly SortedDictionary<string, long> votes = new(StringComparer.Ordinal);

    public int Stations { get; private set; }

    public long Registered { get; private set; }

    public long Received { get; private set; }

    public long Issued { get; private set; }

    public long InBoxes { get; private set; }

    public long Valid { get; private set; }

    public long Invalid { get; private set; }

    /// <summary>The votes of each choice, by its id.</summary>
    public IReadOnlyDictionary<string, long> Votes => votes;

    /// <summary>The figures of a row of the tallies.</summary>
    public static Figures Of(TallyRow row, IEnumerable<TallyChoiceRow> choices)
    {
        var figures = new Figures
        {
            Stations = row.Stations,
            Registered = row.Registered,
            Received = row.Received,
            Issued = row.Issued,
            InBoxes = row.InBoxes,
            Valid = row.Valid,
            Invalid = row.Invalid,
        };
        foreach (var choice in choices)
            figures.votes[choice.CandidateId] = choice.Votes;
        return figures;
    }

    /// <summary>The figures of a tally.</summary>
    public static Figures Of(Tally tally)
    {
        var figures = new Figures
        {
            Stations = (int)tally.StationsCounted,
            Registered = tally.Registered,
            Received = tally.Received,
            Issued = tally.Issued,
            InBoxes = tally.InBoxes,
            Valid = tally.Valid,
            Invalid = tally.Invalid,
        };
        foreach (var choice in tally.Choices)
            figures.votes[choice.CandidateId] = choice.Votes;
        return figures;
    }

    /// <summary>The figures as a tally, and nothing else of it.</summary>
    public Tally ToTally() => new()
    {
        StationsCounted = Counted(Stations),
        Registered = Counted(Registered),
        Received = Counted(Received),
        Issued = Counted(Issued),
        InBoxes = Counted(InBoxes),
        Valid = Counted(Valid),
        Invalid = Counted(Invalid),
        Choices = { votes.Select(choice => new ChoiceTally { CandidateId = choice.Key, Votes = Counted(choice.Value) }) },
    };

    /// <summary>Adds the figures of a station, or takes them away.</summary>
    public void Add(ProtocolEntry entry, int sign = 1)
    {
        Stations += sign;
        Registered += sign * (long)entry.Registered;
        Received += sign * (long)entry.Received;
        Issued += sign * (long)entry.Issued;
        InBoxes += sign * (long)entry.InBoxes;
        Valid += sign * (long)entry.Valid;
        Invalid += sign * (long)entry.Invalid;
        foreach (var choice in entry.Choices)
            votes[choice.CandidateId] = votes.GetValueOrDefault(choice.CandidateId) + (sign * (long)choice.Votes);
    }

    /// <summary>Adds the figures of other stations.</summary>
    public void Add(Figures other)
    {
        Stations += other.Stations;
        Registered += other.Registered;
        Received += other.Received;
        Issued += other.Issued;
        InBoxes += other.InBoxes;
        Valid += other.Valid;
        Invalid += other.Invalid;
        foreach (var (candidate, count) in other.votes)
            votes[candidate] = votes.GetValueOrDefault(candidate) + count;
    }

    /// <summary>Every figure but the votes, by its name in the tally.</summary>
    public IReadOnlyList<(string Name, long Count)> Named() =>
    [
        ("stations_counted", Stations), ("registered", Registered), ("received", Received), ("issued", Issued), ("in_boxes", InBoxes), ("valid", Valid),
        ("invalid", Invalid),
    ];

    /// <summary>A sum as a count. More than it can hold is the most it can hold, never a small number.</summary>
    public static uint Counted(long sum) => (uint)Math.Clamp(sum, 0, uint.MaxValue);

    /// <summary>A share; null of nothing.</summary>
    public static Ratio? Share(long part, long whole) =>
        whole <= 0 ? null : new() { Numerator = Counted(part), Denominator = Counted(whole) };
}
