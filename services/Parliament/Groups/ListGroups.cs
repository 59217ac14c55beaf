using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<ListGroupsResponse> ListGroups(ListGroupsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var (page, today) = (Page.Of(request), ledger.DayAsked(request.AsOf));
        return Task.FromResult(database.Read(session =>
        {
            ChamberRow.RequireWithin(session, request.ChamberId, request.Jurisdiction);
            var rows = session.Query<GroupRow>(GroupsAsked, new
            {
                request.Jurisdiction,
                request.ChamberId,
                Kind = request.Kind is GroupKind.Unspecified ? "" : EnumText.Of(request.Kind),
                request.PartyId,
                request.ParentGroupId,
                request.AsOf,
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            var members = Sizes(session, [.. items.Select(row => row.Id)], today);
            return new ListGroupsResponse { Groups = { items.Select(row => row.ToProto(members.GetValueOrDefault(row.Id))) }, NextPageToken = next };
        }));
    }

    private static Dictionary<string, long> Sizes(Session session, string[] groups, string day) => groups.Length == 0 ? []
        : session.Query<GroupSize>(SizesOf, new { Groups = groups, AsOf = day }).ToDictionary(row => row.GroupId, row => row.Members, StringComparer.Ordinal);

    private sealed record GroupSize
    {
        public required string GroupId { get; init; }

        public required long Members { get; init; }
    }

    private const string GroupsAsked = """
        SELECT *
        FROM ParliamentaryGroup
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND (@ChamberId = '' OR ChamberId = @ChamberId) AND (@Kind = '' OR Kind = @Kind)
          AND (@PartyId = '' OR PartyId = @PartyId) AND (@ParentGroupId = '' OR ParentGroupId = @ParentGroupId)
          AND (@AsOf = '' OR (FoundedOn <= @AsOf AND (DissolvedOn = '' OR DissolvedOn > @AsOf)))
        ORDER BY Id {page}
        """;

    private const string SizesOf = $"""
        SELECT GroupId, COUNT(*) AS Members
        FROM GroupMembership
        JOIN Mandate ON Mandate.Id = GroupMembership.MandateId
        JOIN ParliamentaryGroup ON ParliamentaryGroup.Id = GroupMembership.GroupId
        WHERE GroupId IN @Groups AND {MembershipView.Holds}
        GROUP BY GroupId
        """;
}
