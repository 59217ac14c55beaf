using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Alliances;

public sealed partial class AllianceService
{
    /// <inheritdoc />
    public override Task<ListAlliancesResponse> ListAlliances(ListAlliancesRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<AllianceRow>(
                AlliancesAsked, new { request.Jurisdiction, request.PartyId, request.AsOf, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            var members = AllianceRow.Members(session, [.. items.Select(row => row.Id)]);
            return new ListAlliancesResponse { Alliances = { items.Select(row => row.ToProto(members[row.Id])) }, NextPageToken = next };
        }));
    }

    private const string AlliancesAsked = """
        SELECT a.*
        FROM PartyAlliance a
        WHERE a.Jurisdiction = @Jurisdiction AND a.Id > @After AND (@AsOf = '' OR a.FormedOn <= @AsOf)
          AND (@PartyId = '' OR EXISTS (SELECT 1 FROM AllianceMember m WHERE m.AllianceId = a.Id AND m.PartyId = @PartyId))
        ORDER BY a.Id {page}
        """;
}
