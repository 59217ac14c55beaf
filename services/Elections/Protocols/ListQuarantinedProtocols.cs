using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<ListQuarantinedProtocolsResponse> ListQuarantinedProtocols(ListQuarantinedProtocolsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var call = context.Call();
            var scope = CountingScope.RequireToSee(session, call, jurisdictions[election.Jurisdiction].Jurisdiction);
            var rows = session.Query<QuarantinedRow>(QuarantinedAsked, new
            {
                request.ElectionId,
                State = request.State is QuarantineState.Unspecified ? "" : EnumText.Of(request.State),
                SentBy = scope.IsEverywhere ? "" : call.Actor,
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            return new ListQuarantinedProtocolsResponse { Protocols = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string QuarantinedAsked = """
        SELECT *
        FROM QuarantinedProtocol
        WHERE ElectionId = @ElectionId AND Id > @After AND (@State = '' OR State = @State) AND (@SentBy = '' OR SentBy = @SentBy)
        ORDER BY Id {page}
        """;
}
