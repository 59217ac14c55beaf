using Saylau.Observers.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Assessments;

/// <summary>What missions and others say about an election: claims, each with its author, its date and its grade.</summary>
public sealed partial class AssessmentService(
    LedgerWriter ledger, Database database, LawBook<ObserversLaw> law, JurisdictionCatalog jurisdictions)
    : V1.AssessmentService.AssessmentServiceBase;
