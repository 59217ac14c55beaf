using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.MemberSignatures;

public sealed partial class MemberSignatureService
{
    /// <inheritdoc />
    public override Task<ImportMemberSignaturesResponse> ImportMemberSignatures(ImportMemberSignaturesRequest request, ServerCallContext context)
    {
        commitments.Seal(database, law, request.PartyId, MemberSeal.DayOf(ledger, request.OccurredOn), request.Rows);
        return ledger.Write(request, context, tx =>
        {
            var (entered, findings) = Enter(tx, request.PartyId, request.Rows);
            return new ImportMemberSignaturesResponse
            {
                Rows = { entered.Results },
                Findings = { findings },
                Tallies = { entered.Tallies },
                CommitmentRoot = entered.CommitmentRoot,
            };
        });
    }

    /// <summary>Enters sealed signatures, each decided for itself.</summary>
    private (MembersEntered Entered, IReadOnlyList<Finding> Findings) Enter(
        LedgerTransaction tx, string partyId, IReadOnlyList<MemberSignatureEntry> rows)
    {
        var party = PartyRow.Require(tx, partyId);
        tx.Call.RequireScope(party.Jurisdiction);
        tx.Concerns(party.Jurisdiction);
        var inForce = law.On(tx, party.Jurisdiction, tx.OccurredDay);
        var findings = inForce.Judge([SignatureRules.CollectsInOneWay(party.Id, "ONE_BY_ONE", HasSheets(tx, party.Id) ? "BY_SHEET" : "ONE_BY_ONE")]);
        findings.RefuseIfViolated();

        var regions = inForce.Jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var entered = new MemberImport(tx, party.Id, regions).Enter(rows);
        if (entered.Chunk > 0)
        {
            tx.Record(new MemberSignaturesImported
            {
                PartyId = party.Id,
                Chunk = entered.Chunk,
                CommitmentRoot = entered.CommitmentRoot,
                Tallies = { entered.Tallies },
            });
        }

        return (entered, findings);
    }

    private static bool HasSheets(Platform.Data.Session session, string partyId) =>
        session.Query<int>("SELECT COUNT(*) FROM SignatureSheet WHERE PartyId = @PartyId", new { PartyId = partyId })[0] > 0;
}
