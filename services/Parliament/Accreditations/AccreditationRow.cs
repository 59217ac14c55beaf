using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Accreditations;

/// <summary>An accreditation as it is stored. An empty date is none.</summary>
internal sealed record AccreditationRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string AccreditationClass { get; init; }

    public required string Organisation { get; init; }

    public required string ValidFrom { get; init; }

    public required string ValidUntil { get; init; }

    public required string RevokedOn { get; init; }

    public required string RevokeReason { get; init; }

    public required long Version { get; init; }

    public string State { get; init; } = "GRANTED";

    public string RevokeGround { get; init; } = "UNSPECIFIED";

    /// <summary>Where it stands.</summary>
    public AccreditationState StateNow() => EnumText.Parse<AccreditationState>(State);

    /// <summary>The accreditation of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/ACCREDITATION_NOT_FOUND.</exception>
    public static AccreditationRow Require(Session session, string id) =>
        session.Find<AccreditationRow>("SELECT * FROM Accreditation WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.AccreditationNotFound, "accreditation_id", id);

    public Accreditation ToProto() => new()
    {
        AccreditationId = Id,
        Jurisdiction = Jurisdiction,
        AccreditationClass = EnumText.Parse<AccreditationClass>(AccreditationClass),
        Organisation = Organisation,
        ValidFrom = ValidFrom,
        ValidUntil = ValidUntil,
        RevokedOn = RevokedOn,
        RevokeReason = RevokeReason,
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
        State = StateNow(),
        RevokeGround = EnumText.Parse<RevocationGround>(RevokeGround),
    };
}

/// <summary>That somebody accredited watched a sitting, as it is stored.</summary>
internal sealed record AdmissionRow : RecordedRow
{
    public required string Id { get; init; }

    public required string SittingId { get; init; }

    public required string AccreditationId { get; init; }

    public required string AccreditationClass { get; init; }

    public required string Mode { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The admissions to several sittings.</summary>
    public static IReadOnlyList<AdmissionRow> To(Session session, IEnumerable<string> sittings) => [.. sittings.Chunk(500)
        .SelectMany(some => session.Query<AdmissionRow>("SELECT * FROM Admission WHERE SittingId IN @Sittings", new { Sittings = some }))];

    public Admission ToProto() => new()
    {
        AdmissionId = Id,
        SittingId = SittingId,
        AccreditationId = AccreditationId,
        AccreditationClass = EnumText.Parse<AccreditationClass>(AccreditationClass),
        Mode = EnumText.Parse<AccessMode>(Mode),
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };
}
