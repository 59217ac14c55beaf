using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<ListAuditsResponse> ListAudits(ListAuditsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var rows = session.Query<AuditRow>(AuditsAsked, new { ElectionId = election.Id, States = EnumText.Words(request.States), page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            string[] ids = [.. items.Select(row => row.Id)];
            var (rounds, history) = (AuditRoundRow.Of(session, ids), AuditChangeRow.Of(session, ids));
            return new ListAuditsResponse { Audits = { items.Select(row => row.ToProto(rounds[row.Id], history[row.Id])) }, NextPageToken = next };
        }));
    }

    private const string AuditsAsked = """
        SELECT *
        FROM Audit
        WHERE ElectionId = @ElectionId AND Id > @After AND State IN @States
        ORDER BY Id {page}
        """;
}
