using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Data;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    // More generations than any country has reorganized; a walk that is longer is cut rather than endless.
    private const int MaxGenerations = 100;

    /// <inheritdoc />
    public override Task<GetPrecinctLineageResponse> GetPrecinctLineage(GetPrecinctLineageRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var precinct = PrecinctRow.Require(session, request.PrecinctId);
            var (before, forebears) = Walk(session, precinct.Id, ReorganizedRow.Successor, ReorganizedRow.Predecessor);
            var (after, descendants) = Walk(session, precinct.Id, ReorganizedRow.Predecessor, ReorganizedRow.Successor);
            var standing = PrecinctRow.Named(session, precinct.Jurisdiction, [precinct.Id, .. forebears, .. descendants]).Values
                .Where(row => row.ExistsOn(day)).OrderBy(row => row.Id, StringComparer.Ordinal).ToArray();
            return new GetPrecinctLineageResponse
            {
                Precinct = PrecinctRow.Shown(session, [precinct]).Single(),
                Before = { before },
                After = { after },
                Standing = { PrecinctRow.Shown(session, standing) },
                AsOf = day,
            };
        }));
    }

    /// <summary>The reorganizations that are reached from one side to the other, oldest first, and the precincts on that other side.</summary>
    private static (IEnumerable<Reorganization> Steps, IReadOnlyCollection<string> Precincts) Walk(Session session, string precinct, string from, string to)
    {
        var (steps, reached) = (new List<Reorganization>(), new HashSet<string>(StringComparer.Ordinal));
        string[] frontier = [precinct];
        for (var generation = 0; frontier.Length > 0 && generation < MaxGenerations; generation++)
        {
            var rows = session.Query<ReorganizationRow>(StepsFrom, new { Precincts = frontier, Side = from })
                .Where(row => !steps.Exists(step => string.Equals(step.ReorganizationId, row.Id, StringComparison.Ordinal))).ToArray();
            var links = ReorganizedRow.In(session, [.. rows.Select(row => row.Id)]);
            steps.AddRange(rows.Select(row => row.ToProto(links[row.Id])));
            frontier = [.. rows.SelectMany(row => links[row.Id]).Where(link => string.Equals(link.Side, to, StringComparison.Ordinal))
                .Select(link => link.PrecinctId).Where(reached.Add)];
        }

        return (steps.OrderBy(step => step.EffectiveOn, StringComparer.Ordinal).ThenBy(step => step.ReorganizationId, StringComparer.Ordinal), reached);
    }

    private const string StepsFrom = """
        SELECT DISTINCT r.*
        FROM Reorganization r
        JOIN ReorganizedPrecinct p ON p.ReorganizationId = r.Id
        WHERE p.PrecinctId IN @Precincts AND p.Side = @Side
        """;
}
