using Saylau.Parties.Congresses;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Registration;

/// <summary>Registration by every authority that the law names.</summary>
public sealed partial class RegistrationService(
    LedgerWriter ledger, Database database, LawBook<PartiesLaw> law, JurisdictionCatalog jurisdictions)
    : V1.RegistrationService.RegistrationServiceBase
{
    /// <summary>The congress that an application rests on: the latest held by then.</summary>
    private static FoundingCongress? LatestCongress(Session session, string partyId, string day)
    {
        var row = session.Query<CongressRow>(CongressesOfParty, new { PartyId = partyId, Day = day, Take = 1 }).SingleOrDefault();
        return row?.ToProto(CongressRow.Delegates(session, [row.Id])[row.Id]);
    }

    private const string CongressesOfParty = """
        SELECT *
        FROM FoundingCongress
        WHERE PartyId = @PartyId AND HeldOn <= @Day
        ORDER BY HeldOn DESC, Id DESC {page}
        """;
}
