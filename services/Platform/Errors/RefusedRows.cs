using Saylau.Common.V1;

namespace Saylau.Platform.Errors;

/// <summary>Rows of a bulk import that are not stored, each answered for itself.</summary>
public static class RefusedRows
{
    /// <summary>Says that the row was not stored, and why.</summary>
    public static RowResult Refuse<TReason>(this RowResult row, TReason reason, string message)
        where TReason : struct, Enum
    {
        (row.Outcome, row.Reason, row.Message) = (RowOutcome.Refused, EnumText.Of(reason), message);
        return row;
    }
}
