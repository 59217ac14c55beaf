using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<DecideDepositResponse> DecideDeposit(DecideDepositRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var candidate = CandidateRow.Require(tx, request.CandidateId);
            tx.Call.RequireScope(candidate.Jurisdiction);
            tx.Concerns(candidate.Jurisdiction);
            var deposit = RequireDeposit(tx, candidate.Id);
            if (DepositDecisionRow.Of(tx, [candidate.Id], "").Count > 0)
                throw Refusal.AlreadyExists(ErrorReason.DepositDecided, "candidate_id", candidate.Id);
            var findings = OnDeposit(tx, candidate, request.Outcome, tx.OccurredOn, tx.OccurredDay);
            findings.RefuseIfViolated();

            var row = tx.Stamp(new DepositDecisionRow
            {
                CandidateId = candidate.Id,
                Outcome = EnumText.Of(request.Outcome),
                Reason = request.Reason,
                Findings = FindingList.ToBytes(findings),
            });
            tx.Insert("DepositDecision", row);
            tx.Record(new DepositDecided { CandidateId = candidate.Id, Decision = row.ToProto() });
            return new DecideDepositResponse { Deposit = deposit.ToProto(row), Findings = { findings } };
        });

    private static DepositRow RequireDeposit(Session session, string candidateId) =>
        DepositRow.Of(session, [candidateId], "").SingleOrDefault() ?? throw Refusal.NotFound(ErrorReason.DepositNotFound, "candidate_id", candidateId);

    private IReadOnlyList<Finding> OnDeposit(Session session, CandidateRow candidate, DepositOutcome outcome, string on, DateOnly day)
    {
        var inForce = law.On(session, candidate.Jurisdiction, day);
        return inForce.Judge(DepositRules.MayDecide(Facts(session, candidate, on, inForce.Rules.Nominations.Deposit), outcome, inForce.Rules.Nominations.Deposit));
    }

    private DepositFacts Facts(Session session, CandidateRow candidate, string on, DepositRule rule)
    {
        var state = StateOn(session, candidate.ElectionId, on);
        // What voters said is asked once it is certified: before that it may be kept from the public.
        var choice = state is "CERTIFIED" ? ChoiceOf(session, candidate) : null;
        var share = rule.RefundBasis is MajorityBasis.Participants ? choice?.ShareOfParticipants : choice?.ShareOfValid;
        return new()
        {
            CandidateId = candidate.Id,
            ElectionId = candidate.ElectionId,
            ElectionState = state,
            Died = candidate.State is "DECEASED",
            OnBallot = CandidateChangeRow.Of(session, [candidate.Id], "")[candidate.Id].Any(change => change.State is "REGISTERED"),
            Elected = choice is { Elected: true } or { Seats: > 0 },
            Votes = share?.Numerator ?? 0,
            Whole = share?.Denominator ?? 0,
        };
    }

    private ChoiceOutcome? ChoiceOf(Session session, CandidateRow candidate)
    {
        var election = ElectionRow.Require(session, candidate.ElectionId);
        return election.Kind is "INDIRECT" ? null : ElectionOutcomes.Of(session, election, law).ToProto().Choices
            .SingleOrDefault(choice => string.Equals(choice.CandidateId, candidate.Id, StringComparison.Ordinal));
    }
}
