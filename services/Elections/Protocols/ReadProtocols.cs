using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Access;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    private const int ProtocolsAtOnce = 500;

    /// <inheritdoc />
    public override async Task ReadProtocols(
        ReadProtocolsRequest request, IServerStreamWriter<ReadProtocolsResponse> responseStream, ServerCallContext context)
    {
        var election = database.Read(session => ElectionRow.Require(session, request.ElectionId));
        context.Call().RequireScope(election.Jurisdiction);
        var after = request.AfterPrecinctId;
        for (var first = true; ; first = false)
        {
            var rows = database.Read(session => session.Query<ProtocolRow>(
                ProtocolsAfter, new { request.ElectionId, After = after, Take = ProtocolsAtOnce }));
            if (rows.Count > 0 || first)
                await responseStream.WriteAsync(Part(rows), context.CancellationToken);
            if (rows.Count < ProtocolsAtOnce)
                return;
            after = rows[^1].PrecinctId;
        }
    }

    private static ReadProtocolsResponse Part(IReadOnlyList<ProtocolRow> rows) => new()
    {
        Protocols =
        {
            rows.Select(row => new ReadProtocol
            {
                Entry = row.ToEntry(),
                Region = row.Region,
                Version = (uint)row.Version,
                LedgerPosition = (ulong)row.LedgerPosition,
                Source = row.ToSource(),
            }),
        },
        LedgerPosition = rows.Count == 0 ? 0 : (ulong)rows.Max(row => row.LedgerPosition),
    };

    private const string ProtocolsAfter = """
        SELECT *
        FROM Protocol
        WHERE ElectionId = @ElectionId AND PrecinctId > @After AND SupersededOn = '' AND State IN ('ACCEPTED', 'CORRECTED')
        ORDER BY PrecinctId {page}
        """;
}
