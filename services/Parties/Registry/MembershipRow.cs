using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Registry;

/// <summary>A declaration of members as it is stored. One that is recorded later for the same day takes its place.</summary>
internal sealed record MembershipRow : RecordedRow
{
    public required string PartyId { get; init; }

    public required string CountedOn { get; init; }

    /// <summary>What the parties of a jurisdiction declared by a day, the latest record of each day, oldest first.</summary>
    public static IReadOnlyList<(MembershipRow Row, Declaration Declaration)> Declared(Session session, string jurisdiction, string day)
    {
        var asked = new { Jurisdiction = jurisdiction, Day = day };
        var regions = session.Query<RegionMembersRow>(RegionsDeclared, asked).ToLookup(row => (row.PartyId, row.CountedOn, row.LedgerPosition));
        return [.. session.Query<MembershipRow>(MembershipsDeclared, asked)
            .GroupBy(row => (row.PartyId, row.CountedOn))
            .Select(same => same.MaxBy(row => row.LedgerPosition)!)
            .Select(row => (row, new Declaration(row.PartyId, row.CountedOn, regions[(row.PartyId, row.CountedOn, row.LedgerPosition)]
                .ToDictionary(region => region.Region, region => (uint)region.Members, StringComparer.Ordinal))))];
    }

    /// <summary>The members of a party on a day, and the records that say so.</summary>
    public static (MembersOnDay Members, IReadOnlyList<MembershipRow> Rows) On(Session session, PartyRow party, string day)
    {
        var declared = Declared(session, party.Jurisdiction, day);
        var mergers = session.Query<MergerRow>(Mergers, new { party.Jurisdiction, Day = day })
            .GroupBy(row => (row.ReorganisationId, row.EffectiveFrom), row => row)
            .Select(merger => new MergerFacts(
                merger.Single(row => row.Part is "SUCCESSOR").PartyId, merger.Key.EffectiveFrom,
                [.. merger.Where(row => row.Part is "PREDECESSOR").Select(row => row.PartyId)]))
            .ToArray();
        var members = MembershipRules.On(party.Id, day, [.. declared.Select(pair => pair.Declaration)], mergers);
        return (members, [.. declared.Where(pair => members.Declarations.Contains(pair.Declaration)).Select(pair => pair.Row)]);
    }

    public Membership ToProto(IEnumerable<RegionMembersRow> regions)
    {
        var all = regions.OrderBy(region => region.Region, StringComparer.Ordinal).ToArray();
        return new()
        {
            PartyId = PartyId,
            CountedOn = CountedOn,
            Regions = { all.Select(region => new RegionMembers { Region = region.Region, Members = (uint)region.Members }) },
            MembersInAll = MembershipRules.Total(all.Select(region => (uint)region.Members)),
            Recording = ToRecording(),
        };
    }

    private const string MembershipsDeclared = """
        SELECT m.*
        FROM Membership m
        JOIN Party p ON p.Id = m.PartyId
        WHERE p.Jurisdiction = @Jurisdiction AND m.CountedOn <= @Day
        ORDER BY m.PartyId, m.CountedOn, m.LedgerPosition
        """;

    private const string RegionsDeclared = """
        SELECT r.*
        FROM RegionMembers r
        JOIN Party p ON p.Id = r.PartyId
        WHERE p.Jurisdiction = @Jurisdiction AND r.CountedOn <= @Day
        ORDER BY r.PartyId, r.CountedOn, r.LedgerPosition, r.Region
        """;

    private const string Mergers = """
        SELECT m.ReorganisationId, m.PartyId, m.Part, r.EffectiveFrom
        FROM ReorganisedParty m
        JOIN Reorganisation r ON r.Id = m.ReorganisationId
        WHERE r.Jurisdiction = @Jurisdiction AND r.Kind = 'MERGER' AND r.EffectiveFrom <= @Day
        ORDER BY m.ReorganisationId, m.PartyId, m.Part
        """;

    private sealed record MergerRow
    {
        public required string ReorganisationId { get; init; }

        public required string PartyId { get; init; }

        public required string Part { get; init; }

        public required string EffectiveFrom { get; init; }
    }
}

/// <summary>The members of one region in a declaration.</summary>
internal sealed record RegionMembersRow
{
    public required string PartyId { get; init; }

    public required string CountedOn { get; init; }

    public required long LedgerPosition { get; init; }

    public required string Region { get; init; }

    public required long Members { get; init; }
}
