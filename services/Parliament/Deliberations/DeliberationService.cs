using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Deliberations;

/// <summary>What committees and the reviewing body say of a bill.</summary>
internal sealed partial class DeliberationService(LedgerWriter ledger, Database database) : V1.DeliberationService.DeliberationServiceBase;
