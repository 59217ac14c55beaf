using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Floor;

public sealed partial class FloorService
{
    /// <inheritdoc />
    public override Task<EndSpeechResponse> EndSpeech(EndSpeechRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var speech = SpeechRow.Require(tx, request.SpeechId);
            var sitting = Enter(tx, speech.SittingId);
            var ended = speech with { EndedAt = SittingClock.End(request.EndedAt, speech.BeganAt, "ended_at") };
            var inForce = LawOf(tx, sitting);
            var findings = inForce.Judge(FloorRules
                .KeepsTime(EnumText.Parse<SpeechKind>(speech.Kind), ended.AllottedSeconds, ended.Spoken(), inForce.Rules.Sittings)
                .Prepend(IsUnderWay(speech)));
            findings.RefuseIfViolated();

            ended = tx.Stamp(ended with { Findings = FindingList.ToBytes(FindingList.From(speech.Findings).Concat(findings)) });
            tx.Execute(End, new { ended.Id, ended.EndedAt, ended.Findings });
            SittingRow.Touch(tx, sitting.Id, ended.LedgerPosition);
            var told = (speech with { EndedAt = ended.EndedAt, Findings = ended.Findings }).ToProto();
            tx.Record(new SpeechEnded { Speech = told });
            return new EndSpeechResponse { Speech = told, Findings = { findings } };
        });

    private static Finding IsUnderWay(SpeechRow speech) => Findings.Make("parliament.floor.speech_under_way", null, speech.Id, null,
        speech.EndedAt is null ? null : Findings.Text(SittingClock.Text(speech.EndedAt)), Findings.Met(speech.EndedAt is null), $"speeches/{speech.Id}");

    private const string End = """
        UPDATE Speech
        SET EndedAt = @EndedAt, Findings = @Findings
        WHERE Id = @Id
        """;
}
