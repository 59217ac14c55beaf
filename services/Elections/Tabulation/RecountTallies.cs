using Grpc.Core;
using Saylau.Elections.Protocols;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    private const int ProtocolsAtOnce = 500;

    /// <inheritdoc />
    public override Task<RecountTalliesResponse> RecountTallies(RecountTalliesRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = RequireDirect(session, request.ElectionId);
            context.Call().RequireScope(election.Jurisdiction);
            var count = ElectionCount.Of(session, election);
            var recounted = Recount(session, election.Id, context.CancellationToken);
            var nation = count with { Regions = recounted };
            var regions = count.Regions.Keys.Union(recounted.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            return new RecountTalliesResponse
            {
                ElectionId = election.Id,
                Protocols = (uint)recounted.Values.Sum(region => region.Figures.Stations),
                Regions = (uint)regions.Length,
                Differences = { regions.SelectMany(region => Difference(region, count.Regions.GetValueOrDefault(region), recounted.GetValueOrDefault(region))) },
                Position = (ulong)session.Single<long>(LedgerSize),
                Nation = nation.ToTally(),
                Source = Sources.Weakest(nation.Nation.Sources),
            };
        }));

    /// <summary>Adds up all protocols that count, in the order of their stations, a few in memory at a time.</summary>
    private static Dictionary<string, RegionTally> Recount(Session session, string electionId, CancellationToken cancellation)
    {
        var regions = new Dictionary<string, RegionTally>(StringComparer.Ordinal);
        IReadOnlyList<ProtocolRow> rows;
        var after = "";
        do
        {
            cancellation.ThrowIfCancellationRequested();
            rows = session.Query<ProtocolRow>(ProtocolsAfter, new { ElectionId = electionId, After = after, Take = ProtocolsAtOnce });
            foreach (var row in rows)
                regions[row.Region] = (regions.GetValueOrDefault(row.Region) ?? new(row.Region, new(), [])).With(row);
            after = rows.Count == 0 ? "" : rows[^1].PrecinctId;
        }
        while (rows.Count == ProtocolsAtOnce);
        return regions;
    }

    private static IEnumerable<TallyDifference> Difference(string region, RegionTally? kept, RegionTally? recounted)
    {
        var (before, after) = (kept?.Figures ?? new(), recounted?.Figures ?? new());
        var figures = before.Named().Zip(after.Named(), (one, other) => (one.Name, Id: "", Kept: one.Count, Now: other.Count));
        var votes = before.Votes.Keys.Union(after.Votes.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => (Name: "votes", Id: id, Kept: before.Votes.GetValueOrDefault(id), Now: after.Votes.GetValueOrDefault(id)));
        return figures.Concat(votes).Where(figure => figure.Kept != figure.Now).Select(figure => new TallyDifference
        {
            Region = region,
            Figure = figure.Name,
            CandidateId = figure.Id,
            Kept = Figures.Counted(figure.Kept),
            Recounted = Figures.Counted(figure.Now),
        });
    }

    private const string LedgerSize = """
        SELECT Size
        FROM LedgerHead
        WHERE Id = 1
        """;

    private const string ProtocolsAfter = """
        SELECT *
        FROM Protocol
        WHERE ElectionId = @ElectionId AND PrecinctId > @After AND SupersededOn = '' AND State IN ('ACCEPTED', 'CORRECTED')
        ORDER BY PrecinctId {page}
        """;
}
