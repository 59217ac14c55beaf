using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;

namespace Saylau.Parliament.Speeches;

public sealed partial class SpeechService
{
    /// <inheritdoc />
    public override Task<GetSpeechResponse> GetSpeech(GetSpeechRequest request, ServerCallContext context) => Task.FromResult(database.Read(session =>
    {
        var row = SpeechRow.Require(session, request.SpeechId);
        var view = View(session, context.Call(), row.Jurisdiction, request.AsOf);
        if (view.Withheld is { } law)
            return new GetSpeechResponse { Withheld = { law } };
        return session.Find<int?>(Readable, new { row.Id, view.Insider, view.Today }) is null
            ? new GetSpeechResponse { Withheld = { NotYet } }
            : new GetSpeechResponse { Speech = row.ToProto(view.Insider ? row.Body : row.ShownBody, RedactionRow.Of(session, [row.Id])[row.Id]) };
    }));

    /// <summary>Why a speech is not told though the law withholds none: the same for each reason, so that none is told.</summary>
    private static Common.V1.Withheld NotYet => new() { Field = "speech", Citation = "It is not published, under an embargo, or on an item that was closed." };

    private const string Readable = $"""
        SELECT 1
        FROM Speech s JOIN TranscriptProgress p ON p.TranscriptId = s.TranscriptId
        WHERE s.Id = @Id AND {SpeechView.MayRead}
        """;
}
