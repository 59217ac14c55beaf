using Saylau.Parties.Congresses;
using Saylau.Platform.Data;

namespace Saylau.Parties.MemberSignatures;

/// <summary>The signatures of a party on a day by region, in whichever way it collects; a region from which none came is absent.</summary>
internal sealed record SignaturesFound(IReadOnlyDictionary<string, RegionSignatures> Regions, bool IsOneByOne)
{
    /// <summary>Reads them.</summary>
    public static SignaturesFound Of(Session session, string partyId, string day)
    {
        if (!MemberSignatureChunkRow.Any(session, partyId))
            return new(RegionSignatures.Of(session, partyId, day), IsOneByOne: false);
        var regions = session.Query<RegionSignatures>(OneByOne, new { PartyId = partyId, Day = day });
        return new(regions.ToDictionary(row => row.Region, StringComparer.Ordinal), IsOneByOne: true);
    }

    /// <summary>The valid signatures of all regions.</summary>
    public uint InAll() => RegionCounts.Counted(Regions.Values.Sum(region => region.Valid));

    // A count that ended on a day did not hold on that day any more.
    private const string OneByOne = """
        SELECT Region,
          SUM(CASE WHEN CountsFrom <> '' AND CountsFrom <= @Day AND (CountsUntil = '' OR CountsUntil > @Day) THEN 1 ELSE 0 END) AS Valid,
          SUM(CASE WHEN StruckOn <> '' AND StruckOn <= @Day THEN 1 ELSE 0 END) AS Invalid,
          COUNT(DISTINCT Place / 100000) AS Sheets,
          COUNT(*) AS Entered
        FROM MemberSignature
        WHERE PartyId = @PartyId AND EnteredOn <= @Day
        GROUP BY Region
        """;
}
