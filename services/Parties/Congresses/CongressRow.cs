using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Congresses;

/// <summary>A founding congress as it is stored.</summary>
internal sealed record CongressRow : RecordedRow
{
    public required string Id { get; init; }

    public required string PartyId { get; init; }

    public required string HeldOn { get; init; }

    /// <summary>The congress of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/CONGRESS_NOT_FOUND.</exception>
    public static CongressRow Require(Session session, string id) =>
        session.Find<CongressRow>("SELECT * FROM FoundingCongress WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.CongressNotFound, "congress_id", id);

    /// <summary>The latest congress of a party that was held by a day; null if none was.</summary>
    public static FoundingCongress? Latest(Session session, string partyId, string day) =>
        session.Query<CongressRow>(CongressesOfParty, new { PartyId = partyId, Day = day, Take = 1 }).SingleOrDefault() is { } row
            ? ToProtos(session, [row])[0]
            : null;

    /// <summary>Congresses with everything that is stored of them.</summary>
    public static IReadOnlyList<FoundingCongress> ToProtos(Session session, IReadOnlyList<CongressRow> rows)
    {
        var congresses = rows.Select(row => row.Id).ToArray();
        var present = session.Query<DelegatesRow>(DelegatesOf, new { Congresses = congresses }).ToLookup(row => row.CongressId, StringComparer.Ordinal);
        var elected = session.Query<DelegatesRow>(ElectedOf, new { Congresses = congresses }).ToLookup(row => row.CongressId, StringComparer.Ordinal);
        var papers = session.Query<CongressPapersRow>(PapersOf, new { Congresses = congresses }).ToDictionary(row => row.CongressId, StringComparer.Ordinal);
        return [.. rows.Select(row => row.ToProto(present[row.Id], elected[row.Id], papers.GetValueOrDefault(row.Id)))];
    }

    public FoundingCongress ToProto(IEnumerable<DelegatesRow> present, IEnumerable<DelegatesRow> elected, CongressPapersRow? papers)
    {
        var (delegates, invited) = (Counts(present), Counts(elected));
        var congress = new FoundingCongress
        {
            CongressId = Id,
            PartyId = PartyId,
            HeldOn = HeldOn,
            Delegates = { delegates },
            DelegatesInAll = RegionCounts.InAll(delegates),
            RegionsRepresented = (uint)delegates.Count(count => count.Count > 0),
            Recording = ToRecording(),
            ElectedDelegates = { invited },
        };
        if (invited.Length > 0)
            congress.ElectedInAll = RegionCounts.InAll(invited);
        papers?.AddTo(congress);
        return congress;
    }

    // By region, as they are read back, whatever the order they were told in.
    private static RegionCount[] Counts(IEnumerable<DelegatesRow> delegates) =>
        [.. delegates.OrderBy(row => row.Region, StringComparer.Ordinal).Select(row => new RegionCount { Region = row.Region, Count = (uint)row.Delegates })];

    private const string CongressesOfParty = """
        SELECT *
        FROM FoundingCongress
        WHERE PartyId = @PartyId AND HeldOn <= @Day
        ORDER BY HeldOn DESC, Id DESC {page}
        """;

    private const string DelegatesOf = """
        SELECT CongressId, Region, Delegates
        FROM CongressDelegates
        WHERE CongressId IN @Congresses
        ORDER BY CongressId, Region
        """;

    private const string ElectedOf = """
        SELECT CongressId, Region, Delegates
        FROM ElectedDelegates
        WHERE CongressId IN @Congresses
        ORDER BY CongressId, Region
        """;

    private const string PapersOf = """
        SELECT *
        FROM CongressPapers
        WHERE CongressId IN @Congresses
        """;
}

/// <summary>The delegates of one region at a congress.</summary>
internal sealed record DelegatesRow
{
    public required string CongressId { get; init; }

    public required string Region { get; init; }

    public required long Delegates { get; init; }
}
