using System.Globalization;
using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Contributions;

public sealed partial class ContributionService
{
    /// <inheritdoc />
    public override Task<ListContributionRevisionsResponse> ListContributionRevisions(ListContributionRevisionsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var after = page.After.Length == 0 ? 0 : int.Parse(page.After, CultureInfo.InvariantCulture);
        return Task.FromResult(database.Read(session =>
        {
            var contribution = ContributionRow.Require(session, request.ContributionId);
            var view = View(session, context.Call(), contribution.Jurisdiction, request.AsOf);
            if (view.Withheld is { } law)
                return new ListContributionRevisionsResponse { Withheld = { law } };
            if (session.Find<int?>(Readable, new { contribution.Id, view.Insider, view.Today }) is null)
                return new ListContributionRevisionsResponse { Withheld = { NotYet } };
            var rows = session.Query<ContributionRevisionRow>(RevisionsAsked, new { request.ContributionId, After = after, page.Take });
            var (versions, next) = page.Cut(rows, row => row.Revision.ToString(CultureInfo.InvariantCulture));
            var response = new ListContributionRevisionsResponse
            {
                Revisions = { versions.Select(row => row.ToProto(view.Insider ? row.Body : row.Revision == contribution.Revision ? contribution.ShownBody : "")) },
                NextPageToken = next,
            };
            if (!view.Insider && contribution.Revision > 1)
                response.Withheld.Add(new Common.V1.Withheld { Field = "revisions.text", Citation = "Earlier versions are for the secretariat and auditors: what they say was taken back." });
            return response;
        }));
    }

    private const string RevisionsAsked = """
        SELECT *
        FROM ContributionRevision
        WHERE ContributionId = @ContributionId AND Revision > @After
        ORDER BY Revision {page}
        """;
}
