using Saylau.Common.V1;
using Saylau.Parties.Congresses;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.MemberSignatures;

/// <summary>What may be found when the signatures of a region are verified, and what follows.</summary>
internal static class VerificationRules
{
    /// <summary>
    /// May this be recorded? There is something to verify, no more was checked than there is, and of that no more does not count.
    /// </summary>
    public static IEnumerable<Finding> MayRecord(string partyId, VerificationRow before, RecordSignatureVerificationRequest request)
    {
        var evidence = $"parties/{partyId}/memberSignatures";
        yield return Findings.Make("parties.signatures.one_by_one", null, before.Region, Findings.Count(1), Findings.Count(Counted(before.Population)),
            Findings.Met(before.Population > 0), evidence);
        yield return Findings.Make("parties.signatures.checked", null, before.Region, Findings.Count(Counted(before.Population)),
            Findings.Count(Counted(before.Checked + request.Checked)), Findings.Met(before.Checked + request.Checked <= before.Population), evidence);
        yield return Findings.Make("parties.signatures.found_invalid", null, before.Region, Findings.Count(request.Checked), Findings.Count((uint)request.Rows.Count),
            Findings.Met(request.Rows.Count <= request.Checked), evidence);
    }

    /// <summary>May this line be struck out? It has a signature of the region, which counts or waits behind another.</summary>
    public static RowResult Take(StruckMemberSignature row, MemberSignatureRow? known)
    {
        if (known is null)
            return new RowResult().Refuse(ErrorReason.SignatureNotFound, $"place: line {row.Place.Line} of sheet '{row.Place.Sheet}' has no signature of this region.");
        return new() { Outcome = known.StruckOn.Length > 0 ? RowOutcome.Present : RowOutcome.Stored };
    }

    /// <summary>
    /// What follows for a region: a full check decides once everything is checked; a sample decides where the share that the
    /// law asks of it counts, and otherwise everything has to be checked.
    /// </summary>
    public static SignatureCheckConclusion Conclude(VerificationRow row, uint valid, uint required, ShareRule? sampleValid)
    {
        if (row.Method is "FULL" && row.Checked < row.Population)
            return SignatureCheckConclusion.Unfinished;
        if (row.Method is "SAMPLE" && sampleValid is not null && !sampleValid.IsReached(Counted(row.Checked - row.Invalid), Counted(row.Checked)))
            return SignatureCheckConclusion.FullCheckNeeded;
        return valid >= required ? SignatureCheckConclusion.Enough : SignatureCheckConclusion.TooFew;
    }

    /// <summary>The share of a sample that counts, and what the verification concludes.</summary>
    public static IEnumerable<Finding> Concluded(string partyId, RegionShortfall region, IndividualSignatureLaw? law)
    {
        if (region.Verification is not { } found)
            yield break;
        var evidence = $"parties/{partyId}/signatureShortfall";
        if (found.Method is SignatureCheckMethod.Sample && law?.SampleValid is { } share)
            yield return share.Against(found.Checked - Math.Min(found.Invalid, found.Checked), found.Checked, region.Region, evidence);
        yield return Findings.Make("parties.signatures.verified", null, region.Region, Findings.Text(EnumText.Of(SignatureCheckConclusion.Enough)),
            Findings.Text(EnumText.Of(found.Conclusion)), found.Conclusion switch
            {
                SignatureCheckConclusion.Enough => Outcome.Satisfied,
                SignatureCheckConclusion.TooFew => Outcome.Violated,
                _ => Outcome.Undetermined,
            }, evidence);
    }

    private static uint Counted(long count) => RegionCounts.Counted(count);
}
