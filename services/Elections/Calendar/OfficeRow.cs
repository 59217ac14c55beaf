using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Calendar;

/// <summary>An office as it is stored.</summary>
internal sealed record OfficeRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required int TermYears { get; init; }

    /// <summary>The office of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/OFFICE_NOT_FOUND.</exception>
    public static OfficeRow Require(Session session, string id) =>
        session.Find<OfficeRow>("SELECT * FROM Office WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.OfficeNotFound, "office_id", id);

    /// <summary>The office of this id in a jurisdiction.</summary>
    /// <exception cref="Refusal">NOT_FOUND/OFFICE_NOT_FOUND.</exception>
    public static OfficeRow Require(Session session, string id, string jurisdiction)
    {
        var office = Require(session, id);
        return string.Equals(office.Jurisdiction, jurisdiction, StringComparison.Ordinal)
            ? office
            : throw Refusal.NotFound(ErrorReason.OfficeNotFound, "office_id", id);
    }

    /// <summary>What kind of office it is.</summary>
    public static OfficeKind KindOf(Session session, string id) =>
        session.Find<string>("SELECT Kind FROM Office WHERE Id = @Id", new { Id = id }) is { } kind ? EnumText.Parse<OfficeKind>(kind) : OfficeKind.Unspecified;

    public Office ToProto() => new()
    {
        OfficeId = Id,
        Jurisdiction = Jurisdiction,
        Kind = EnumText.Parse<OfficeKind>(Kind),
        Name = Contract.JsonReader.Parse<LocalizedText>(Name),
        TermYears = (uint)TermYears,
        Recording = ToRecording(),
    };
}
