using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Publications;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<ListStationQualityResponse> ListStationQuality(ListStationQualityRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var roll = VoterRollRow.Require(session, request.ElectionId);
            var rows = session.Query<string>(StationsAsked, new { roll.ElectionId, request.VersionId, page.After, page.Take });
            var (stations, next) = page.Cut(rows, station => station);
            var counts = CountsAt(session, roll.ElectionId, request.VersionId, stations);
            var before = Previous(session, roll, request.VersionId) is { } version ? CountsAt(session, roll.ElectionId, version, stations) : null;
            var coarse = CoarseFor(session, context.Call().Caller, ElectionRow.Require(session, roll.ElectionId));
            var response = new ListStationQualityResponse
            {
                Stations = { stations.Select(station => Quality(station, Coarsened(counts[station], coarse), before is null ? null : Coarsened(before[station], coarse))) },
                NextPageToken = next,
                Source = roll.ToSource(),
            };
            if (coarse is not null)
            {
                response.InMultiplesOf = coarse.Minimum;
                response.Withheld.Add(new Withheld { Field = "stations.counts", Citation = coarse.Citation.Text });
            }

            return response;
        }));
    }

    /// <summary>In which multiples the caller sees the figures; null if exactly.</summary>
    private MinimumRule? CoarseFor(Session session, Caller caller, ElectionRow election)
    {
        var inForce = law.On(session, election.Jurisdiction, ledger.Today);
        var rule = inForce.Rules.Disclosure.StationListStep;
        return rule is null || rule.Minimum < 2 || DisclosureRules.EveryStation(caller, election.Jurisdiction, "", Visibility.Of(session, election, inForce, ledger.Now).Level) ? null : rule;
    }

    private static IEnumerable<StationCounts> Coarsened(IEnumerable<StationCounts> counts, MinimumRule? rule) =>
        rule is null ? counts : counts.Select(row => row with { Amount = VoterListCoarse.Of(row.Amount, rule.Minimum) });

    private static StationQuality Quality(string station, IEnumerable<StationCounts> counts, IEnumerable<StationCounts>? before)
    {
        var earlier = before?.ToDictionary(row => row.Measure, row => row.Amount, StringComparer.Ordinal);
        return new()
        {
            PrecinctId = station,
            Counts = { counts.Where(row => row.Amount > 0).Select(row => Figure(row.Measure, row.Amount)).OrderBy(figure => figure.Measure) },
            SincePrevious =
            {
                earlier is null ? [] : counts.Select(row => Figure(row.Measure, row.Amount - earlier.GetValueOrDefault(row.Measure)))
                    .Where(figure => figure.Count > 0).OrderBy(figure => figure.Measure),
            },
        };
    }

    private static MeasureCount Figure(string measure, long amount) =>
        new() { Measure = EnumText.Parse<VoterListMeasure>(measure), Count = StationCounts.Counted(amount) };

    private static ILookup<string, StationCounts> CountsAt(Session session, string electionId, string versionId, IReadOnlyList<string> stations) =>
        session.Query<StationCounts>(CountsOf, new { ElectionId = electionId, VersionId = versionId, Stations = stations })
            .ToLookup(row => row.PrecinctId, StringComparer.Ordinal);

    /// <summary>The version that was kept before; of the list as it stands, the last. Null if there is none.</summary>
    private static string? Previous(Session session, VoterRollRow roll, string versionId)
    {
        if (versionId.Length == 0)
            return roll.VersionId.Length > 0 ? roll.VersionId : null;
        var kept = session.Query<string>(VersionsKept, new { roll.ElectionId });
        var at = kept.TakeWhile(kept => !string.Equals(kept, versionId, StringComparison.Ordinal)).ToArray();
        return at.Length > 0 && at.Length < kept.Count ? at[^1] : null;
    }

    private const string StationsAsked = """
        SELECT PrecinctId
        FROM VoterStationCount
        WHERE ElectionId = @ElectionId AND VersionId = @VersionId AND PrecinctId > @After
        GROUP BY PrecinctId
        ORDER BY PrecinctId {page}
        """;

    private const string CountsOf = """
        SELECT *
        FROM VoterStationCount
        WHERE ElectionId = @ElectionId AND VersionId = @VersionId AND PrecinctId IN @Stations
        """;

    private const string VersionsKept = """
        SELECT v.Id
        FROM VoterListVersion v
        WHERE v.ElectionId = @ElectionId
          AND EXISTS (SELECT 1 FROM VoterStationCount c WHERE c.ElectionId = v.ElectionId AND c.VersionId = v.Id)
        ORDER BY v.LedgerPosition
        """;
}
