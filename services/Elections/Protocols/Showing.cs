using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Publications;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Law;

namespace Saylau.Elections.Protocols;

/// <summary>Shows protocols to a caller: those whose figures it may not see without them.</summary>
internal sealed class Showing(Caller caller, string jurisdiction, Visibility visibility, string field)
{
    private readonly List<Withheld> withheld = [];

    /// <summary>What was left out so far, and why.</summary>
    public IEnumerable<Withheld> Withheld => withheld;

    /// <summary>For a caller, under the law of today and what was published.</summary>
    public static Showing Of(Session session, Caller caller, ElectionRow election, LawInForce<ElectionsLaw> inForce, DateTimeOffset now, string field) =>
        new(caller, election.Jurisdiction, Visibility.Of(session, election, inForce, now), field);

    /// <summary>May the caller see this station's figures?</summary>
    public bool Shows(string region, string precinctId) => DisclosureRules.Station(caller, jurisdiction, region, precinctId, visibility.Level);

    /// <summary>May the caller see this version's figures? A draft is its commission's: nobody has said yet that it is what the station counted.</summary>
    public bool Shows(ProtocolRow row) => DisclosureRules.Station(
        caller, jurisdiction, row.Region, row.PrecinctId, ProtocolRow.StateOf(row) is ProtocolState.Draft ? ResultLevel.Unspecified : visibility.Level);

    /// <summary>A protocol as the caller may see it.</summary>
    public Protocol Show(ProtocolRow row)
    {
        var protocol = row.ToProto();
        if (Shows(row))
            return protocol;
        protocol.Entry = new() { PrecinctId = row.PrecinctId };
        Withhold(field);
        return protocol;
    }

    /// <summary>Says, once, that something was left out.</summary>
    public void Withhold(string left)
    {
        if (!withheld.Exists(known => string.Equals(known.Field, left, StringComparison.Ordinal)))
            withheld.Add(visibility.Withhold(left, ResultLevel.Station));
    }
}
