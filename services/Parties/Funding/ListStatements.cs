using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<ListStatementsResponse> ListStatements(ListStatementsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<StatementRow>(StatementsAsked, new
        {
            request.Jurisdiction,
            request.PartyId,
            Year = request.HasYear ? (int)request.Year : 0,
            States = EnumText.Words(request.States),
            request.AsOf,
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListStatementsResponse { Statements = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string StatementsAsked = """
        SELECT *
        FROM YearlyStatement
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND State IN @States AND (@PartyId = '' OR PartyId = @PartyId)
          AND (@Year = 0 OR Year = @Year) AND (@AsOf = '' OR FiledOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
