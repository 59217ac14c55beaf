using System.Globalization;
using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<ListSampledBallotsResponse> ListSampledBallots(ListSampledBallotsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<SampledRow>(BallotsSampled, new
            {
                AuditId = AuditRow.Require(session, request.AuditId).Id,
                request.PrecinctId,
                request.Missing,
                Precinct = PrecinctOf(page.After),
                Ballot = BallotOf(page.After),
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => KeyOf(row.PrecinctId, row.Ballot));
            return new ListSampledBallotsResponse { Ballots = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private static string KeyOf(string precinctId, long ballot) => string.Create(CultureInfo.InvariantCulture, $"{precinctId}/{ballot}");

    private static string PrecinctOf(string key) => key.Length == 0 ? "" : key[..key.LastIndexOf('/')];

    private static long BallotOf(string key) => key.Length == 0 ? -1 : long.Parse(key[(key.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);

    private sealed record SampledRow
    {
        public required string PrecinctId { get; init; }

        public required string Region { get; init; }

        public required long Ballot { get; init; }

        public required long FirstDraw { get; init; }

        public required long Times { get; init; }

        public required long FirstRound { get; init; }

        public required long Entered { get; init; }

        public required string Container { get; init; }

        public required string Imprint { get; init; }

        public SampledBallot ToProto() => new()
        {
            PrecinctId = PrecinctId,
            Region = Region,
            Ballot = (uint)Ballot,
            FirstDraw = (uint)FirstDraw,
            Times = (uint)Times,
            Round = (uint)FirstRound,
            Entered = Entered > 0,
            Container = Container,
            Imprint = Imprint,
        };
    }

    private const string BallotsSampled = """
        SELECT d.PrecinctId, s.Region, d.Ballot, MIN(d.Number) AS FirstDraw, COUNT(*) AS Times, MIN(d.RoundNumber) AS FirstRound,
          COUNT(i.Version) AS Entered, COALESCE(MAX(r.Container), '') AS Container, COALESCE(MAX(r.Imprint), '') AS Imprint
        FROM AuditDraw d
        JOIN AuditStation s ON s.AuditId = d.AuditId AND s.PrecinctId = d.PrecinctId
        LEFT JOIN BallotRecord r ON r.AuditId = d.AuditId AND r.PrecinctId = d.PrecinctId AND r.Ballot = d.Ballot
        LEFT JOIN AuditInterpretation i ON i.AuditId = d.AuditId AND i.PrecinctId = d.PrecinctId AND i.Ballot = d.Ballot AND i.SupersededOn = ''
        WHERE d.AuditId = @AuditId AND (d.PrecinctId > @Precinct OR (d.PrecinctId = @Precinct AND d.Ballot > @Ballot))
          AND (@PrecinctId = '' OR d.PrecinctId = @PrecinctId) AND (@Missing = 0 OR i.Version IS NULL)
        GROUP BY d.PrecinctId, s.Region, d.Ballot
        ORDER BY d.PrecinctId, d.Ballot {page}
        """;
}
