using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<ListInitiativesResponse> ListInitiatives(ListInitiativesRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<InitiativeRow>(InitiativesAsked, new
            {
                request.Jurisdiction,
                request.AsOf,
                States = EnumText.Words(request.States),
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            string[] ids = [.. items.Select(row => row.Id)];
            var (members, steps) = (InitiativeMembersRow.Of(session, ids), InitiativeStepRow.Of(session, ids, request.AsOf));
            return new ListInitiativesResponse
            {
                Initiatives = { items.Select(row => row.ToProto(members[row.Id], [.. steps[row.Id]])) },
                NextPageToken = next,
            };
        }));
    }

    private const string InitiativesAsked = """
        SELECT i.*
        FROM Initiative i JOIN InitiativeStep s ON s.InitiativeId = i.Id
        WHERE i.Jurisdiction = @Jurisdiction AND i.Id > @After AND s.State IN @States
          AND s.Number = (
            SELECT MAX(m.Number) FROM InitiativeStep m
            WHERE m.InitiativeId = i.Id AND (@AsOf = '' OR m.EffectiveOn <= @AsOf))
        ORDER BY i.Id {page}
        """;
}
