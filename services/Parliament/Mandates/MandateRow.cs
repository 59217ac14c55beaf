using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Mandates;

/// <summary>A mandate as it is stored. An empty date is none.</summary>
internal sealed record MandateRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ChamberId { get; init; }

    public required string PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string SeatClass { get; init; }

    public required string Region { get; init; }

    public required string PartyId { get; init; }

    public required string ElectionId { get; init; }

    public required string AppointmentId { get; init; }

    public required string StartsOn { get; init; }

    public required string EndsOn { get; init; }

    public required string EndedOn { get; init; }

    public required string EndReason { get; init; }

    public required byte[] Findings { get; init; }

    public required long Version { get; init; }

    /// <summary>The mandate of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/MANDATE_NOT_FOUND.</exception>
    public static MandateRow Require(Session session, string id) =>
        session.Find<MandateRow>("SELECT * FROM Mandate WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.MandateNotFound, "mandate_id", id);

    /// <summary>Lets an id pass that no mandate has.</summary>
    /// <exception cref="Refusal">ALREADY_EXISTS/MANDATE_EXISTS.</exception>
    public static void RequireNew(Session session, string id)
    {
        if (session.Find<int?>("SELECT 1 FROM Mandate WHERE Id = @Id", new { Id = id }) is not null)
            throw Refusal.AlreadyExists(ErrorReason.MandateExists, "mandate_id", id);
    }

    /// <summary>The mandates of a chamber that are held on a day.</summary>
    public static IReadOnlyList<MandateRow> HeldOn(Session session, string chamberId, string day) =>
        session.Query<MandateRow>($"SELECT * FROM Mandate WHERE ChamberId = @ChamberId AND {IsHeld}", new { ChamberId = chamberId, AsOf = day });

    /// <summary>The condition that a mandate is held on the day <c>@AsOf</c>.</summary>
    public const string IsHeld = "StartsOn <= @AsOf AND (EndsOn = '' OR EndsOn > @AsOf) AND (EndedOn = '' OR EndedOn > @AsOf)";

    public Mandate ToProto() => new()
    {
        MandateId = Id,
        ChamberId = ChamberId,
        Person = new() { PersonId = PersonId, Name = Contract.JsonReader.Parse<LocalizedText>(PersonName) },
        SeatClass = EnumText.Parse<SeatClass>(SeatClass),
        Region = Region,
        PartyId = PartyId,
        ElectionId = ElectionId,
        AppointmentId = AppointmentId,
        StartsOn = StartsOn,
        EndsOn = EndsOn,
        EndedOn = EndedOn,
        EndReason = EndReason,
        Findings = { FindingList.From(Findings) },
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}
