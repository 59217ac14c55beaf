using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Standing;

/// <summary>What a party may do on a day, and why.</summary>
public sealed partial class StandingService(LedgerWriter ledger, Database database, LawBook<PartiesLaw> law)
    : V1.StandingService.StandingServiceBase
{
}
