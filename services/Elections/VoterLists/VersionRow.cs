using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.VoterLists;

/// <summary>A version of a list of voters as it is stored.</summary>
internal sealed record VersionRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ElectionId { get; init; }

    public required string Stage { get; init; }

    public long? Entries { get; init; }

    public long? DuplicatesFound { get; init; }

    public long? Added { get; init; }

    public long? Removed { get; init; }

    public long? Corrected { get; init; }

    public required string DisplayedFrom { get; init; }

    public required string DisplayedUntil { get; init; }

    /// <summary>The voters on the last list of an election, or the last by a day; null if no list says.</summary>
    public static long? LastEntries(Session session, string electionId, string asOf = "") =>
        VoterListRules.InOrder(session.Query<VersionRow>(ListsOf, new { ElectionId = electionId, AsOf = asOf }).Select(row => row.ToProto())) is [.., var last]
            ? last.Entries
            : null;

    public VoterListVersion ToProto()
    {
        var version = new VoterListVersion
        {
            VersionId = Id,
            ElectionId = ElectionId,
            Stage = EnumText.Parse<VoterListStage>(Stage),
            DisplayedFrom = DisplayedFrom,
            DisplayedUntil = DisplayedUntil,
            Recording = ToRecording(),
        };
        if (Entries is { } entries)
            version.Entries = (uint)entries;
        if (DuplicatesFound is { } duplicates)
            version.DuplicatesFound = (uint)duplicates;
        if (Added is { } added)
            version.Added = (uint)added;
        if (Removed is { } removed)
            version.Removed = (uint)removed;
        if (Corrected is { } corrected)
            version.Corrected = (uint)corrected;
        return version;
    }

    private const string ListsOf = """
        SELECT *
        FROM VoterListVersion
        WHERE ElectionId = @ElectionId AND Entries IS NOT NULL AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}
