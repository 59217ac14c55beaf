using Saylau.Elections.V1;

namespace Saylau.Verify;

/// <summary>The figures of a place, by name. One that is not there is not stated, which is not zero.</summary>
internal sealed class Figures
{
    private readonly SortedDictionary<string, ulong> counts = new(StringComparer.Ordinal);

    /// <summary>Every figure.</summary>
    public IReadOnlyDictionary<string, ulong> Counts => counts;

    /// <summary>The name of a candidate's votes.</summary>
    public static string Votes(string candidateId) => $"votes:{candidateId}";

    /// <summary>States a figure.</summary>
    public Figures Set(string name, ulong? count)
    {
        if (count is { } known)
            counts[name] = known;
        return this;
    }

    /// <summary>Adds every figure of another place.</summary>
    public void Add(Figures other)
    {
        foreach (var (name, count) in other.counts)
            counts[name] = checked(counts.GetValueOrDefault(name) + count);
    }

    /// <summary>What a protocol states.</summary>
    public static Figures Of(ProtocolEntry entry)
    {
        var figures = new Figures()
            .Set("registered", entry.HasRegistered ? entry.Registered : null).Set("received", entry.HasReceived ? entry.Received : null)
            .Set("issued", entry.HasIssued ? entry.Issued : null).Set("unused", entry.HasUnused ? entry.Unused : null)
            .Set("spoiled", entry.HasSpoiled ? entry.Spoiled : null).Set("in_boxes", entry.HasInBoxes ? entry.InBoxes : null)
            .Set("valid", entry.HasValid ? entry.Valid : null).Set("invalid", entry.HasInvalid ? entry.Invalid : null);
        foreach (var choice in entry.Choices)
            figures.Set(Votes(choice.CandidateId), choice.HasVotes ? choice.Votes : null);
        return figures;
    }

    /// <summary>What a tally states.</summary>
    public static Figures Of(Tally tally)
    {
        var figures = new Figures()
            .Set("stations_counted", tally.StationsCounted)
            .Set("registered", tally.HasRegistered ? tally.Registered : null).Set("received", tally.HasReceived ? tally.Received : null)
            .Set("issued", tally.HasIssued ? tally.Issued : null).Set("in_boxes", tally.HasInBoxes ? tally.InBoxes : null)
            .Set("valid", tally.HasValid ? tally.Valid : null).Set("invalid", tally.HasInvalid ? tally.Invalid : null);
        foreach (var choice in tally.Choices)
            figures.Set(Votes(choice.CandidateId), choice.Votes);
        return figures;
    }
}

/// <summary>A place and its figures: a station, a region or, without either, the nation.</summary>
internal sealed record Place(string Region, string PrecinctId, Figures Figures)
{
    /// <summary>The place in words.</summary>
    public string Name => PrecinctId.Length > 0 ? $"station {PrecinctId}" : Region.Length > 0 ? $"region {Region}" : "the nation";
}
