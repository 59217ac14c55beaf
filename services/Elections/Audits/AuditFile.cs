using Saylau.Elections.V1;
using Saylau.Platform.Data;

namespace Saylau.Elections.Audits;

/// <summary>All that an audit is measured by: its manifest, its draws, what counts of what was seen, and the records of drawn ballots.</summary>
internal sealed record AuditFile(
    AuditRow Audit, IReadOnlyDictionary<string, AuditStationRow> Stations, IReadOnlyList<AuditDrawRow> Draws,
    IReadOnlyDictionary<(string PrecinctId, long Ballot), InterpretationRow> Entered, IReadOnlyDictionary<(string PrecinctId, long Ballot), BallotRecordRow> Records)
{
    public static AuditFile Of(Session session, AuditRow audit) => new(
        audit,
        AuditStationRow.Of(session, audit.Id).ToDictionary(station => station.PrecinctId, StringComparer.Ordinal),
        AuditDrawRow.Of(session, audit.Id),
        InterpretationRow.Of(session, audit.Id),
        BallotRecordRow.Drawn(session, audit.Id));

    /// <summary>The manifest, in order.</summary>
    public IReadOnlyList<AuditStationRow> Manifest => [.. Stations.Values.OrderBy(station => station.PrecinctId, StringComparer.Ordinal)];

    /// <summary>Everything that was drawn, once.</summary>
    public IReadOnlySet<(string PrecinctId, long Ballot)> Drawn => Draws.Select(draw => (draw.PrecinctId, draw.Ballot)).ToHashSet();

    /// <summary>The last round; 0 before the first.</summary>
    public int Round => Draws.Count == 0 ? 0 : Draws[^1].RoundNumber;

    /// <summary>Whether all is entered that was drawn.</summary>
    public IEnumerable<Common.V1.Finding> MayMeasure => ManifestRules.MayMeasure(Drawn.Count, Drawn.Count(Entered.ContainsKey),
        Entered.Values.Select(row => (row.PrecinctId, Stations[row.PrecinctId].Ballots, (long)row.ToSeen().BallotsFound)));

    /// <summary>What is measured of all that was drawn and entered.</summary>
    public RoundEvaluation Measure()
    {
        var seen = Entered.ToDictionary(entry => entry.Key, entry => new SeenDraw(Stations[entry.Key.PrecinctId], entry.Value.ToSeen(), Records.GetValueOrDefault(entry.Key)));
        return RiskRules.Measure(AuditMeasure.Of(Audit), Round, [.. Draws.Select(draw => seen[(draw.PrecinctId, draw.Ballot)])]);
    }
}
