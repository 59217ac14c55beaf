using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.Registry;

/// <summary>A party as it is stored.</summary>
internal record PartyRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public string? RegisteredOn { get; init; }

    public string? RegistrationProvenance { get; init; }

    public string? RegistrationCitation { get; init; }

    public long Version { get; init; } = 1;

    /// <summary>The party of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/PARTY_NOT_FOUND.</exception>
    public static PartyRow Require(Session session, string id, string field = "party_id") =>
        session.Find<PartyRow>(ById, new { Id = id }) ?? throw Refusal.NotFound(ErrorReason.PartyNotFound, field, id);

    public IEnumerable<Source> Sources() => RegistrationSource() is { } registration ? [ToSource(), registration] : [ToSource()];

    public Party ToProto(string standing) => new()
    {
        PartyId = Id,
        Jurisdiction = Jurisdiction,
        Kind = EnumText.Parse<PartyKind>(Kind),
        Name = Contract.JsonReader.Parse<LocalizedText>(Name),
        Standing = EnumText.Parse<PartyStanding>(standing),
        RegisteredOn = RegisteredOn ?? "",
        Recording = ToRecording(),
        RegistrationSource = RegistrationSource(),
        Etag = Etags.Of(Version),
    };

    private Source? RegistrationSource() => RegistrationProvenance is null
        ? null
        : new() { Provenance = EnumText.Parse<Provenance>(RegistrationProvenance), Citation = RegistrationCitation };

    private const string ById = """
        SELECT *
        FROM Party
        WHERE Id = @Id
        """;
}

/// <summary>A party with its standing on some day.</summary>
internal sealed record PartyOnDayRow : PartyRow
{
    public required string Standing { get; init; }

    public required string StandingSince { get; init; }

    /// <summary>The party as it was on that day: a registration that came later is not told.</summary>
    public Party ToProto() => Standing is "UNREGISTERED"
        ? (this with { RegisteredOn = null, RegistrationProvenance = null, RegistrationCitation = null }).ToProto(Standing)
        : ToProto(Standing);
}
