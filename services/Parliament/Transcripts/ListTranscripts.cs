using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Transcripts;

public sealed partial class TranscriptService
{
    /// <inheritdoc />
    public override Task<ListTranscriptsResponse> ListTranscripts(ListTranscriptsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<TranscriptRow>(TranscriptsAsked, new { request.Jurisdiction, request.SittingId, request.AsOf, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            var progress = TranscriptProgressRow.Of(session, items.Select(row => row.Id));
            return new ListTranscriptsResponse
            {
                Transcripts = { items.Select(row => row.ToProto(progress.GetValueOrDefault(row.Id))) },
                NextPageToken = next,
            };
        }));
    }

    private const string TranscriptsAsked = """
        SELECT Id, SittingId, Jurisdiction, Language, Characters, LedgerPosition, OccurredOn, RecordedAt, EnteredLater, Provenance, Citation
        FROM Transcript
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND (@SittingId = '' OR SittingId = @SittingId)
          AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
