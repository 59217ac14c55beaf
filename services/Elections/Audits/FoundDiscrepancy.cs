using System.Globalization;
using Saylau.Elections.V1;

namespace Saylau.Elections.Audits;

/// <summary>Something that was seen otherwise than the record says.</summary>
internal sealed record FoundDiscrepancy(InterpretationRow Row, SeenDraw Draw, DiscrepancyKind Kind)
{
    // No station has ten billion ballots, and nobody reads a ballot ten thousand times.
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Row.PrecinctId}/{Row.Ballot:0000000000}/{Row.Version:0000}");

    public Discrepancy ToProto() => new()
    {
        Seen = Draw.Seen,
        RecordedCounts = { Row.Ballot == 0 ? Draw.Station.ToCounts() : [] },
        Kind = Kind,
        ManifestBallots = (uint)Draw.Station.Ballots,
        SupersededOn = Row.SupersededOn,
        Recording = Row.ToRecording(),
        RecordedReading = Draw.Record?.ToReading() ?? BallotReading.Unspecified,
        RecordedCandidateId = Draw.Record?.CandidateId ?? "",
    };
}
