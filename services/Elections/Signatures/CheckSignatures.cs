using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<CheckSignaturesResponse> CheckSignatures(CheckSignaturesRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var initiative = InitiativeRow.Require(session, request.InitiativeId);
            var steps = InitiativeStepRow.Of(session, initiative.Id, day);
            var facts = VerificationFacts.Of(session, initiative, day);
            var (taken, rules) = (Taken(steps), facts.Law.Rules);
            return new CheckSignaturesResponse
            {
                Findings =
                {
                    facts.Law.Judge(InitiativeRules.EnoughSignatures(initiative.Id, facts.Found, facts.Law)
                        .Concat(SignatureRules.MayCollect(initiative.Id, taken, HasSheetCounts(session, initiative), facts.Plans.Count > 0))
                        .Concat(SignatureRules.MayWithdraw(initiative.Id, taken, rules))
                        .Concat(facts.Plans.Count > 0 ? [VerificationRules.Concluded(initiative.Id, facts.InAll().Conclusion)] : [])
                        .Append(SignatureRules.NotBackdated(initiative.Id, SignatureCounters.LastDay(session, initiative.ToKey()), day))
                        .Append(SignatureRules.MayDestroy(initiative.Id, DecidedOn(steps), TextFormats.FirstDay(day), rules.Retention))),
                },
            };
        }));
    }
}
