using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Audits;

/// <summary>The calls that an audit is made of, in short.</summary>
internal static class AuditCalls
{
    public const string Seed = "13579246801357924680";

    public static PlanAuditRequest Plan(string id, AuditMethod method, AuditClaim claim = AuditClaim.Unspecified) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-06-10",
        Source = new() { Provenance = Provenance.Verified, Citation = "a decision" },
        ElectionId = id,
        AuditId = id,
        Method = method,
        Claim = claim,
        RiskLimit = new() { Numerator = 1, Denominator = 10 },
    };

    public static DrawSampleRequest Draw(string id, uint draws = 0, string seed = Seed, string seedOn = "2010-06-11") =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", AuditId = id, Seed = seed, SeedMadeOn = seed.Length > 0 ? seedOn : "", Draws = draws };

    public static EnterInterpretationsRequest Enter(string id, params Interpretation[] rows) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-06-12",
        Source = new() { Provenance = Provenance.Verified, Citation = "the auditors' sheets" },
        AuditId = id,
        Rows = { rows },
    };

    public static EvaluateRoundRequest Evaluate(string id) => new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", AuditId = id };

    public static EscalateAuditRequest Escalate(string id, Escalation to) =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", AuditId = id, Escalation = to, Reason = "The risk is too great." };

    public static CloseAuditRequest Close(string id, params (string Candidate, uint Votes)[] votes) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-06-12",
        AuditId = id,
        HandCount = { votes.Select(choice => new ChoiceVotes { CandidateId = choice.Candidate, Votes = choice.Votes }) },
        HandCountInvalid = 6,
    };

    public static ReopenAuditRequest Reopen(string id) => new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", AuditId = id, Reason = "A box was found." };

    public static Interpretation Read(SampledBallot ballot, string choice, string reason = "") => new()
    {
        PrecinctId = ballot.PrecinctId,
        Ballot = ballot.Ballot,
        Reading = choice.Length > 0 ? BallotReading.Choice : BallotReading.Invalid,
        CandidateId = choice,
        Reason = reason,
    };

    /// <summary>Another plan for the same election.</summary>
    public static PlanAuditRequest Other(string id, AuditMethod method)
    {
        var plan = Plan(id, method);
        plan.AuditId = $"{id}-other";
        return plan;
    }
}
