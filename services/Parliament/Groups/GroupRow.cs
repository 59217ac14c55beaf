using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Groups;

/// <summary>A group as it is stored. An empty date is none.</summary>
internal sealed record GroupRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string ChamberId { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string PartyId { get; init; }

    public required string ParentGroupId { get; init; }

    public required string FoundedOn { get; init; }

    public required string DissolvedOn { get; init; }

    public required string DissolutionReason { get; init; }

    public required byte[] Findings { get; init; }

    public required long Version { get; init; }

    /// <summary>The group of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/GROUP_NOT_FOUND.</exception>
    public static GroupRow Require(Session session, string id, string field = "group_id") =>
        session.Find<GroupRow>("SELECT * FROM ParliamentaryGroup WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.GroupNotFound, field, id);

    /// <summary>The group of this id in a jurisdiction; null for none at all.</summary>
    /// <exception cref="Refusal">NOT_FOUND/GROUP_NOT_FOUND.</exception>
    public static GroupRow? RequireWithin(Session session, string id, string jurisdiction, string field = "group_id")
    {
        if (id.Length == 0)
            return null;
        var row = Require(session, id, field);
        return string.Equals(row.Jurisdiction, jurisdiction, StringComparison.Ordinal) ? row : throw Refusal.NotFound(ErrorReason.GroupNotFound, field, id);
    }

    /// <summary>What the rules are asked about.</summary>
    public GroupFacts ToFacts() => new(Id, EnumText.Parse<GroupKind>(Kind), ChamberId, PartyId, FoundedOn, DissolvedOn);

    public Group ToProto(long members) => new()
    {
        GroupId = Id,
        Jurisdiction = Jurisdiction,
        ChamberId = ChamberId,
        Kind = EnumText.Parse<GroupKind>(Kind),
        Name = Contract.JsonReader.Parse<LocalizedText>(Name),
        PartyId = PartyId,
        ParentGroupId = ParentGroupId,
        FoundedOn = FoundedOn,
        DissolvedOn = DissolvedOn,
        DissolutionReason = DissolutionReason,
        Members = (uint)members,
        Findings = { FindingList.From(Findings) },
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}
