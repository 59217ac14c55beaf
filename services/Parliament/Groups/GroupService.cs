using Saylau.Parliament.Chambers;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Groups;

/// <summary>Factions, committees and the offices of parliament, and who belonged to which when.</summary>
internal sealed partial class GroupService(LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions)
    : V1.GroupService.GroupServiceBase
{
    /// <summary>The mandate of this id, of one of the jurisdiction's chambers.</summary>
    private static MandateRow MandateOf(Session session, string id, string jurisdiction)
    {
        var mandate = MandateRow.Require(session, id);
        return string.Equals(ChamberRow.Require(session, mandate.ChamberId).Jurisdiction, jurisdiction, StringComparison.Ordinal)
            ? mandate : throw Refusal.NotFound(ErrorReason.MandateNotFound, "mandate_id", id);
    }

    private LawInForce<ParliamentLaw> LawOn(Session session, string jurisdiction, string day) => law.On(session, jurisdiction, TextFormats.FirstDay(day));

    private static string DayOf(string asked, LedgerTransaction tx) => asked.Length > 0 ? asked : tx.OccurredDay.Iso();
}
