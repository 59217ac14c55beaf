using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<ImportProtocolBundleResponse> ImportProtocolBundle(ImportProtocolBundleRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            var scope = CountingScope.Require(tx, jurisdictions[election.Jurisdiction].Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            ElectionCount.RequireDirect(election);
            RequireDigest(request);
            var findings = MayBeCounted(election, tx.OccurredOn);
            findings.RefuseIfViolated();

            var precincts = request.Bundle.Entries.Select(entry => entry.Protocol.PrecinctId).ToArray();
            var unpacking = new Unpacking(
                tx, election, scope, request.Bundle, Checking.Of(tx, tx.Call.Caller, election, law.On(tx, election.Jurisdiction, tx.OccurredDay), precincts),
                PrecinctRow.VotingIn(tx, election, precincts), ProtocolRow.Named(tx, election.Id, precincts),
                BundledRow.Named(tx, election.Id, precincts).ToLookup(row => row.PrecinctId, StringComparer.Ordinal));
            var results = request.Bundle.Entries.Select(unpacking.Take).ToArray();
            if (unpacking.Fresh.Count > 0)
            {
                tx.InsertMany("BundledProtocol", unpacking.Kept);
                ProtocolRow.Put(tx, election, law, unpacking.Superseded, unpacking.Stored);
                tx.Record(new ProtocolBundleImported
                {
                    ElectionId = election.Id,
                    BundleId = request.Bundle.BundleId,
                    Digest = request.Digest,
                    Entries = { unpacking.Fresh },
                    Protocols = { unpacking.Stored.Select(row => (row with { SupersededOn = "" }).ToProto()) },
                });
            }

            QuarantinedRow.Hold(tx, election.Id, unpacking.Held);
            return new ImportProtocolBundleResponse { Results = { results }, Findings = { findings.Concat(unpacking.Unmet) } };
        });

    private static void RequireDigest(ImportProtocolBundleRequest request)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(request.Bundle.ToByteArray()));
        if (!string.Equals(digest, request.Digest, StringComparison.Ordinal))
            throw Refusal.Invalid(ErrorReason.BundleDigestDiffers, ("digest", $"is not that of the bundle as it came, which is {digest}."));
    }
}
