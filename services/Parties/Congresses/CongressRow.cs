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

    /// <summary>The delegates of several congresses, by congress.</summary>
    public static ILookup<string, DelegatesRow> Delegates(Session session, IReadOnlyCollection<string> congresses) =>
        session.Query<DelegatesRow>(DelegatesOf, new { Congresses = congresses })
            .ToLookup(row => row.CongressId, StringComparer.Ordinal);

    public FoundingCongress ToProto(IEnumerable<DelegatesRow> delegates)
    {
        // By region, as they are read back, whatever the order they were told in.
        var counts = delegates.OrderBy(row => row.Region, StringComparer.Ordinal).Select(row => new RegionCount { Region = row.Region, Count = (uint)row.Delegates }).ToArray();
        return new()
        {
            CongressId = Id,
            PartyId = PartyId,
            HeldOn = HeldOn,
            Delegates = { counts },
            // More than a count can hold is the most it can hold, never a small number.
            DelegatesInAll = (uint)Math.Min(counts.Sum(count => (long)count.Count), uint.MaxValue),
            RegionsRepresented = (uint)counts.Count(count => count.Count > 0),
            Recording = ToRecording(),
        };
    }

    private const string DelegatesOf = """
        SELECT CongressId, Region, Delegates
        FROM CongressDelegates
        WHERE CongressId IN @Congresses
        ORDER BY CongressId, Region
        """;
}

/// <summary>The delegates of one region at a congress.</summary>
internal sealed record DelegatesRow
{
    public required string CongressId { get; init; }

    public required string Region { get; init; }

    public required long Delegates { get; init; }
}
