using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
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

    /// <summary>The commission above it; empty if none is recorded.</summary>
    public string ParentId { get; init; } = "";

    /// <summary>What the law said when it was recorded; null of commissions recorded before that was asked.</summary>
    public byte[]? Findings { get; init; }

    public long Version { get; init; } = 1;

    /// <summary>The commission of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/COMMISSION_NOT_FOUND.</exception>
    public static CommissionRow Require(Session session, string id, string field = "commission_id") =>
        Find(session, id) ?? throw Refusal.NotFound(ErrorReason.CommissionNotFound, field, id);

    /// <summary>The commissions above this one, the highest first. Each is above those that were recorded after it, so there is no circle.</summary>
    public IReadOnlyList<CommissionRow> Above(Session session)
    {
        var above = new List<CommissionRow>();
        for (var next = Find(session, ParentId); next is not null; next = Find(session, next.ParentId))
            above.Insert(0, next);
        return above;
    }

    private static CommissionRow? Find(Session session, string id) =>
        session.Find<CommissionRow>("SELECT * FROM Commission WHERE Id = @Id", new { Id = id });

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
        ParentCommissionId = ParentId,
        Findings = { FindingList.From(Findings ?? []) },
        Etag = Etags.Of(Version),
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

    public string NominatorKind { get; init; } = "UNSPECIFIED";

    public string Nominator { get; init; } = "";

    /// <summary>The first day of the membership; empty for that of the commission's term.</summary>
    public string ServingFrom { get; init; } = "";

    /// <summary>The last day of the membership; empty if it lasts as long as the commission.</summary>
    public string ServingUntil { get; init; } = "";

    public string EndedBecause { get; init; } = "";

    public static MemberRow Of(string commissionId, CommissionMember member) => new()
    {
        CommissionId = commissionId,
        PersonId = member.Person.PersonId,
        PersonName = member.Person.Name.ToString(),
        Position = EnumText.Of(member.Position),
        NominatedById = member.NominatedByPartyId,
        NominatorKind = EnumText.Of(KindOf(member)),
        Nominator = member.Nominator,
        ServingFrom = member.ServingFrom,
        ServingUntil = member.ServingUntil,
        EndedBecause = member.EndedBecause,
    };

    /// <summary>Whether the person sits in the commission on a day.</summary>
    public bool SitsOn(string day) =>
        (ServingFrom.Length == 0 || string.CompareOrdinal(ServingFrom, day) <= 0) && (ServingUntil.Length == 0 || string.CompareOrdinal(day, ServingUntil) <= 0);

    /// <summary>The members of several commissions, by commission.</summary>
    public static ILookup<string, MemberRow> Of(Session session, IReadOnlyCollection<string> commissions) =>
        session.Query<MemberRow>(MembersOf, new { Commissions = commissions }).ToLookup(row => row.CommissionId, StringComparer.Ordinal);

    public CommissionMember ToProto() => new()
    {
        Person = new() { PersonId = PersonId, Name = Contract.JsonReader.Parse<LocalizedText>(PersonName) },
        Position = EnumText.Parse<CommissionPosition>(Position),
        NominatedByPartyId = NominatedById,
        NominatorKind = EnumText.Parse<NominatorKind>(NominatorKind),
        Nominator = Nominator,
        ServingFrom = ServingFrom,
        ServingUntil = ServingUntil,
        EndedBecause = EndedBecause,
    };

    private static NominatorKind KindOf(CommissionMember member) =>
        member.NominatorKind is V1.NominatorKind.Unspecified && member.NominatedByPartyId.Length > 0 ? V1.NominatorKind.Party : member.NominatorKind;

    private const string MembersOf = """
        SELECT *
        FROM CommissionMember
        WHERE CommissionId IN @Commissions
        """;
}
