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

    public string State { get; init; } = "CONVENED";

    /// <summary>The item under discussion; empty if none is.</summary>
    public string CurrentItemId { get; init; } = "";

    public long Version { get; init; } = 1;

    /// <summary>The position of the last event about the sitting.</summary>
    public long LatestPosition { get; set; }

    /// <summary>Its chambers.</summary>
    public IReadOnlyList<string> Chambers() => ChamberIds.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where it stands.</summary>
    public SittingState StateNow() => EnumText.Parse<SittingState>(State);

    /// <summary>Marks a sitting with an event about it, so that whoever watches it is told.</summary>
    public static void Touch(Session session, string id, long position) =>
        session.Execute("UPDATE Sitting SET LatestPosition = @Position WHERE Id = @Id", new { Id = id, Position = position });

    /// <summary>The sitting of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/SITTING_NOT_FOUND.</exception>
    public static SittingRow Require(Session session, string id, string field = "sitting_id") =>
        session.Find<SittingRow>("SELECT * FROM Sitting WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.SittingNotFound, field, id);

    /// <summary>The sittings of a period; one that was called off is none.</summary>
    public static IReadOnlyList<SittingRow> Within(Session session, string jurisdiction, string heldFrom, string heldTo) =>
        session.Query<SittingRow>(OfPeriod, new { Jurisdiction = jurisdiction, HeldFrom = heldFrom, HeldTo = heldTo });

    public Sitting ToProto(IEnumerable<SittingItemRow> items) => new()
    {
        SittingId = Id,
        Jurisdiction = Jurisdiction,
        ChamberIds = { Chambers() },
        HeldOn = HeldOn,
        Items = { items.Select(item => item.ToProto()) },
        Recording = ToRecording(),
        State = StateNow(),
        CurrentItemId = CurrentItemId,
        Etag = Etags.Of(Version),
    };

    private const string OfPeriod = """
        SELECT *
        FROM Sitting
        WHERE Jurisdiction = @Jurisdiction AND HeldOn >= @HeldFrom AND HeldOn <= @HeldTo AND State <> 'CANCELLED'
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

    /// <summary>What is closed of it now; of items that were closed before dimensions were told apart, empty.</summary>
    public string ClosedDimensions { get; init; } = "";

    /// <summary>When it was taken up, in seconds from the beginning of the day; null if it was not.</summary>
    public long? TakenUpAt { get; init; }

    /// <summary>What is closed of it now.</summary>
    public IReadOnlyList<ClosureDimension> Closed() => ClosedDimensions.Length > 0 ? ClosureRules.DimensionsOf(ClosedDimensions)
        : ClosureId.Length > 0 ? ClosureRules.AllDimensions : [];

    /// <summary>An item as it is put on an agenda.</summary>
    public static SittingItemRow From(string sittingId, SittingItem item, int number) => new()
    {
        SittingId = sittingId,
        ItemId = item.ItemId,
        Number = number,
        Title = item.Title.ToString(),
        BillId = item.BillId,
        Openness = EnumText.Of(item.Openness),
        OpennessNow = EnumText.Of(item.Openness),
        ClosureId = "",
        Controversial = item.Controversial,
        AttributedTo = item.ControversialAttributedTo,
    };

    /// <summary>The item of this id on an agenda.</summary>
    /// <exception cref="Refusal">NOT_FOUND/ITEM_NOT_FOUND.</exception>
    public static SittingItemRow Require(IEnumerable<SittingItemRow> agenda, string id, string field = "item_id") =>
        agenda.FirstOrDefault(item => string.Equals(item.ItemId, id, StringComparison.Ordinal)) ?? throw Refusal.NotFound(ErrorReason.ItemNotFound, field, id);

    /// <summary>The agendas of several sittings, by sitting, in order.</summary>
    public static ILookup<string, SittingItemRow> Of(Session session, IEnumerable<string> sittings) => sittings.Chunk(500)
        .SelectMany(some => session.Query<SittingItemRow>("SELECT * FROM SittingItem WHERE SittingId IN @Sittings ORDER BY SittingId, Number", new { Sittings = some }))
        .ToLookup(row => row.SittingId, StringComparer.Ordinal);

    /// <summary>The item as it was put on the agenda.</summary>
    public SittingItem ToItem() => new()
    {
        ItemId = ItemId,
        Title = Contract.JsonReader.Parse<LocalizedText>(Title),
        BillId = BillId,
        Openness = EnumText.Parse<ItemOpenness>(Openness),
        Controversial = Controversial,
        ControversialAttributedTo = AttributedTo,
    };

    public AgendaItem ToProto() => new()
    {
        Item = ToItem(),
        Openness = EnumText.Parse<ItemOpenness>(OpennessNow),
        ClosureId = ClosureId,
        ClosedDimensions = { Closed() },
        TakenUpAt = SittingClock.Text(TakenUpAt),
    };
}
