using Saylau.Observers.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Turnout;

/// <summary>Voters counted at a station, as it is stored.</summary>
internal sealed record TurnoutCountRow : RecordedRow
{
    public required string MissionId { get; init; }

    public required string PrecinctId { get; init; }

    public required long VotersCounted { get; init; }

    public required bool FullDay { get; init; }

    public required string FromTime { get; init; }

    public required string UntilTime { get; init; }

    public static TurnoutCountRow Of(string missionId, TurnoutCount count) => new()
    {
        MissionId = missionId,
        PrecinctId = count.PrecinctId,
        VotersCounted = count.VotersCounted,
        FullDay = count.FullDay,
        FromTime = count.FromTime,
        UntilTime = count.UntilTime,
    };

    public TurnoutCount ToProto() => new()
    {
        PrecinctId = PrecinctId,
        VotersCounted = (uint)VotersCounted,
        FullDay = FullDay,
        FromTime = FromTime,
        UntilTime = UntilTime,
    };
}
