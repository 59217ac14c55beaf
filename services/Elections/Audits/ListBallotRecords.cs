using System.Globalization;
using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<ListBallotRecordsResponse> ListBallotRecords(ListBallotRecordsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var audit = AuditRow.Require(session, request.AuditId);
            context.Call().RequireScope(audit.Jurisdiction);
            if (!AuditStationRow.Named(session, audit.Id, [request.PrecinctId]).ContainsKey(request.PrecinctId))
                throw Refusal.NotFound(ErrorReason.StationNotInManifest, "precinct_id", request.PrecinctId);
            var rows = session.Query<BallotRecordRow>(RecordsAfter, new
            {
                AuditId = audit.Id,
                request.PrecinctId,
                After = page.After.Length == 0 ? 0 : long.Parse(page.After, CultureInfo.InvariantCulture),
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Ballot.ToString(CultureInfo.InvariantCulture));
            return new ListBallotRecordsResponse { Records = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string RecordsAfter = """
        SELECT *
        FROM BallotRecord
        WHERE AuditId = @AuditId AND PrecinctId = @PrecinctId AND Ballot > @After
        ORDER BY Ballot {page}
        """;
}
