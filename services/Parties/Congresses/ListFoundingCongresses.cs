using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Congresses;

public sealed partial class CongressService
{
    /// <inheritdoc />
    public override Task<ListFoundingCongressesResponse> ListFoundingCongresses(
        ListFoundingCongressesRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<CongressRow>(
                CongressesAsked, new { request.Jurisdiction, request.PartyId, request.AsOf, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            return new ListFoundingCongressesResponse
            {
                Congresses = { CongressRow.ToProtos(session, items) },
                NextPageToken = next,
            };
        }));
    }

    private const string CongressesAsked = """
        SELECT c.*
        FROM FoundingCongress c
        JOIN Party p ON p.Id = c.PartyId
        WHERE p.Jurisdiction = @Jurisdiction AND c.Id > @After
          AND (@PartyId = '' OR c.PartyId = @PartyId) AND (@AsOf = '' OR c.HeldOn <= @AsOf)
        ORDER BY c.Id {page}
        """;
}
