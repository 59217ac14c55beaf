using Saylau.Elections.V1;

namespace Saylau.Elections.Protocols;

/// <summary>What a report of turnout must say.</summary>
internal static class TurnoutRules
{
    /// <summary>A time of the day, HH:MM.</summary>
    public static bool IsTime(string text) =>
        text is [>= '0' and <= '2', >= '0' and <= '9', ':', >= '0' and <= '5', >= '0' and <= '9']
        && string.CompareOrdinal(text, "23:59") <= 0;

    /// <summary>It says how many voted, or which share.</summary>
    public static bool SaysSomething(TurnoutReport report) => report.HasVoted || report.ReportedShare is not null;
}
