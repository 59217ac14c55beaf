using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Transcripts;

public sealed partial class TranscriptService
{
    /// <inheritdoc />
    public override Task<GetTranscriptResponse> GetTranscript(GetTranscriptRequest request, ServerCallContext context)
    {
        // What is withheld is what the law of today withholds, and what that of the day asked about did.
        string[] days = [ledger.Today.Iso(), ledger.DayAsked(request.AsOf)];
        return Task.FromResult(database.Read(session =>
        {
            var row = StoredTranscriptRow.Require(session, request.TranscriptId);
            var withheld = days
                .Select(day => law.On(session, row.Jurisdiction, TextFormats.FirstDay(day)).Rules.Disclosure)
                .Select(disclosure => TranscriptDisclosureRules.Text(context.Call().Caller, row.Jurisdiction, disclosure))
                .FirstOrDefault(found => found is not null);
            var response = new GetTranscriptResponse { Transcript = row.ToProto(TranscriptProgressRow.Find(session, row.Id)), Text = withheld is null ? row.Body : "" };
            if (withheld is not null)
                response.Withheld.Add(withheld);
            return response;
        }));
    }
}
