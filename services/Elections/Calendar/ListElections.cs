using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<ListElectionsResponse> ListElections(ListElectionsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<ElectionRow>(ElectionsAsked, new
            {
                request.Jurisdiction,
                request.OfficeId,
                request.AsOf,
                request.VotingFrom,
                request.VotingTo,
                States = EnumText.Words(request.States),
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            var history = ElectionChangeRow.Of(session, [.. items.Select(row => row.Id)]);
            return new ListElectionsResponse
            {
                Elections = { items.Select(row => row.ToProto(history[row.Id], request.AsOf)) },
                NextPageToken = next,
            };
        }));
    }

    // What an election was on a day is what the last change until then made of it.
    private const string ElectionsAsked = """
        SELECT e.*
        FROM Election e
        JOIN ElectionChange c ON c.ElectionId = e.Id AND c.Number = (
          SELECT MAX(n.Number) FROM ElectionChange n
          WHERE n.ElectionId = e.Id AND (@AsOf = '' OR n.OccurredOn <= @AsOf))
        WHERE e.Jurisdiction = @Jurisdiction AND e.Id > @After AND c.State IN @States
          AND (@OfficeId = '' OR e.OfficeId = @OfficeId)
          AND c.VotingOn >= @VotingFrom AND (@VotingTo = '' OR c.VotingOn <= @VotingTo)
        ORDER BY e.Id {page}
        """;
}
