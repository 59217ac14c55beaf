using Saylau.Parliament.Procedures;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Bills;

/// <summary>A stage that a bill reached, as it is stored.</summary>
internal sealed record BillStepRow : RecordedRow
{
    public required string BillId { get; init; }

    public required int Number { get; init; }

    public required string Stage { get; init; }

    public required string ChamberId { get; init; }

    public required string Note { get; init; }

    public string StepId { get; init; } = "";

    /// <summary>The stages of several bills, by bill, in order.</summary>
    public static ILookup<string, BillStepRow> Of(Session session, IReadOnlyCollection<string> bills) =>
        session.Query<BillStepRow>("SELECT * FROM BillStep WHERE BillId IN @Bills ORDER BY BillId, Number", new { Bills = bills })
            .ToLookup(row => row.BillId, StringComparer.Ordinal);

    /// <summary>The day of the last stage of a bill.</summary>
    public static string LastOn(Session session, string billId) => Of(session, [billId])[billId].Last().OccurredOn;

    /// <summary>The next stage of a bill, stored.</summary>
    public static BillStepRow Add(LedgerTransaction tx, string billId, StepAsked taken, string note)
    {
        var row = tx.Stamp(new BillStepRow
        {
            BillId = billId,
            Number = tx.Single<int>("SELECT COUNT(*) FROM BillStep WHERE BillId = @BillId", new { BillId = billId }) + 1,
            Stage = EnumText.Of(taken.Stage),
            ChamberId = taken.ChamberId,
            Note = note,
            StepId = taken.StepId,
        });
        tx.Insert("BillStep", row);
        return row;
    }

    public BillStep ToProto() => new()
    {
        Stage = EnumText.Parse<BillStage>(Stage),
        ChamberId = ChamberId,
        Note = Note,
        ReachedOn = OccurredOn,
        Recording = ToRecording(),
        StepId = StepId,
    };
}
