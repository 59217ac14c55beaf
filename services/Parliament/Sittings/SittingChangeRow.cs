using Saylau.Client;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Sittings;

/// <summary>Something that happened to a sitting, as it is stored.</summary>
internal sealed record SittingChangeRow : RecordedRow
{
    public required string SittingId { get; init; }

    public required int Number { get; init; }

    public required string Act { get; init; }

    public required string State { get; init; }

    public long? AtSecond { get; init; }

    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>Everything that happened to a sitting, oldest first.</summary>
    public static IReadOnlyList<SittingChangeRow> Of(Session session, string sittingId) =>
        session.Query<SittingChangeRow>("SELECT * FROM SittingChange WHERE SittingId = @SittingId ORDER BY Number", new { SittingId = sittingId });

    public SittingChange ToProto() => new()
    {
        Number = (uint)Number,
        Act = EnumText.Parse<SittingAct>(Act),
        State = EnumText.Parse<SittingState>(State),
        At = SittingClock.Text(AtSecond),
        Reason = Reason,
        DecidedBy = DecidedBy,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };
}

/// <summary>How an agenda was amended once, as it is stored. A place of 0 is none.</summary>
internal sealed record AgendaChangeRow : RecordedRow
{
    public required string SittingId { get; init; }

    public required int Number { get; init; }

    public required string Kind { get; init; }

    public required string Item { get; init; }

    public required int PlaceBefore { get; init; }

    public required int PlaceAfter { get; init; }

    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public required byte[] Findings { get; init; }

    public AgendaChange ToProto() => new()
    {
        Number = (uint)Number,
        Kind = EnumText.Parse<AgendaChangeKind>(Kind),
        Item = Contract.JsonReader.Parse<SittingItem>(Item),
        PlaceBefore = (uint)PlaceBefore,
        PlaceAfter = (uint)PlaceAfter,
        Reason = Reason,
        DecidedBy = DecidedBy,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };
}
