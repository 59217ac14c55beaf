using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.MemberSignatures;

/// <summary>What becomes of a signature that is entered. No answer says where else a person signed.</summary>
internal static class MemberImportRules
{
    /// <summary>Refuses a row that contradicts itself, the calendar or its sheet. The sheet's region is null where it is new.</summary>
    public static bool Refuse(MemberSignatureResult result, MemberSignatureEntry row, string? sheetRegion, IReadOnlySet<string> regions, string today)
    {
        if (row.NationalNumber.Length == 0)
            return Because(result, ErrorReason.NationalNumberMalformed, "national_number: it does not have the form that the law gives it.");
        if (!regions.Contains(row.Region))
            return Because(result, ErrorReason.RegionUnknown, $"region: '{row.Region}' is no region of the jurisdiction.");
        if (string.CompareOrdinal(row.SignedOn, today) > 0)
            return Because(result, ErrorReason.SignedInFuture, $"signed_on: {row.SignedOn} is later than {today}.");
        return sheetRegion is not null && !string.Equals(sheetRegion, row.Region, StringComparison.Ordinal)
            && Because(result, ErrorReason.SheetDiffers, $"sheet: '{row.Sheet}' is of another region.");
    }

    /// <summary>Answers a row whose line has a signature already.</summary>
    public static void Known(MemberSignatureResult result, MemberSignatureEntry row, ReadOnlySpan<byte> commitment)
    {
        if (Convert.FromBase64String(row.NationalNumber).AsSpan().SequenceEqual(commitment))
            result.Outcome = RowOutcome.Present;
        else
            Because(result, ErrorReason.SignatureDiffers, $"line: line {row.Line} of sheet '{row.Sheet}' has a signature of somebody else already.");
    }

    /// <summary>
    /// Whether a signature stands in the way of a new one of the same person: it counts, or it was struck out for what the
    /// person is, not for how it was given.
    /// </summary>
    public static bool IsInTheWay(MemberSignatureRow row) => row.DoesCount() || (row.StruckOn.Length > 0 && IsOfPerson((MemberInvalidity)row.Reason));

    /// <summary>Reasons that hold for every signature of the person.</summary>
    public static bool IsOfPerson(MemberInvalidity reason) =>
        reason is MemberInvalidity.NotEntitled or MemberInvalidity.Underage or MemberInvalidity.SignedElsewhere;

    /// <summary>
    /// Which of a person's signatures counts next, once those that counted were struck out: the earliest that was never
    /// struck, unless something stands in its way. The rows are in their order.
    /// </summary>
    public static MemberSignatureRow? Next(IReadOnlyList<MemberSignatureRow> ofPerson) =>
        ofPerson.Any(IsInTheWay) ? null : ofPerson.FirstOrDefault(row => row.StruckOn.Length == 0);

    private static bool Because(MemberSignatureResult result, ErrorReason reason, string message)
    {
        (result.Outcome, result.Reason, result.Message) = (RowOutcome.Refused, EnumText.Of(reason), message);
        return true;
    }
}
