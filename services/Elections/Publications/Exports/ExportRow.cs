using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Elections.Publications.Exports;

/// <summary>A place in an export: the nation, a region or a station, with its figures. What is not shown or not known is absent.</summary>
internal sealed record ExportRow
{
    public required string Region { get; init; }

    public string PrecinctId { get; init; } = "";

    public string Status { get; init; } = "";

    public uint? Version { get; init; }

    public uint? StationsExpected { get; init; }

    public uint? StationsCounted { get; init; }

    public uint? Registered { get; init; }

    public uint? Received { get; init; }

    public uint? Issued { get; init; }

    public uint? Unused { get; init; }

    public uint? Spoiled { get; init; }

    public uint? InBoxes { get; init; }

    public uint? Valid { get; init; }

    public uint? Invalid { get; init; }

    public Source? Source { get; init; }

    /// <summary>The votes by candidate; one that is not there has no number, which is not zero.</summary>
    public required IReadOnlyDictionary<string, uint> Votes { get; init; }

    /// <summary>The votes of a candidate.</summary>
    public uint? VotesOf(string candidateId) => Votes.TryGetValue(candidateId, out var votes) ? votes : null;

    public static ExportRow Of(Protocol protocol)
    {
        var entry = protocol.Entry;
        return new()
        {
            Region = protocol.Region,
            PrecinctId = entry.PrecinctId,
            Version = protocol.Version,
            Registered = entry.HasRegistered ? entry.Registered : null,
            Received = entry.HasReceived ? entry.Received : null,
            Issued = entry.HasIssued ? entry.Issued : null,
            Unused = entry.HasUnused ? entry.Unused : null,
            Spoiled = entry.HasSpoiled ? entry.Spoiled : null,
            InBoxes = entry.HasInBoxes ? entry.InBoxes : null,
            Valid = entry.HasValid ? entry.Valid : null,
            Invalid = entry.HasInvalid ? entry.Invalid : null,
            Source = protocol.Recording.Source,
            Votes = entry.Choices.Where(choice => choice.HasVotes).ToDictionary(choice => choice.CandidateId, choice => choice.Votes, StringComparer.Ordinal),
        };
    }

    public static ExportRow Of(Tally tally) => new()
    {
        Region = tally.Region,
        Status = Platform.Errors.EnumText.Of(tally.Status),
        StationsExpected = tally.StationsExpected,
        StationsCounted = tally.StationsCounted,
        Registered = tally.HasRegistered ? tally.Registered : null,
        Received = tally.HasReceived ? tally.Received : null,
        Issued = tally.HasIssued ? tally.Issued : null,
        InBoxes = tally.HasInBoxes ? tally.InBoxes : null,
        Valid = tally.HasValid ? tally.Valid : null,
        Invalid = tally.HasInvalid ? tally.Invalid : null,
        Source = tally.Source,
        Votes = tally.Choices.ToDictionary(choice => choice.CandidateId, choice => choice.Votes, StringComparer.Ordinal),
    };
}
