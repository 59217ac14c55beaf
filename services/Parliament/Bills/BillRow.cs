using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Bills;

/// <summary>A bill as it is stored. An empty date is none.</summary>
internal sealed record BillRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string Initiator { get; init; }

    public required string ChamberId { get; init; }

    public required string Stage { get; init; }

    public required string Act { get; init; }

    public required string EnactedOn { get; init; }

    public required string EffectiveFrom { get; init; }

    public required byte[] Findings { get; init; }

    public required long Version { get; init; }

    public string InitiatorKind { get; init; } = "UNSPECIFIED";

    /// <summary>The bill of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/BILL_NOT_FOUND.</exception>
    public static BillRow Require(Session session, string id, string field = "bill_id") =>
        session.Find<BillRow>("SELECT * FROM Bill WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.BillNotFound, field, id);

    /// <summary>Lets a bill pass that is one of the jurisdiction's.</summary>
    /// <exception cref="Refusal">NOT_FOUND/BILL_NOT_FOUND.</exception>
    public static void RequireWithin(Session session, string id, string jurisdiction, string field = "bill_id")
    {
        if (!string.Equals(Require(session, id, field).Jurisdiction, jurisdiction, StringComparison.Ordinal))
            throw Refusal.NotFound(ErrorReason.BillNotFound, field, id);
    }

    /// <summary>What it would become.</summary>
    internal BillKind KindOf => EnumText.Parse<BillKind>(Kind);

    /// <summary>Where it stands.</summary>
    internal BillStage StageNow => EnumText.Parse<BillStage>(Stage);

    /// <summary>The bill as it was on a day: what came later is not told.</summary>
    public BillRow AsOf(string day, BillStepRow lastStep) => EnactedOn.Length > 0 && string.CompareOrdinal(EnactedOn, day) > 0
        ? this with { Stage = lastStep.Stage, Act = "", EnactedOn = "", EffectiveFrom = "", Findings = [] }
        : this with { Stage = lastStep.Stage };

    public Bill ToProto(
        IReadOnlyList<BillStepRow> steps, IEnumerable<Vote> votes, IEnumerable<EffectRow> effects, IEnumerable<ObjectionRow> objections)
    {
        var bill = new Bill
        {
            BillId = Id,
            Jurisdiction = Jurisdiction,
            Kind = KindOf,
            Title = Contract.JsonReader.Parse<LocalizedText>(Title),
            Initiator = Initiator,
            ChamberId = ChamberId,
            IntroducedOn = OccurredOn,
            Stage = StageNow,
            Steps = { steps.Select(step => step.ToProto()) },
            Votes = { votes },
            Effects = { EnactedOn.Length > 0 ? effects.Select(effect => effect.ToProto()) : [] },
            Act = Act,
            EnactedOn = EnactedOn,
            EffectiveFrom = EffectiveFrom,
            Findings = { FindingList.From(Findings) },
            Etag = Etags.Of(Version),
            Recording = ToRecording(),
            InitiatorKind = EnumText.Parse<InitiatorKind>(InitiatorKind),
            Objections = { objections.Select(objection => objection.ToProto()) },
        };
        if (PaceRules.ElapsedDays(OccurredOn, EnactedOn) is { } days)
            bill.ElapsedDays = days;
        return bill;
    }
}

/// <summary>A version of the law that a bill brings into force, as it is stored.</summary>
internal sealed record EffectRow
{
    public required string BillId { get; init; }

    public required string Area { get; init; }

    public required string LawVersion { get; init; }

    /// <summary>The effects of several bills, by bill.</summary>
    public static ILookup<string, EffectRow> Of(Session session, IReadOnlyCollection<string> bills) =>
        session.Query<EffectRow>("SELECT * FROM BillEffect WHERE BillId IN @Bills ORDER BY BillId, Area", new { Bills = bills })
            .ToLookup(row => row.BillId, StringComparer.Ordinal);

    public LawEffect ToProto() => new() { Area = Area, Version = LawVersion };
}

/// <summary>What the president objected to in a bill, as it is stored: by the step with which it was returned.</summary>
internal sealed record ObjectionRow
{
    public required string BillId { get; init; }

    public required int StepNumber { get; init; }

    public required int Number { get; init; }

    public required string Provision { get; init; }

    public required string Reason { get; init; }

    /// <summary>The objections to several bills, by bill, in order.</summary>
    public static ILookup<string, ObjectionRow> Of(Session session, IReadOnlyCollection<string> bills) =>
        session.Query<ObjectionRow>("SELECT * FROM BillObjection WHERE BillId IN @Bills ORDER BY BillId, StepNumber, Number", new { Bills = bills })
            .ToLookup(row => row.BillId, StringComparer.Ordinal);

    public Objection ToProto() => new() { Provision = Provision, Reason = Reason };
}
