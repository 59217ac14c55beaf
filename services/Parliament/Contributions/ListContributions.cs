using System.Globalization;
using Grpc.Core;
using Saylau.Parliament.Transcripts;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Contributions;

public sealed partial class ContributionService
{
    /// <inheritdoc />
    public override Task<ListContributionsResponse> ListContributions(ListContributionsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var after = page.After.Length == 0 ? 0 : int.Parse(page.After, CultureInfo.InvariantCulture);
        return Task.FromResult(database.Read(session =>
        {
            var transcript = StoredTranscriptRow.Require(session, request.TranscriptId);
            var view = View(session, context.Call(), transcript.Jurisdiction, request.AsOf);
            if (view.Withheld is { } law)
                return new ListContributionsResponse { Withheld = { law } };
            var rows = session.Query<ContributionRow>(ContributionsAsked, new
            {
                request.TranscriptId,
                request.ItemId,
                request.MandateId,
                request.PersonId,
                view.Insider,
                view.Today,
                After = after,
                page.Take,
            });
            var (contributions, next) = page.Cut(rows, row => row.Number.ToString(CultureInfo.InvariantCulture));
            var redactions = RedactionRow.Of(session, contributions.Select(row => row.Id));
            return new ListContributionsResponse
            {
                Contributions = { contributions.Select(row => row.ToProto(view.Insider ? row.Body : row.ShownBody, redactions[row.Id])) },
                NextPageToken = next,
            };
        }));
    }

    private const string ContributionsAsked = $$"""
        SELECT s.*
        FROM Contribution s JOIN TranscriptProgress p ON p.TranscriptId = s.TranscriptId
        WHERE s.TranscriptId = @TranscriptId AND s.Number > @After AND {{ContributionView.MayRead}}
          AND (@ItemId = '' OR s.ItemId = @ItemId) AND (@MandateId = '' OR s.MandateId = @MandateId) AND (@PersonId = '' OR s.PersonId = @PersonId)
        ORDER BY s.Number {page}
        """;
}
