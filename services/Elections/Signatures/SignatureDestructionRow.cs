using Google.Protobuf;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Signatures;

/// <summary>That the records of who signed were destroyed, as it is stored.</summary>
internal sealed record SignatureDestructionRow : RecordedRow
{
    public required long Initiative { get; init; }

    public required string InitiativeId { get; init; }

    public required string Act { get; init; }

    public required long Signatures { get; init; }

    public required long Chunks { get; init; }

    public required byte[] CommitmentRoot { get; init; }

    /// <summary>The destruction of an initiative's signatures; null while they are there.</summary>
    public static SignatureDestructionRow? Of(Session session, long initiative) =>
        session.Find<SignatureDestructionRow>("SELECT * FROM SignatureDestruction WHERE Initiative = @Initiative", new { Initiative = initiative });

    public SignatureDestruction ToProto() => new()
    {
        InitiativeId = InitiativeId,
        Act = Act,
        Signatures = RegionSignatures.Counted(Signatures),
        Chunks = RegionSignatures.Counted(Chunks),
        CommitmentRoot = ByteString.CopyFrom(CommitmentRoot),
        Recording = ToRecording(),
    };
}
