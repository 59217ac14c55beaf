using Google.Protobuf;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Audits;

/// <summary>An audit as it is stored. Its manifest, rounds, draws and interpretations are rows of their own.</summary>
internal sealed record AuditRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ElectionId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Method { get; init; }

    public required string Claim { get; init; }

    public required long RiskNumerator { get; init; }

    public required long RiskDenominator { get; init; }

    public required string State { get; init; }

    public required byte[] Assertions { get; init; }

    public required long Ballots { get; init; }

    public required int Stations { get; init; }

    /// <summary>What stations are drawn by, in millionths of the margin; 0 where ballots are.</summary>
    public required long ErrorBound { get; init; }

    public required long? PlannedDraws { get; init; }

    public required string ManifestHash { get; init; }

    public required string ManifestProvenance { get; init; }

    public required string ManifestCitation { get; init; }

    public required string Seed { get; init; }

    public required string SeedMadeOn { get; init; }

    public required string Conclusion { get; init; }

    /// <summary>What a full hand count found; null if there was none.</summary>
    public required byte[]? HandCount { get; init; }

    /// <summary>Stations whose ballot records are there.</summary>
    public required int RecordedStations { get; init; }

    /// <summary>What was committed to of all ballot records; empty until the first draw.</summary>
    public required string RecordsHash { get; init; }

    /// <summary>The audit whose place it took; empty if it took none.</summary>
    public required string ReplacesAuditId { get; init; }

    public required long Version { get; init; }

    /// <summary>The audit of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/AUDIT_NOT_FOUND.</exception>
    public static AuditRow Require(Session session, string id) =>
        session.Find<AuditRow>("SELECT * FROM Audit WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.AuditNotFound, "audit_id", id);

    /// <summary>Moves the audit where the act leads, and adds that to its history.</summary>
    public AuditRow Move(LedgerTransaction tx, AuditAct act, string reason = "")
    {
        var next = this with { State = EnumText.Of(AuditRules.Lifecycle.After(ToState(), act)!.Value), Version = Version + 1 };
        tx.Execute(UpdateAudit, new { next.Id, next.State, next.Seed, next.SeedMadeOn, next.Conclusion, next.HandCount, next.RecordsHash, next.Version });
        AuditChangeRow.Append(tx, next, act, reason);
        return next;
    }

    public AuditState ToState() => EnumText.Parse<AuditState>(State);

    public AuditMethod ToMethod() => EnumText.Parse<AuditMethod>(Method);

    /// <summary>Single ballots are compared with their records.</summary>
    public bool ComparesRecords() => AuditRules.ComparesRecords(ToMethod());

    public Ratio ToRiskLimit() => new() { Numerator = (uint)RiskNumerator, Denominator = (uint)RiskDenominator };

    public IReadOnlyList<AuditAssertion> ToAssertions() => Audit.Parser.ParseFrom(Assertions).Assertions;

    /// <summary>The weakest source of the protocols in the manifest.</summary>
    public Source ToManifestSource() => new() { Provenance = EnumText.Parse<Provenance>(ManifestProvenance), Citation = ManifestCitation };

    public Audit ToProto(IEnumerable<AuditRoundRow> rounds, IEnumerable<AuditChangeRow> history)
    {
        var counted = Audit.Parser.ParseFrom(HandCount ?? []);
        var audit = new Audit
        {
            AuditId = Id,
            ElectionId = ElectionId,
            Method = ToMethod(),
            Claim = EnumText.Parse<AuditClaim>(Claim),
            RiskLimit = ToRiskLimit(),
            State = ToState(),
            Assertions = { ToAssertions() },
            Ballots = (uint)Ballots,
            Stations = (uint)Stations,
            ManifestHash = ManifestHash,
            Seed = Seed,
            Rounds = { rounds.Select(round => round.ToProto()) },
            History = { history.Select(change => change.ToProto()) },
            Conclusion = EnumText.Parse<AuditConclusion>(Conclusion),
            HandCount = { counted.HandCount },
            Etag = Etags.Of(Version),
            Recording = ToRecording(),
            RecordsHash = RecordsHash,
            ReplacesAuditId = ReplacesAuditId,
        };
        if (ComparesRecords())
            audit.RecordedStations = (uint)RecordedStations;
        if (ErrorBound > 0)
            audit.ErrorBound = (ulong)ErrorBound;
        if (PlannedDraws is { } planned)
            audit.PlannedDraws = (uint)planned;
        if (counted.HasHandCountInvalid)
            audit.HandCountInvalid = counted.HandCountInvalid;
        return audit;
    }

    /// <summary>The audit with its rounds and its history.</summary>
    public Audit ToProto(Session session) => ToProto(AuditRoundRow.Of(session, [Id])[Id], AuditChangeRow.Of(session, [Id])[Id]);

    private const string UpdateAudit = """
        UPDATE Audit
        SET State = @State, Seed = @Seed, SeedMadeOn = @SeedMadeOn, Conclusion = @Conclusion, HandCount = @HandCount,
          RecordsHash = @RecordsHash, Version = @Version
        WHERE Id = @Id
        """;
}
