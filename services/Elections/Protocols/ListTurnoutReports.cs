using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<ListTurnoutReportsResponse> ListTurnoutReports(ListTurnoutReportsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var showing = TurnoutShowing.Of(session, context.Call().Caller, election, law.On(session, election.Jurisdiction, ledger.Today), ledger.Now, "reports.report");
            var rows = session.Query<TurnoutReportRow>(ReportsAsked, new { request.ElectionId, request.Region, request.At, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Slot);
            var precincts = PrecinctRow.Named(session, election.Jurisdiction, items.Where(row => row.PrecinctId.Length > 0).Select(row => row.PrecinctId));
            var reports = items.Select(row => showing.Show(row.ToProto(), precincts.GetValueOrDefault(row.PrecinctId)?.Region ?? row.Region)).ToArray();
            return new ListTurnoutReportsResponse { Reports = { reports }, NextPageToken = next, Withheld = { showing.Withheld } };
        }));
    }

    private const string ReportsAsked = """
        SELECT *
        FROM TurnoutReport
        WHERE ElectionId = @ElectionId AND Slot > @After AND (@Region = '' OR Region = @Region) AND (@At = '' OR ReportedFor = @At)
        ORDER BY Slot {page}
        """;
}
