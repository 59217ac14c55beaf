using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<PlanVerificationResponse> PlanVerification(PlanVerificationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var initiative = Open(tx, request.InitiativeId);
            RequireRegions(initiative, request.Regions);
            var facts = VerificationFacts.Of(tx, initiative, VerificationFacts.Latest);
            var findings = facts.Law.Judge(SignatureRules.MayPlan(initiative.Id, Taken(InitiativeStepRow.Of(tx, initiative.Id)), request.Regions,
                facts.Counting, region => facts.Plan(region) is { Drawn: > 0 } or { Valid: > 0 } or { Invalid: > 0 }, facts.Law.Rules));
            findings.RefuseIfViolated();

            var rows = request.Regions.Select(plan => VerificationRow.From(initiative.ToKey(), plan, facts.Counting(plan.Region), facts.Plan(plan.Region))).ToArray();
            foreach (var row in rows)
                row.Store(tx);
            tx.Record(new SignatureVerificationPlanned { InitiativeId = initiative.Id, Regions = { request.Regions } });
            return new PlanVerificationResponse { Regions = { rows.Select(facts.Verified) }, Findings = { findings } };
        });

    private void RequireRegions(InitiativeRow initiative, IEnumerable<RegionPlan> plans)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            Regions.Require(jurisdictions[initiative.Jurisdiction].Jurisdiction, plan.Region);
            if (!named.Add(plan.Region))
                throw Refusal.Invalid(ErrorReason.RegionRepeated, ("regions.region", $"'{plan.Region}' is named twice."));
        }
    }

    private static VerificationFacts RequirePlan(LedgerTransaction tx, InitiativeRow initiative, string region, out VerificationRow plan)
    {
        var facts = VerificationFacts.Of(tx, initiative, VerificationFacts.Latest);
        plan = facts.Plan(region) ?? throw NotPlanned($"No verification of '{region}' is planned.");
        return facts;
    }

    private static Refusal NotPlanned(string message) =>
        new(StatusCode.FailedPrecondition, EnumText.Of(ErrorReason.VerificationNotPlanned), message);
}
