using Google.Protobuf;
using Grpc.Core;
using Saylau.Client.Proofs;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Protocols;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Publications;

public sealed partial class PublicationService
{
    /// <inheritdoc />
    public override Task<GetProofBundleResponse> GetProofBundle(GetProofBundleRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var row = ProtocolRow.Require(session, election.Id, request.PrecinctId);
            var inForce = law.On(session, election.Jurisdiction, ledger.Today);
            var showing = Showing.Of(session, context.Call().Caller, election, inForce, ledger.Now, "bundle");
            if (!showing.Shows(row))
            {
                showing.Withhold("bundle");
                return new GetProofBundleResponse { Withheld = { showing.Withheld } };
            }

            var bundle = Prove(session, election, row, showing);
            return new GetProofBundleResponse { Bundle = bundle, Withheld = { showing.Withheld } };
        }));

    private ProofBundle Prove(Session session, ElectionRow election, ProtocolRow row, Showing showing)
    {
        var (size, checkpoint) = proofs.Head(session);
        var versions = session.Query<ProtocolRow>(VersionsOf, new { row.ElectionId, row.PrecinctId });
        var bundle = new ProofBundle
        {
            Ledger = "elections",
            Protocol = row.ToProto(),
            Versions = { versions.Select(version => Prove(session, election, version, size, showing)) },
            TreeSize = (ulong)size,
            Checkpoint = checkpoint,
            KeyNames = { proofs.KeyNames },
            VerifierKey = proofs.VerifierKey,
            KeyFingerprint = ProofStatement.Fingerprint(proofs.VerifierKey),
            LawVersion = law.On(session, election.Jurisdiction, TextFormats.FirstDay(election.VotingOn)).Version.Version,
        };
        bundle.Statement = proofs.SignStatement(ProofStatement.ToText(bundle));
        return bundle;
    }

    private static ProvenVersion Prove(Session session, ElectionRow election, ProtocolRow version, long size, Showing showing)
    {
        var proven = LedgerProofs.Prove(session, version.LedgerPosition, size);
        var told = new ProvenVersion
        {
            Version = (uint)version.Version,
            LedgerPosition = (ulong)proven.Position,
            LeafHash = ByteString.CopyFrom(proven.LeafHash),
            Path = { proven.Path.Select(hash => ByteString.CopyFrom(hash)) },
        };
        if (showing.Shows(version) && MayBeShown(session, election, proven.Bytes, showing))
            told.EventBytes = ByteString.CopyFrom(proven.Bytes);
        else
            showing.Withhold("bundle.versions.event_bytes");
        return told;
    }

    // The event of an import or of a device's bundle holds the protocols of other stations: whoever may see one of them need
    // not be allowed to see all.
    private static bool MayBeShown(Session session, ElectionRow election, byte[] bytes, Showing showing)
    {
        var payload = LedgerEvent.Parser.ParseFrom(bytes).Payload;
        string[] held = payload.TryUnpack<ProtocolsImported>(out var imported) ? [.. imported.Protocols.Select(protocol => protocol.PrecinctId)]
            : payload.TryUnpack<ProtocolBundleImported>(out var bundle) ? [.. bundle.Entries.Select(entry => entry.Protocol.PrecinctId)]
            : [];
        var stations = PrecinctRow.Named(session, election.Jurisdiction, held);
        return Array.TrueForAll(held, id => stations.TryGetValue(id, out var station) && showing.Shows(station.Region, station.Id));
    }

    private const string VersionsOf = """
        SELECT *
        FROM Protocol
        WHERE ElectionId = @ElectionId AND PrecinctId = @PrecinctId
        ORDER BY Version
        """;
}
