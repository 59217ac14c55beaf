using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Observers.Turnout;

public sealed partial class TurnoutService
{
    /// <inheritdoc />
    public override Task<ListTurnoutComparisonsResponse> ListTurnoutComparisons(
        ListTurnoutComparisonsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<ComparisonRow>(ComparisonsAsked, new { request.ElectionId, request.AsOf, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            var shown = items.Select(row => Show(session, row, context.Call().Caller)).ToArray();
            return new ListTurnoutComparisonsResponse
            {
                Comparisons = { shown.Select(item => item.Comparison) },
                NextPageToken = next,
                Withheld = { shown.SelectMany(item => item.Withheld).Distinct() },
            };
        }));
    }

    private const string ComparisonsAsked = """
        SELECT *
        FROM TurnoutComparison
        WHERE ElectionId = @ElectionId AND Id > @After AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
