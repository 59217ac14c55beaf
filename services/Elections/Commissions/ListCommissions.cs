using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Commissions;

public sealed partial class CommissionService
{
    /// <inheritdoc />
    public override Task<ListCommissionsResponse> ListCommissions(ListCommissionsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<CommissionRow>(CommissionsAsked, new
            {
                request.Jurisdiction,
                Level = request.Level is CommissionLevel.Unspecified ? "" : EnumText.Of(request.Level),
                request.Region,
                request.AsOf,
                Parent = request.ParentCommissionId,
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            var members = MemberRow.Of(session, [.. items.Select(row => row.Id)]);
            return new ListCommissionsResponse { Commissions = { items.Select(row => row.ToProto(members[row.Id])) }, NextPageToken = next };
        }));
    }

    private const string CommissionsAsked = """
        SELECT *
        FROM Commission
        WHERE Jurisdiction = @Jurisdiction AND Id > @After
          AND (@Level = '' OR CommissionLevel = @Level) AND (@Region = '' OR Region = @Region)
          AND (@AsOf = '' OR (TermFrom <= @AsOf AND (TermUntil = '' OR TermUntil >= @AsOf)))
          AND (@Parent = '' OR ParentId = @Parent)
        ORDER BY Id {page}
        """;
}
