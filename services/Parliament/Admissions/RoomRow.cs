using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Admissions;

/// <summary>A room from which sittings can be watched, as it is stored.</summary>
internal sealed record RoomRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    /// <summary>The chamber whose room it is; empty if of several.</summary>
    public required string ChamberId { get; init; }

    public required string Name { get; init; }

    public required string Mode { get; init; }

    public required int Places { get; init; }

    public required string Classes { get; init; }

    /// <summary>The room of this id in a jurisdiction.</summary>
    /// <exception cref="Refusal">NOT_FOUND/ROOM_NOT_FOUND.</exception>
    public static RoomRow Require(Session session, string id, string jurisdiction) =>
        session.Find<RoomRow>("SELECT * FROM Room WHERE Id = @Id AND Jurisdiction = @Jurisdiction", new { Id = id, Jurisdiction = jurisdiction })
        ?? throw Refusal.NotFound(ErrorReason.RoomNotFound, "room_id", id);

    /// <summary>How one watches from it.</summary>
    public AccessMode ToMode() => EnumText.Parse<AccessMode>(Mode);

    /// <summary>Who may watch there.</summary>
    public bool Admits(string accreditationClass) => Classes.Split(',').Contains(accreditationClass, StringComparer.Ordinal);

    public Room ToProto() => new()
    {
        RoomId = Id,
        Jurisdiction = Jurisdiction,
        ChamberId = ChamberId,
        Name = Contract.JsonReader.Parse<LocalizedText>(Name),
        Mode = ToMode(),
        Places = (uint)Places,
        Classes = { Classes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(EnumText.Parse<AccreditationClass>) },
        Recording = ToRecording(),
    };
}

/// <summary>A room opened to a sitting, as it is stored.</summary>
internal sealed record SittingRoomRow : RecordedRow
{
    public required string SittingId { get; init; }

    public required string RoomId { get; init; }

    /// <summary>The items that can be watched from it; empty for all.</summary>
    public required string ItemIds { get; init; }

    public required byte[] Findings { get; init; }

    public SittingRoom ToProto(RoomRow room, uint admitted) => new()
    {
        Room = room.ToProto(),
        ItemIds = { ItemList.Of(ItemIds) },
        Admitted = admitted,
        Free = room.Places > admitted ? (uint)room.Places - admitted : 0,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };
}

/// <summary>Items as they are stored with what is about them: none for all.</summary>
internal static class ItemList
{
    /// <summary>The items that were stored.</summary>
    public static string[] Of(string stored) => stored.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether an item is among those stored.</summary>
    public static bool Has(string stored, string itemId) => stored.Length == 0 || Of(stored).Contains(itemId, StringComparer.Ordinal);

    /// <summary>Whether every item of one list is in another.</summary>
    public static bool Covers(string stored, string asked) =>
        stored.Length == 0 || (asked.Length > 0 && Of(asked).All(item => Has(stored, item)));
}
