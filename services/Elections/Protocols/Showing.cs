using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Publications;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Law;

namespace Saylau.Elections.Protocols;

/// <summary>Shows protocols to a caller: those whose figures it may not see without them.</summary>
internal sealed class Showing(Caller caller, string jurisdiction, ResultLevel visible, PublicLevelRule law, string field)
{
    private readonly List<Withheld> withheld = [];

    /// <summary>What was left out so far, and why.</summary>
    public IEnumerable<Withheld> Withheld => withheld;

    /// <summary>For a caller, under the law of today and what was published.</summary>
    public static Showing Of(Session session, Caller caller, ElectionRow election, LawInForce<ElectionsLaw> inForce, string field) =>
        new(caller, election.Jurisdiction, PublicationRow.VisibleLevel(session, election.Id, inForce.Rules.Publication), inForce.Rules.Publication.PublicLevel, field);

    /// <summary>A protocol as the caller may see it.</summary>
    public Protocol Show(ProtocolRow row)
    {
        var protocol = row.ToProto();
        // A draft is its commission's: nobody has said yet that it is what the station counted.
        var seen = protocol.State is ProtocolState.Draft ? ResultLevel.Unspecified : visible;
        if (DisclosureRules.Station(caller, jurisdiction, row.Region, row.PrecinctId, seen))
            return protocol;
        protocol.Entry = new() { PrecinctId = row.PrecinctId };
        if (withheld.Count == 0)
            withheld.Add(new() { Field = field, Citation = law.Citation?.Text ?? "" });
        return protocol;
    }
}
