using Saylau.Observers.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Forms;

/// <summary>Forms that observers fill in, and what they add up to.</summary>
public sealed partial class FormService(
    LedgerWriter ledger, Database database, LawBook<ObserversLaw> law, Commitments commitments)
    : V1.FormService.FormServiceBase;
