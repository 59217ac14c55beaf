using Google.Protobuf;
using Saylau.Common.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Observers.V1.ErrorReason;

namespace Saylau.Observers;

/// <summary>Sorts the rows of an import: which are new, which are there already, and which are refused.</summary>
internal static class RowSorting
{
    /// <summary>Answers every row for itself, and says which are new.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="present">The rows that are there already, by key; the new ones are added.</param>
    /// <param name="key">What tells one row from another.</param>
    /// <param name="problem">Why a row cannot be taken; null if it can.</param>
    /// <param name="differs">The reason for a row that is there already with another content.</param>
    public static (IReadOnlyList<RowResult> Results, IReadOnlyList<T> New) Sort<T>(
        IReadOnlyList<T> rows, Dictionary<string, T> present, Func<T, string> key,
        Func<T, (ErrorReason Reason, string Message)?> problem, ErrorReason differs)
        where T : IMessage<T>
    {
        var results = new List<RowResult>(rows.Count);
        var added = new List<T>(rows.Count);
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            var result = new RowResult { Row = (uint)index, Outcome = RowOutcome.Stored };
            if (problem(row) is { } refusal)
                result.Refuse(refusal.Reason, refusal.Message);
            else if (!present.TryGetValue(key(row), out var known))
                added.Add(present[key(row)] = row);
            else if (known.Equals(row))
                result.Outcome = RowOutcome.Present;
            else
                result.Refuse(differs, $"'{key(row)}' is there already with another content.");
            results.Add(result);
        }

        return (results, added);
    }
}
