using Google.Protobuf;
using Saylau.Common.V1;
using Saylau.Parties.Congresses;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.Founding;

/// <summary>An organising committee and its notice as they are stored.</summary>
internal sealed record CommitteeRow : RecordedRow
{
    public required string Id { get; init; }

    public required string PartyId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string FormedOn { get; init; }

    public required string PlannedOn { get; init; }

    public required string Notified { get; init; }

    public required string NotifiedOn { get; init; }

    public required string State { get; init; }

    public required string AnsweredOn { get; init; }

    public required string AnswerDueOn { get; init; }

    public required string CongressDueOn { get; init; }

    public required string Defects { get; init; }

    public required byte[] Documents { get; init; }

    public required byte[] Findings { get; init; }

    public required long Version { get; init; }

    /// <summary>The committee of this id; null if there is none.</summary>
    public static CommitteeRow? Find(Session session, string id) =>
        session.Find<CommitteeRow>("SELECT * FROM OrganisingCommittee WHERE Id = @Id", new { Id = id });

    /// <summary>The committee of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/COMMITTEE_NOT_FOUND.</exception>
    public static CommitteeRow Require(Session session, string id) =>
        Find(session, id) ?? throw Refusal.NotFound(ErrorReason.CommitteeNotFound, "committee_id", id);

    /// <summary>The committee of a party that gave notice last, by a day; null if none did.</summary>
    public static OrganisingCommittee? Latest(Session session, string partyId, string day) =>
        session.Query<CommitteeRow>(OfParty, new { PartyId = partyId, Day = day, Take = 1 }).SingleOrDefault() is { } row
            ? row.ToProto(Regions(session, [row.Id])[row.Id])
            : null;

    /// <summary>The counts per region of several committees, by committee.</summary>
    public static ILookup<string, CommitteeRegionRow> Regions(Session session, IReadOnlyCollection<string> committees) =>
        session.Query<CommitteeRegionRow>(RegionsOf, new { Committees = committees }).ToLookup(row => row.CommitteeId, StringComparer.Ordinal);

    public OrganisingCommittee ToProto(IEnumerable<CommitteeRegionRow> regions)
    {
        var rows = regions.OrderBy(row => row.Region, StringComparer.Ordinal).ToArray();
        var initiators = rows.Where(row => row.Initiators > 0).Select(row => new RegionCount { Region = row.Region, Count = (uint)row.Initiators }).ToArray();
        var members = rows.Where(row => row.Members > 0).Select(row => new RegionCount { Region = row.Region, Count = (uint)row.Members }).ToArray();
        return new()
        {
            CommitteeId = Id,
            PartyId = PartyId,
            FormedOn = FormedOn,
            Initiators = { initiators },
            InitiatorsInAll = RegionCounts.InAll(initiators),
            Members = { members },
            MembersInAll = RegionCounts.InAll(members),
            CongressPlannedOn = PlannedOn,
            Notified = EnumText.Parse<AuthorityKind>(Notified),
            NotifiedOn = NotifiedOn,
            State = EnumText.Parse<NoticeState>(State),
            AnsweredOn = AnsweredOn,
            AnswerDueOn = AnswerDueOn,
            CongressDueOn = CongressDueOn,
            Defects = Defects,
            Documents = { OrganisingCommittee.Parser.ParseFrom(Documents).Documents },
            Findings = { FindingList.From(Findings) },
            Etag = Etags.Of(Version),
            Recording = ToRecording(),
        };
    }

    /// <summary>Documents as they are stored.</summary>
    public static byte[] ToBytes(IEnumerable<Document> documents) => new OrganisingCommittee { Documents = { documents } }.ToByteArray();

    private const string OfParty = """
        SELECT *
        FROM OrganisingCommittee
        WHERE PartyId = @PartyId AND NotifiedOn <= @Day
        ORDER BY NotifiedOn DESC, Id DESC {page}
        """;

    private const string RegionsOf = """
        SELECT *
        FROM CommitteeRegion
        WHERE CommitteeId IN @Committees
        ORDER BY CommitteeId, Region
        """;
}

/// <summary>Who stands behind a committee in one region.</summary>
internal sealed record CommitteeRegionRow
{
    public required string CommitteeId { get; init; }

    public required string Region { get; init; }

    public required long Initiators { get; init; }

    public required long Members { get; init; }
}
