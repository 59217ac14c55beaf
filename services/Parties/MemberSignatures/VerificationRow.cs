using Saylau.Parties.Congresses;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.MemberSignatures;

/// <summary>How far the signatures of one region are verified, as it is stored.</summary>
internal sealed record VerificationRow : RecordedRow
{
    public required string PartyId { get; init; }

    public required string Region { get; init; }

    public required string Method { get; init; }

    /// <summary>Signatures that counted when the verification began.</summary>
    public required long Population { get; init; }

    public required long Checked { get; init; }

    public required long Invalid { get; init; }

    /// <summary>The verification that a call goes on with; one in another method than before begins anew.</summary>
    public static VerificationRow Begin(Session session, RecordSignatureVerificationRequest request, SignaturesFound found)
    {
        var method = EnumText.Of(request.Method);
        var before = Of(session, request.PartyId).FirstOrDefault(row => string.Equals(row.Region, request.Region, StringComparison.Ordinal));
        return before is not null && string.Equals(before.Method, method, StringComparison.Ordinal)
            ? before
            : new()
            {
                PartyId = request.PartyId,
                Region = request.Region,
                Method = method,
                Population = found.IsOneByOne && found.Regions.TryGetValue(request.Region, out var region) ? region.Valid : 0,
                Checked = 0,
                Invalid = 0,
            };
    }

    /// <summary>The verifications of a party, by region.</summary>
    public static IReadOnlyList<VerificationRow> Of(Session session, string partyId) =>
        session.Query<VerificationRow>("SELECT * FROM MemberVerification WHERE PartyId = @PartyId ORDER BY Region", new { PartyId = partyId });

    /// <summary>Stores it in the place of the one before.</summary>
    public void Store(LedgerTransaction tx)
    {
        tx.Execute("DELETE FROM MemberVerification WHERE PartyId = @PartyId AND Region = @Region", new { PartyId, Region });
        tx.Insert("MemberVerification", this);
    }

    public SignatureVerification ToProto(SignatureCheckConclusion conclusion) => new()
    {
        Method = EnumText.Parse<SignatureCheckMethod>(Method),
        Population = RegionCounts.Counted(Population),
        Checked = RegionCounts.Counted(Checked),
        Invalid = RegionCounts.Counted(Invalid),
        Conclusion = conclusion,
        Recording = ToRecording(),
    };
}
