using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.MemberSignatures;

/// <summary>Signatures of members, sheet by sheet and region by region.</summary>
public sealed partial class MemberSignatureService(
    LedgerWriter ledger, Database database, LawBook<PartiesLaw> law, JurisdictionCatalog jurisdictions, Commitments commitments)
    : V1.MemberSignatureService.MemberSignatureServiceBase;
