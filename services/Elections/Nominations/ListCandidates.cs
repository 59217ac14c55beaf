using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<ListCandidatesResponse> ListCandidates(ListCandidatesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<CandidateRow>(CandidatesAsked, new
            {
                ElectionRow.Require(session, request.ElectionId).Id,
                request.AsOf,
                States = EnumText.Words(request.States),
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            return new ListCandidatesResponse { Candidates = { CandidateRecords.Of(session, items, request.AsOf) }, NextPageToken = next };
        }));
    }

    private const string CandidatesAsked = """
        SELECT c.*
        FROM Candidate c JOIN CandidateChange h ON h.CandidateId = c.Id
        WHERE c.ElectionId = @Id AND c.Id > @After AND h.State IN @States
          AND h.Number = (
            SELECT MAX(m.Number) FROM CandidateChange m
            WHERE m.CandidateId = c.Id AND (@AsOf = '' OR m.EffectiveOn <= @AsOf))
        ORDER BY c.Id {page}
        """;
}
