using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

/// <summary>A report of turnout as it is stored. Its slot is its time and place, of which there is one report.</summary>
internal sealed record TurnoutReportRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string Slot { get; init; }

    public required string Region { get; init; }

    public required string PrecinctId { get; init; }

    public required string ReportedFor { get; init; }

    public required long? Voted { get; init; }

    public required long? ShareNumerator { get; init; }

    public required long? ShareDenominator { get; init; }

    public required string ReportedBy { get; init; }

    /// <summary>The time and place of a report.</summary>
    public static string SlotOf(TurnoutReport report) => $"{report.At}/{report.Region}/{report.PrecinctId}";

    public static TurnoutReportRow Of(string electionId, TurnoutReport report) => new()
    {
        ElectionId = electionId,
        Slot = SlotOf(report),
        Region = report.Region,
        PrecinctId = report.PrecinctId,
        ReportedFor = report.At,
        Voted = report.HasVoted ? report.Voted : null,
        ShareNumerator = report.ReportedShare?.Numerator,
        ShareDenominator = report.ReportedShare?.Denominator,
        ReportedBy = report.ReportedBy,
    };

    public TurnoutReport ToReport()
    {
        var report = new TurnoutReport { Region = Region, PrecinctId = PrecinctId, At = ReportedFor, ReportedBy = ReportedBy };
        if (Voted is { } voted)
            report.Voted = (uint)voted;
        if (ShareDenominator is { } denominator)
            report.ReportedShare = new() { Numerator = (uint)(ShareNumerator ?? 0), Denominator = (uint)denominator };
        return report;
    }

    public RecordedTurnoutReport ToProto() => new() { Report = ToReport(), Recording = ToRecording() };
}
