using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Sittings;

/// <summary>A sitting as it is stored.</summary>
internal sealed record SittingRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string ChamberIds { get; init; }

    public required string HeldOn { get; init; }

    /// <summary>The sitting of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/SITTING_NOT_FOUND.</exception>
    public static SittingRow Require(Session session, string id, string field = "sitting_id") =>
        session.Find<SittingRow>("SELECT * FROM Sitting WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.SittingNotFound, field, id);

    /// <summary>The sittings of a period.</summary>
    public static IReadOnlyList<SittingRow> Within(Session session, string jurisdiction, string heldFrom, string heldTo) =>
        session.Query<SittingRow>(OfPeriod, new { Jurisdiction = jurisdiction, HeldFrom = heldFrom, HeldTo = heldTo });

    public Sitting ToProto(IEnumerable<SittingItemRow> items) => new()
    {
        SittingId = Id,
        Jurisdiction = Jurisdiction,
        ChamberIds = { ChamberIds.Split(',', StringSplitOptions.RemoveEmptyEntries) },
        HeldOn = HeldOn,
        Items = { items.Select(item => item.ToProto()) },
        Recording = ToRecording(),
    };

    private const string OfPeriod = """
        SELECT *
        FROM Sitting
        WHERE Jurisdiction = @Jurisdiction AND HeldOn >= @HeldFrom AND HeldOn <= @HeldTo
        ORDER BY HeldOn, Id
        """;
}

/// <summary>An item on an agenda as it is stored: as it was put there, and who may watch it now.</summary>
internal sealed record SittingItemRow
{
    public required string SittingId { get; init; }

    public required string ItemId { get; init; }

    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string BillId { get; init; }

    public required string Openness { get; init; }

    public required string OpennessNow { get; init; }

    public required string ClosureId { get; init; }

    public required bool Controversial { get; init; }

    public required string AttributedTo { get; init; }

    /// <summary>The agendas of several sittings, by sitting, in order.</summary>
    public static ILookup<string, SittingItemRow> Of(Session session, IEnumerable<string> sittings) => sittings.Chunk(500)
        .SelectMany(some => session.Query<SittingItemRow>("SELECT * FROM SittingItem WHERE SittingId IN @Sittings ORDER BY SittingId, Number", new { Sittings = some }))
        .ToLookup(row => row.SittingId, StringComparer.Ordinal);

    public AgendaItem ToProto() => new()
    {
        Item = new()
        {
            ItemId = ItemId,
            Title = Contract.JsonReader.Parse<LocalizedText>(Title),
            BillId = BillId,
            Openness = EnumText.Parse<ItemOpenness>(Openness),
            Controversial = Controversial,
            ControversialAttributedTo = AttributedTo,
        },
        Openness = EnumText.Parse<ItemOpenness>(OpennessNow),
        ClosureId = ClosureId,
    };
}
