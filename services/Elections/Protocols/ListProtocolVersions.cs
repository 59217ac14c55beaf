using System.Globalization;
using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<ListProtocolVersionsResponse> ListProtocolVersions(ListProtocolVersionsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            _ = ProtocolRow.Require(session, election.Id, request.PrecinctId);
            var inForce = law.On(session, election.Jurisdiction, ledger.Today);
            var showing = Showing.Of(session, context.Call().Caller, election, inForce, ledger.Now, "protocols.entry");
            var after = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
            var rows = session.Query<ProtocolRow>(VersionsAsked, new { request.ElectionId, request.PrecinctId, After = after, page.Take });
            var (items, next) = page.Cut(rows, row => row.Version.ToString(CultureInfo.InvariantCulture));
            var protocols = items.Select(showing.Show).ToArray();
            return new ListProtocolVersionsResponse { Protocols = { protocols }, NextPageToken = next, Withheld = { showing.Withheld } };
        }));
    }

    private const string VersionsAsked = """
        SELECT *
        FROM Protocol
        WHERE ElectionId = @ElectionId AND PrecinctId = @PrecinctId AND Version > @After
        ORDER BY Version {page}
        """;
}
