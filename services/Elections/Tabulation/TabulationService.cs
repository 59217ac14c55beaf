using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

/// <summary>Votes added up, what follows from them, and the result that is certified.</summary>
public sealed partial class TabulationService(
    LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, JurisdictionCatalog jurisdictions, LedgerNews news,
    IOptions<LedgerOptions> options, TimeProvider clock, IHostApplicationLifetime lifetime)
    : V1.TabulationService.TabulationServiceBase;
