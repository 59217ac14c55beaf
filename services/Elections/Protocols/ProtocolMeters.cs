using System.Diagnostics.Metrics;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Protocols;

/// <summary>Counts protocols by what became of them. A trial, which keeps nothing, is not counted.</summary>
public sealed class ProtocolMeters(IMeterFactory meters)
{
    private readonly Counter<long> protocols = meters.Create("Saylau.Protocols").CreateCounter<long>(
        "saylau.protocols", "{protocol}", "Protocols by what became of them: STORED, PRESENT, REFUSED, QUARANTINED, or the state that they moved to.");

    /// <summary>Protocols were answered row by row.</summary>
    public void Count(IEnumerable<RowResult> rows, bool validateOnly)
    {
        if (validateOnly)
            return;
        foreach (var outcome in rows.CountBy(row => row.Outcome))
            Count(EnumText.Of(outcome.Key), outcome.Value);
    }

    /// <summary>A protocol was corrected.</summary>
    public void CountCorrected(bool validateOnly) => Count("CORRECTED", validateOnly ? 0 : 1);

    /// <summary>A protocol moved to a state.</summary>
    public void CountMoved(ProtocolState state, bool validateOnly) => Count(EnumText.Of(state), validateOnly ? 0 : 1);

    private void Count(string state, int number)
    {
        if (number > 0)
            protocols.Add(number, new KeyValuePair<string, object?>("saylau.protocol.state", state));
    }
}
