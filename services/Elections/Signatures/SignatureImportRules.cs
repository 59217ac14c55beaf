using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Signatures;

/// <summary>What becomes of a signature that is entered. No answer says where else, or whether elsewhere, a person signed.</summary>
internal static class SignatureImportRules
{
    /// <summary>Refuses a row that contradicts itself, the calendar or its sheet. The sheet is null where it is new.</summary>
    public static bool Refuse(SignatureRowResult result, SignatureEntry row, SignedSheetRow? sheet, IReadOnlySet<string> regions, string today)
    {
        if (row.NationalNumber.Length == 0)
            return Because(result, ErrorReason.NationalNumberMalformed, "national_number: it does not have the form that the law gives it.");
        if (!regions.Contains(row.Region))
            return Because(result, ErrorReason.RegionUnknown, $"region: '{row.Region}' is no region of the jurisdiction.");
        if (string.CompareOrdinal(row.SignedOn, today) > 0)
            return Because(result, ErrorReason.SignedInFuture, $"signed_on: {row.SignedOn} is later than {today}.");
        return sheet is not null && !IsOf(row, sheet)
            && Because(result, ErrorReason.SheetDiffers, $"sheet: '{row.Sheet}' is of another region or another collector.");
    }

    /// <summary>Answers a row whose line came before in the same chunk; otherwise keeps it in mind.</summary>
    public static bool Repeats(SignatureRowResult result, SignatureEntry row, Dictionary<(string Sheet, uint Line), SignatureEntry> lines)
    {
        if (lines.TryAdd((row.Sheet, row.Line), row))
            return false;
        var before = lines[(row.Sheet, row.Line)];
        if (before.Equals(row))
        {
            result.Outcome = RowOutcome.Present;
            return true;
        }

        return Because(result, ErrorReason.SignatureDiffers, LineTaken(row));
    }

    /// <summary>Answers a row whose line is stored already.</summary>
    public static void Known(SignatureRowResult result, SignatureEntry row, byte[] commitment, long state, long reason)
    {
        if (!Convert.FromBase64String(row.NationalNumber).AsSpan().SequenceEqual(commitment))
        {
            Because(result, ErrorReason.SignatureDiffers, LineTaken(row));
            return;
        }

        (result.Outcome, result.State, result.Invalidity) = (RowOutcome.Present, (SignatureState)state, (InvalidityReason)reason);
    }

    /// <summary>
    /// Where a new signature stands: outside the period it is invalid, of a person who withdrew after it it is withdrawn; where
    /// another of the person counts it is a duplicate.
    /// </summary>
    public static void Stored(SignatureRowResult result, bool isOutside, bool isWithdrawn, bool isBlocked)
    {
        result.Outcome = RowOutcome.Stored;
        result.State = isOutside ? SignatureState.Invalid : isWithdrawn ? SignatureState.Withdrawn : isBlocked ? SignatureState.Duplicate : SignatureState.Valid;
        result.Invalidity = isOutside ? InvalidityReason.OutsidePeriod : InvalidityReason.Unspecified;
    }

    /// <summary>Given outside the period of collection, both ends of which belong to it.</summary>
    public static bool IsOutside(string signedOn, string from, string until) =>
        string.CompareOrdinal(signedOn, from) < 0 || string.CompareOrdinal(signedOn, until) > 0;

    /// <summary>Whether a withdrawal takes a signature back: it was given on the same day or before. Null: the person did not withdraw.</summary>
    public static bool IsWithdrawn(string signedOn, string? withdrawnOn) => withdrawnOn is not null && string.CompareOrdinal(signedOn, withdrawnOn) <= 0;

    private static bool IsOf(SignatureEntry row, SignedSheetRow sheet) =>
        string.Equals(row.Region, sheet.Region, StringComparison.Ordinal)
        && Convert.FromBase64String(row.Collector).AsSpan().SequenceEqual(sheet.CollectorCommitment);

    private static string LineTaken(SignatureEntry row) => $"line: {row.Line} of sheet '{row.Sheet}' has another signature already.";

    private static bool Because(SignatureRowResult result, ErrorReason reason, string message)
    {
        (result.Outcome, result.Reason, result.Message) = (RowOutcome.Refused, EnumText.Of(reason), message);
        return true;
    }
}
