using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Commissions;

/// <summary>A commission as it is stored.</summary>
internal sealed record CommissionRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string CommissionLevel { get; init; }

    public required string Region { get; init; }

    public required string PrecinctId { get; init; }

    public required string Name { get; init; }

    public required string TermFrom { get; init; }

    public required string TermUntil { get; init; }

    public required string AppointedBy { get; init; }

    /// <summary>The commission of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/COMMISSION_NOT_FOUND.</exception>
    public static CommissionRow Require(Session session, string id) =>
        session.Find<CommissionRow>("SELECT * FROM Commission WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.CommissionNotFound, "commission_id", id);

    public Commission ToProto(IEnumerable<MemberRow> members) => new()
    {
        CommissionId = Id,
        Jurisdiction = Jurisdiction,
        Level = EnumText.Parse<CommissionLevel>(CommissionLevel),
        Region = Region,
        PrecinctId = PrecinctId,
        Name = Contract.JsonReader.Parse<LocalizedText>(Name),
        TermFrom = TermFrom,
        TermUntil = TermUntil,
        AppointedBy = AppointedBy,
        Members =
        {
            members.Select(row => row.ToProto()).OrderBy(member => member.Position).ThenBy(member => member.Person.PersonId, StringComparer.Ordinal),
        },
        Recording = ToRecording(),
    };
}

/// <summary>A member of a commission as it is stored.</summary>
internal sealed record MemberRow
{
    public required string CommissionId { get; init; }

    public required string PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string Position { get; init; }

    public required string NominatedById { get; init; }

    /// <summary>The members of several commissions, by commission.</summary>
    public static ILookup<string, MemberRow> Of(Session session, IReadOnlyCollection<string> commissions) =>
        session.Query<MemberRow>(MembersOf, new { Commissions = commissions }).ToLookup(row => row.CommissionId, StringComparer.Ordinal);

    public CommissionMember ToProto() => new()
    {
        Person = new() { PersonId = PersonId, Name = Contract.JsonReader.Parse<LocalizedText>(PersonName) },
        Position = EnumText.Parse<CommissionPosition>(Position),
        NominatedByPartyId = NominatedById,
    };

    private const string MembersOf = """
        SELECT *
        FROM CommissionMember
        WHERE CommissionId IN @Commissions
        """;
}
