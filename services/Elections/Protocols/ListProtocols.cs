using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<ListProtocolsResponse> ListProtocols(ListProtocolsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var inForce = law.On(session, election.Jurisdiction, ledger.Today);
            var showing = Showing.Of(session, context.Call().Caller, election, inForce, ledger.Now, "protocols.entry");
            var rows = session.Query<ProtocolRow>(ProtocolsAsked, new { request.ElectionId, request.Region, request.AsOf, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.PrecinctId);
            var protocols = items.Select(showing.Show).ToArray();
            return new ListProtocolsResponse { Protocols = { protocols }, NextPageToken = next, Withheld = { showing.Withheld } };
        }));
    }

    private const string ProtocolsAsked = """
        SELECT *
        FROM Protocol
        WHERE ElectionId = @ElectionId AND PrecinctId > @After AND (@Region = '' OR Region = @Region)
          AND ((@AsOf = '' AND SupersededOn = '') OR (@AsOf <> '' AND OccurredOn <= @AsOf AND (SupersededOn = '' OR SupersededOn > @AsOf)))
        ORDER BY PrecinctId {page}
        """;
}
