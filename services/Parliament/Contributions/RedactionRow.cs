using System.Text.Json;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Contributions;

/// <summary>A decision to withhold passages, as it is stored. The passages never leave the service.</summary>
internal sealed record RedactionRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ContributionId { get; init; }

    public required string Ground { get; init; }

    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public required string Passages { get; init; }

    public required string LiftedOn { get; init; }

    public required string LiftReason { get; init; }

    /// <summary>The passages; none where the whole contribution is withheld.</summary>
    public IReadOnlyList<string> Withheld() => JsonSerializer.Deserialize<string[]>(Passages) ?? [];

    /// <summary>Those of several contributions, by contribution.</summary>
    public static ILookup<string, RedactionRow> Of(Session session, IEnumerable<string> contributions) => contributions.Chunk(500)
        .SelectMany(some => session.Query<RedactionRow>("SELECT * FROM Redaction WHERE ContributionId IN @Contributions ORDER BY ContributionId, Id", new { Contributions = some }))
        .ToLookup(row => row.ContributionId, StringComparer.Ordinal);

    /// <summary>The passages of the decisions on one contribution that stand.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Standing(IEnumerable<RedactionRow> redactions) =>
        [.. redactions.Where(row => row.LiftedOn.Length == 0).Select(row => row.Withheld())];

    public Redaction ToProto() => new()
    {
        RedactionId = Id,
        Ground = EnumText.Parse<RedactionGround>(Ground),
        Reason = Reason,
        DecidedBy = DecidedBy,
        Whole = Withheld().Count == 0,
        LiftedOn = LiftedOn,
        LiftReason = LiftReason,
        Recording = ToRecording(),
    };
}
