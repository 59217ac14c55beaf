using Google.Protobuf;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Signatures;

/// <summary>A decision by which signatures were struck out, as it is stored.</summary>
internal sealed record InvalidationRow : RecordedRow
{
    public required long Initiative { get; init; }

    public required string Id { get; init; }

    public required string InitiativeId { get; init; }

    public required long Number { get; init; }

    public required long Reason { get; init; }

    public required string Act { get; init; }

    public required bool IsConditional { get; init; }

    public required string Sheet { get; init; }

    public required string Region { get; init; }

    public required byte[] CollectorCommitment { get; init; }

    public required string SignedFrom { get; init; }

    public required string SignedUntil { get; init; }

    /// <summary>The last signature that was there: those that came later were not decided on.</summary>
    public required long LastSignature { get; init; }

    public required long Signatures { get; init; }

    public required string RestoredOn { get; init; }

    public required string RestoredBy { get; init; }

    /// <summary>The decision of this id; null where there is none.</summary>
    public static InvalidationRow? Of(Session session, long initiative, string id) =>
        session.Find<InvalidationRow>("SELECT * FROM SignatureInvalidation WHERE Initiative = @Initiative AND Id = @Id", new { Initiative = initiative, Id = id });

    /// <summary>The number of the next decision.</summary>
    public static long Next(Session session, long initiative) => 1 + (session.Single<long?>(
        "SELECT MAX(Number) FROM SignatureInvalidation WHERE Initiative = @Initiative", new { Initiative = initiative }) ?? 0);

    /// <summary>Decisions made later that stand and may name what this one struck out, in order.</summary>
    public IReadOnlyList<InvalidationRow> Later(Session session) =>
        session.Query<InvalidationRow>(LaterDecisions, new { Initiative, Number });

    /// <summary>The condition as statements ask for it.</summary>
    public object Filter() => new Condition
    {
        Initiative = Initiative,
        Number = Number,
        Reason = Reason,
        LastSignature = LastSignature,
        Sheet = Sheet,
        Region = Region,
        AnyCollector = CollectorCommitment.Length == 0 ? 1 : 0,
        CollectorCommitment = CollectorCommitment,
        SignedFrom = SignedFrom,
        SignedUntil = SignedUntil,
    };

    public SignatureInvalidation ToProto() => new()
    {
        InvalidationId = Id,
        InitiativeId = InitiativeId,
        Reason = (InvalidityReason)Reason,
        Act = Act,
        Condition = IsConditional ? new() { Sheet = Sheet, Region = Region, SignedFrom = SignedFrom, SignedUntil = SignedUntil } : null,
        CollectorCommitment = ByteString.CopyFrom(CollectorCommitment),
        Signatures = RegionSignatures.Counted(Signatures),
        RestoredOn = RestoredOn,
        RestoredBy = RestoredBy,
        Recording = ToRecording(),
    };

    private sealed record Condition
    {
        public required long Initiative { get; init; }

        public required long Number { get; init; }

        public required long Reason { get; init; }

        public required long LastSignature { get; init; }

        public required string Sheet { get; init; }

        public required string Region { get; init; }

        public required long AnyCollector { get; init; }

        public required byte[] CollectorCommitment { get; init; }

        public required string SignedFrom { get; init; }

        public required string SignedUntil { get; init; }
    }

    private const string LaterDecisions = """
        SELECT *
        FROM SignatureInvalidation
        WHERE Initiative = @Initiative AND Number > @Number AND RestoredOn = ''
          AND (IsConditional = 1
            OR EXISTS (SELECT 1
                       FROM SignatureInvalidationPlace p
                       INNER JOIN Signature s ON s.Initiative = p.Initiative AND s.Sheet = p.Sheet AND s.Line = p.Line
                       WHERE p.Initiative = @Initiative AND p.Decision = SignatureInvalidation.Number AND s.Struck = @Number))
        ORDER BY Number
        """;
}
