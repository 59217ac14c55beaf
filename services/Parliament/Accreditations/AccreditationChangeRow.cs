using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Accreditations;

/// <summary>Something that happened to an accreditation, as it is stored.</summary>
internal sealed record AccreditationChangeRow : RecordedRow
{
    public required string AccreditationId { get; init; }

    public required int Number { get; init; }

    public required string Act { get; init; }

    public required string State { get; init; }

    public required string Ground { get; init; }

    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public required string ValidFrom { get; init; }

    public required string ValidUntil { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>What happened last; null if nothing did.</summary>
    public static AccreditationChangeRow? Last(Session session, string accreditationId) =>
        session.Find<AccreditationChangeRow>(LastOf, new { Id = accreditationId });

    public AccreditationChange ToProto() => new()
    {
        Number = (uint)Number,
        Act = EnumText.Parse<AccreditationAct>(Act),
        State = EnumText.Parse<AccreditationState>(State),
        Ground = EnumText.Parse<RevocationGround>(Ground),
        Reason = Reason,
        DecidedBy = DecidedBy,
        ValidFrom = ValidFrom,
        ValidUntil = ValidUntil,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };

    private const string LastOf = """
        SELECT *
        FROM AccreditationChange
        WHERE AccreditationId = @Id AND Number = (SELECT MAX(Number) FROM AccreditationChange WHERE AccreditationId = @Id)
        """;
}

/// <summary>A time in which an accreditation does not hold although its days say so: it is suspended, or was revoked and restored.</summary>
internal sealed record PauseRow
{
    public required string AccreditationId { get; init; }

    /// <summary>The number of the change that began it.</summary>
    public required int Number { get; init; }

    public required string FromOn { get; init; }

    /// <summary>The day on which it holds again; empty while it does not.</summary>
    public required string UntilOn { get; init; }

    /// <summary>The pauses of an accreditation.</summary>
    public static IReadOnlyList<PauseRow> Of(Session session, string accreditationId) =>
        session.Query<PauseRow>("SELECT * FROM AccreditationPause WHERE AccreditationId = @Id", new { Id = accreditationId });
}
