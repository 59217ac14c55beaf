using Google.Protobuf.WellKnownTypes;
using Saylau.Common.V1;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Ledger;

/// <summary>The columns that every recorded row has: when and from where it came.</summary>
public abstract record RecordedRow
{
    /// <summary>The number of the row's event in the ledger.</summary>
    public long LedgerPosition { get; set; }

    /// <summary>When it happened: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    public string OccurredOn { get; set; } = "";

    /// <summary>When the ledger took it, in microseconds since 1970-01-01T00:00:00Z.</summary>
    public long RecordedAt { get; set; }

    /// <summary>Entered by the archive after the fact.</summary>
    public bool EnteredLater { get; set; }

    /// <summary>How far the fact can be trusted.</summary>
    public string Provenance { get; set; } = "";

    /// <summary>Who says so.</summary>
    public string Citation { get; set; } = "";

    /// <summary>The same as the contract says it.</summary>
    public Recording ToRecording() => new()
    {
        LedgerPosition = (ulong)LedgerPosition,
        OccurredOn = OccurredOn,
        RecordedAt = Timestamp.FromDateTimeOffset(Instants.From(RecordedAt)),
        EnteredLater = EnteredLater,
        Source = ToSource(),
    };

    /// <summary>Where the fact comes from.</summary>
    public Source ToSource() => new() { Provenance = EnumText.Parse<Provenance>(Provenance), Citation = Citation };
}

/// <summary>Instants as they are stored: microseconds since 1970-01-01T00:00:00Z.</summary>
public static class Instants
{
    /// <summary>An instant as it is stored.</summary>
    public static long ToMicroseconds(this DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>A stored instant.</summary>
    public static DateTimeOffset From(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}

/// <summary>Sources, compared by how far they can be trusted.</summary>
public static class Sources
{
    /// <summary>The weakest of several; null of none. Provenance is numbered from the strongest to the weakest.</summary>
    public static Source? Weakest(IEnumerable<Source> sources) => sources.MaxBy(source => source.Provenance);
}
