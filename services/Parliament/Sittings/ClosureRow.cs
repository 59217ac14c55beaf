using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Sittings;

/// <summary>An order that closed items, as it is stored.</summary>
internal sealed record ClosureRow : RecordedRow
{
    public required string Id { get; init; }

    public required string SittingId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Ground { get; init; }

    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public required string HeldOn { get; init; }

    public required bool Controversial { get; init; }

    public required byte[] Findings { get; init; }

    public string Scope { get; init; } = "ITEMS";

    public string Dimensions { get; init; } = "ATTENDANCE,TEXT,RECORDING";

    public string VoteId { get; init; } = "";

    public string State { get; init; } = "IN_FORCE";

    public long Version { get; init; } = 1;

    /// <summary>Where it stands.</summary>
    public ClosureState StateNow() => EnumText.Parse<ClosureState>(State);

    /// <summary>The order of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/CLOSURE_NOT_FOUND.</exception>
    public static ClosureRow Require(Session session, string id) =>
        session.Find<ClosureRow>("SELECT * FROM Closure WHERE Id = @Id", new { Id = id }) ?? throw Refusal.NotFound(ErrorReason.ClosureNotFound, "closure_id", id);

    /// <summary>Orders with their items and all that happened to them.</summary>
    public static IEnumerable<ClosureOrder> ToProtos(Session session, IReadOnlyList<ClosureRow> rows)
    {
        var closures = rows.Select(row => row.Id).ToArray();
        var items = session.Query<ClosureItemRow>(ItemsOf, new { Closures = closures }).ToLookup(row => row.ClosureId, StringComparer.Ordinal);
        var steps = session.Query<ClosureStepRow>(StepsOf, new { Closures = closures }).ToLookup(row => row.ClosureId, StringComparer.Ordinal);
        return rows.Select(row => row.ToProto(items[row.Id].Select(item => item.ItemId), steps[row.Id]));
    }

    public ClosureOrder ToProto(IEnumerable<string> itemIds, IEnumerable<ClosureStepRow> steps) => new()
    {
        ClosureId = Id,
        SittingId = SittingId,
        ItemIds = { itemIds },
        Ground = EnumText.Parse<ClosureGround>(Ground),
        Reason = Reason,
        DecidedBy = DecidedBy,
        HeldOn = HeldOn,
        Controversial = Controversial,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
        Scope = EnumText.Parse<ClosureScope>(Scope),
        Dimensions = { ClosureRules.DimensionsOf(Dimensions) },
        VoteId = VoteId,
        State = StateNow(),
        Steps = { steps.Select(step => step.ToProto()) },
        Etag = Etags.Of(Version),
    };

    // Items stand as on the agenda; one that was removed from it comes last.
    private const string ItemsOf = """
        SELECT c.ClosureId, c.ItemId
        FROM ClosureItem c
        JOIN Closure o ON o.Id = c.ClosureId
        LEFT JOIN SittingItem i ON i.SittingId = o.SittingId AND i.ItemId = c.ItemId
        WHERE c.ClosureId IN @Closures
        ORDER BY c.ClosureId, COALESCE(i.Number, 100000), c.ItemId
        """;

    private const string StepsOf = """
        SELECT *
        FROM ClosureStep
        WHERE ClosureId IN @Closures
        ORDER BY ClosureId, Number
        """;
}

/// <summary>An item that an order closed.</summary>
internal sealed record ClosureItemRow
{
    public required string ClosureId { get; init; }

    public required string ItemId { get; init; }
}

/// <summary>Something that happened to an order, as it is stored.</summary>
internal sealed record ClosureStepRow : RecordedRow
{
    public required string ClosureId { get; init; }

    public required int Number { get; init; }

    public required string Act { get; init; }

    public required string State { get; init; }

    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public required string VoteId { get; init; }

    public required byte[] Findings { get; init; }

    public ClosureStep ToProto() => new()
    {
        Number = (uint)Number,
        Act = EnumText.Parse<ClosureAct>(Act),
        State = EnumText.Parse<ClosureState>(State),
        Reason = Reason,
        DecidedBy = DecidedBy,
        VoteId = VoteId,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };
}
