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
            if (!showing.Shows(row.Region, row.PrecinctId))
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
        var versions = session.Query<VersionAt>(VersionsOf, new { row.ElectionId, row.PrecinctId });
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

    private static ProvenVersion Prove(Session session, ElectionRow election, VersionAt version, long size, Showing showing)
    {
        var proven = LedgerProofs.Prove(session, version.LedgerPosition, size);
        var told = new ProvenVersion
        {
            Version = (uint)version.Version,
            LedgerPosition = (ulong)proven.Position,
            LeafHash = ByteString.CopyFrom(proven.LeafHash),
            Path = { proven.Path.Select(hash => ByteString.CopyFrom(hash)) },
        };
        if (MayBeShown(session, election, proven.Bytes, showing))
            told.EventBytes = ByteString.CopyFrom(proven.Bytes);
        else
            showing.Withhold("bundle.versions.event_bytes");
        return told;
    }

    // The event of an import holds the protocols of other stations: whoever may see one of them need not be allowed to see all.
    private static bool MayBeShown(Session session, ElectionRow election, byte[] bytes, Showing showing)
    {
        var payload = LedgerEvent.Parser.ParseFrom(bytes).Payload;
        if (!payload.TryUnpack<ProtocolsImported>(out var imported))
            return true;
        var stations = PrecinctRow.Named(session, election.Jurisdiction, imported.Protocols.Select(protocol => protocol.PrecinctId));
        return imported.Protocols.All(protocol =>
            stations.TryGetValue(protocol.PrecinctId, out var station) && showing.Shows(station.Region, station.Id));
    }

    private sealed record VersionAt
    {
        public required int Version { get; init; }

        public required long LedgerPosition { get; init; }
    }

    private const string VersionsOf = """
        SELECT Version, LedgerPosition
        FROM Protocol
        WHERE ElectionId = @ElectionId AND PrecinctId = @PrecinctId
        ORDER BY Version
        """;
}
