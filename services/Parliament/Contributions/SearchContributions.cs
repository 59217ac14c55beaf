using System.Globalization;
using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;
using ErrorReason = Saylau.Common.V1.ErrorReason;

namespace Saylau.Parliament.Contributions;

public sealed partial class ContributionService
{
    /// <inheritdoc />
    public override Task<SearchContributionsResponse> SearchContributions(SearchContributionsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var words = SearchRules.Ranges(request.Query)
            ?? throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("query", $"needs one to {SearchRules.MostWords} words of letters or digits."));
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var view = View(session, context.Call(), request.Jurisdiction, request.AsOf);
            if (view.Withheld is { } law)
                return new SearchContributionsResponse { Withheld = { law } };
            var asked = Asked(request, words, view, page);
            var (found, next) = page.Cut(session.Query<ContributionRow>(ContributionsFound, asked), Place);
            var redactions = RedactionRow.Of(session, found.Select(row => row.Id));
            return new SearchContributionsResponse
            {
                Hits = { found.Select(row => new ContributionHit { Contribution = row.ToProto("", redactions[row.Id]), Snippet = SearchRules.Snippet(view.Insider ? row.Body : row.ShownBody, words) }) },
                NextPageToken = next,
                Total = (uint)session.Single<int>(ContributionsCounted, asked),
            };
        }));
    }

    private static string Place(ContributionRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.HeldOn}/{row.TranscriptId}/{row.Number}");

    private static object Asked(SearchContributionsRequest request, IReadOnlyList<WordRange> words, ContributionView view, Page page)
    {
        var after = page.After.Length == 0 ? ["", "", "0"] : page.After.Split('/');
        // A word that is not asked for is the first one once more.
        WordRange Word(int index) => words[Math.Min(index, words.Count - 1)];
        return new
        {
            request.Jurisdiction,
            request.HeldFrom,
            request.HeldTo,
            request.Language,
            request.MandateId,
            request.PersonId,
            request.BillId,
            view.Insider,
            view.Today,
            page.Take,
            AfterDay = after[0],
            AfterTranscript = after[1],
            AfterNumber = int.Parse(after[2], CultureInfo.InvariantCulture),
            From0 = Word(0).From,
            To0 = Word(0).To,
            From1 = Word(1).From,
            To1 = Word(1).To,
            From2 = Word(2).From,
            To2 = Word(2).To,
            From3 = Word(3).From,
            To3 = Word(3).To,
            From4 = Word(4).From,
            To4 = Word(4).To,
            From5 = Word(5).From,
            To5 = Word(5).To,
        };
    }

    private const string Occurs = "SELECT w.ContributionId FROM ContributionWord w WHERE (@Insider = 1 OR w.Shown = 1)";

    private const string Found = $"""
        FROM Contribution s JOIN TranscriptProgress p ON p.TranscriptId = s.TranscriptId
        WHERE s.Jurisdiction = @Jurisdiction AND {ContributionView.MayRead}
          AND s.Id IN ({Occurs} AND w.Word >= @From0 AND w.Word < @To0) AND s.Id IN ({Occurs} AND w.Word >= @From1 AND w.Word < @To1)
          AND s.Id IN ({Occurs} AND w.Word >= @From2 AND w.Word < @To2) AND s.Id IN ({Occurs} AND w.Word >= @From3 AND w.Word < @To3)
          AND s.Id IN ({Occurs} AND w.Word >= @From4 AND w.Word < @To4) AND s.Id IN ({Occurs} AND w.Word >= @From5 AND w.Word < @To5)
          AND (@HeldFrom = '' OR s.HeldOn >= @HeldFrom) AND (@HeldTo = '' OR s.HeldOn <= @HeldTo)
          AND (@Language = '' OR s.Language = @Language) AND (@MandateId = '' OR s.MandateId = @MandateId) AND (@PersonId = '' OR s.PersonId = @PersonId)
          AND (@BillId = '' OR EXISTS (SELECT 1 FROM SittingItem b WHERE b.SittingId = s.SittingId AND b.ItemId = s.ItemId AND b.BillId = @BillId))
        """;

    private const string ContributionsFound = $$"""
        SELECT s.*
        {{Found}}
          AND (s.HeldOn > @AfterDay OR (s.HeldOn = @AfterDay AND (s.TranscriptId > @AfterTranscript OR (s.TranscriptId = @AfterTranscript AND s.Number > @AfterNumber))))
        ORDER BY s.HeldOn, s.TranscriptId, s.Number {page}
        """;

    private const string ContributionsCounted = $"SELECT COUNT(*)\n{Found}";
}
