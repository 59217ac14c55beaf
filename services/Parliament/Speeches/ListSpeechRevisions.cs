using System.Globalization;
using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Speeches;

public sealed partial class SpeechService
{
    /// <inheritdoc />
    public override Task<ListSpeechRevisionsResponse> ListSpeechRevisions(ListSpeechRevisionsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var after = page.After.Length == 0 ? 0 : int.Parse(page.After, CultureInfo.InvariantCulture);
        return Task.FromResult(database.Read(session =>
        {
            var speech = SpeechRow.Require(session, request.SpeechId);
            var view = View(session, context.Call(), speech.Jurisdiction, request.AsOf);
            if (view.Withheld is { } law)
                return new ListSpeechRevisionsResponse { Withheld = { law } };
            if (session.Find<int?>(Readable, new { speech.Id, view.Insider, view.Today }) is null)
                return new ListSpeechRevisionsResponse { Withheld = { NotYet } };
            var rows = session.Query<SpeechRevisionRow>(RevisionsAsked, new { request.SpeechId, After = after, page.Take });
            var (versions, next) = page.Cut(rows, row => row.Revision.ToString(CultureInfo.InvariantCulture));
            var response = new ListSpeechRevisionsResponse
            {
                Revisions = { versions.Select(row => row.ToProto(view.Insider ? row.Body : row.Revision == speech.Revision ? speech.ShownBody : "")) },
                NextPageToken = next,
            };
            if (!view.Insider && speech.Revision > 1)
                response.Withheld.Add(new Common.V1.Withheld { Field = "revisions.text", Citation = "Earlier versions are for the secretariat and auditors: what they say was taken back." });
            return response;
        }));
    }

    private const string RevisionsAsked = """
        SELECT *
        FROM SpeechRevision
        WHERE SpeechId = @SpeechId AND Revision > @After
        ORDER BY Revision {page}
        """;
}
