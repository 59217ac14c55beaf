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

    /// <summary>Where it stands.</summary>
    public string State { get; init; } = "HELD";

    /// <summary>The seat; empty where it is not recorded.</summary>
    public string SeatId { get; init; } = "";

    /// <summary>The day of the oath; empty where none is recorded.</summary>
    public string SwornOn { get; init; } = "";

    /// <summary>The mandate whose rest this one fills; empty where there is none.</summary>
    public string SubstituteFor { get; init; } = "";

    /// <summary>The first day on which it is no longer held, by law or before; empty if not known.</summary>
    public string Until() => EndedOn.Length > 0 ? EndedOn : EndsOn;

    /// <summary>Where it stands, as the contract says it.</summary>
    public MandateState StateNow() => EnumText.Parse<MandateState>(State);

    /// <summary>Entered as held before the record, so that nothing is known of how it began.</summary>
    public bool IsOlderThanRecord() => ElectionId.Length == 0 && AppointmentId.Length == 0 && SubstituteFor.Length == 0;

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
        Person = ToPerson(),
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
        State = StateNow(),
        SeatId = SeatId,
        SwornOn = SwornOn,
        SubstituteForMandateId = SubstituteFor,
    };

    /// <summary>The holder, as the contract says it.</summary>
    public Person ToPerson() => new() { PersonId = PersonId, Name = Contract.JsonReader.Parse<LocalizedText>(PersonName) };

    /// <summary>Who sits by it, and how long.</summary>
    public SittingMember ToMember() => new()
    {
        MandateId = Id,
        Person = ToPerson(),
        SeatClass = EnumText.Parse<SeatClass>(SeatClass),
        SeatId = SeatId,
        Region = Region,
        PartyId = PartyId,
        SittingFrom = StartsOn,
        SittingUntil = Until(),
        SwornOn = SwornOn,
        SubstituteForMandateId = SubstituteFor,
    };
}
