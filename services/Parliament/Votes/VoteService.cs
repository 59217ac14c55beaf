using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Votes;

/// <summary>Votes in detail: who voted how, corrections, and how members and their groups vote.</summary>
internal sealed partial class VoteService(LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions)
    : V1.VoteService.VoteServiceBase;
