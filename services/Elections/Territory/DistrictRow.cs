using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Territory;

/// <summary>A district as it is stored.</summary>
internal sealed record DistrictRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string OfficeId { get; init; }

    public required long Number { get; init; }

    public required string Name { get; init; }

    public required long Seats { get; init; }

    public required string ValidFrom { get; init; }

    /// <summary>The last day on which it exists; empty if that is open.</summary>
    public required string ValidTo { get; init; }

    public required long Precincts { get; init; }

    public required long Version { get; init; }

    /// <summary>The district of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/DISTRICT_NOT_FOUND.</exception>
    public static DistrictRow Require(Session session, string id) =>
        session.Find<DistrictRow>("SELECT * FROM District WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.DistrictNotFound, "district_id", id);

    public District ToProto(DistrictEndRow? end) => new()
    {
        DistrictId = Id,
        Jurisdiction = Jurisdiction,
        OfficeId = OfficeId,
        Number = (uint)Number,
        Name = Contract.JsonReader.Parse<LocalizedText>(Name),
        Seats = (uint)Seats,
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        Precincts = (uint)Precincts,
        End = end?.ToProto(),
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}

/// <summary>A precinct of a district as it is stored.</summary>
internal sealed record DistrictPrecinctRow
{
    public required string DistrictId { get; init; }

    public required string PrecinctId { get; init; }
}

/// <summary>How a district ended, as it is stored.</summary>
internal sealed record DistrictEndRow : RecordedRow
{
    public required string DistrictId { get; init; }

    public required string Act { get; init; }

    public required string Reason { get; init; }

    /// <summary>How districts ended, by district; one that has not is absent.</summary>
    public static IReadOnlyDictionary<string, DistrictEndRow> Of(Session session, IReadOnlyCollection<string> districts) =>
        session.Query<DistrictEndRow>("SELECT * FROM DistrictEnd WHERE DistrictId IN @Districts", new { Districts = districts })
            .ToDictionary(row => row.DistrictId, StringComparer.Ordinal);

    public PrecinctEnd ToProto() => new() { Act = Act, Reason = Reason, Recording = ToRecording() };
}
