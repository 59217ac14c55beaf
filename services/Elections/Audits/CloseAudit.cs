using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<CloseAuditResponse> CloseAudit(CloseAuditRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var audit = Open(tx, request.AuditId, request.Etag);
            var byHand = audit.ToState() is AuditState.FullHandCount;
            var choices = AuditStationRow.Of(tx, audit.Id).SelectMany(station => station.ToVotes().Keys).ToHashSet(StringComparer.Ordinal);
            var counted = Counted(request, choices);
            var conclusion = AuditRules.Conclude(audit.ToAssertions(), byHand, counted, request.HandCountInvalid, audit.Ballots);
            var act = conclusion is AuditConclusion.RefutedByHandCount ? AuditAct.Refute : AuditAct.Close;
            var findings = LawOn(tx, audit, tx.OccurredOn).Judge(MayHappen(tx, audit, act, tx.OccurredOn)
                .Append(AuditRules.HandCount(byHand, choices.Count, counted.Count))
                .Concat(act is AuditAct.Close ? ManifestIsCurrent(tx, audit) : []));
            findings.RefuseIfViolated();

            var closed = (audit with
            {
                Conclusion = EnumText.Of(conclusion),
                HandCount = byHand ? HandCountOf(request).ToByteArray() : null,
            }).Move(tx, act, request.Reason).ToProto(tx);
            tx.Record(new AuditClosed { Audit = closed });
            return new CloseAuditResponse { Audit = closed, Findings = { findings } };
        });

    private static Dictionary<string, long> Counted(CloseAuditRequest request, IReadOnlySet<string> choices)
    {
        var counted = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var choice in request.HandCount)
        {
            if (!choices.Contains(choice.CandidateId))
                throw Refusal.NotFound(ErrorReason.ChoiceUnknown, "hand_count.candidate_id", choice.CandidateId);
            if (!choice.HasVotes || !counted.TryAdd(choice.CandidateId, choice.Votes))
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("hand_count", $"'{choice.CandidateId}' must be there once, with its votes."));
        }

        if (counted.Count > 0 && !request.HasHandCountInvalid)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("hand_count_invalid", "must be there with the votes."));
        return counted;
    }

    private static Audit HandCountOf(CloseAuditRequest request) => new() { HandCount = { request.HandCount }, HandCountInvalid = request.HandCountInvalid };
}
