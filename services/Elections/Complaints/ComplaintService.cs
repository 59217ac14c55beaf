using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Nominations;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Clients;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Complaints;

/// <summary>The register of complaints, what was decided on them and ordered, and what authorities report of them.</summary>
public sealed partial class ComplaintService(LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, ServiceDirectory services)
    : V1.ComplaintService.ComplaintServiceBase
{
    /// <summary>What the rules say of something that would happen to a complaint; of deciding at all where no act is named.</summary>
    private IReadOnlyList<Finding> Judge(
        Session session, ComplaintRow complaint, ComplaintCase decided, ComplaintAct act, ComplaintAuthority authority, string day)
    {
        var inForce = law.On(session, complaint.Jurisdiction, TextFormats.FirstDay(day));
        var rules = inForce.Rules.Complaints;
        var upholds = act is ComplaintAct.Uphold or ComplaintAct.UpholdOnAppeal;
        var happening = ComplaintRules.MayHappen(complaint.Id, decided.State, act is ComplaintAct.Unspecified ? ComplaintAct.Reject : act, Latest(complaint, decided), day);
        return inForce.Judge(act switch
        {
            ComplaintAct.File => happening,
            ComplaintAct.Appeal => happening.Concat(decided.Standing is { } standing ? ComplaintRules.MayAppeal(standing.Decision.OccurredOn, day, rules) : []),
            ComplaintAct.UpholdOnAppeal or ComplaintAct.RejectOnAppeal or ComplaintAct.LeaveOnAppeal => happening
                .Append(ComplaintRules.IsAdmissible(complaint.Id, complaint.ToFiling(), upholds))
                .Concat(authority is ComplaintAuthority.Unspecified || decided.Standing is not { } before
                    ? []
                    : [ComplaintRules.IsHigher(complaint.Id, before.Decision.ToAuthority(), authority)])
                .Concat(decided.Appeals.Count > 0 ? ComplaintRules.AppealDecidedInTime(decided.Appeals[^1].Row.OccurredOn, day, rules) : []),
            _ => happening
                .Append(ComplaintRules.IsAdmissible(complaint.Id, complaint.ToFiling(), upholds))
                .Concat(ComplaintRules.DecidedInTime(complaint.OccurredOn, ElectionRow.Require(session, complaint.ElectionId).VotingOn, day, rules)),
        });
    }

    /// <summary>Lets a decision pass although it comes late: a late decision is one, and the finding says that it is late.</summary>
    private static IReadOnlyList<Finding> RefuseIfForbidden(IReadOnlyList<Finding> findings, ComplaintLaw? law)
    {
        string?[] deadlines = [law?.DecisionDays?.Rule, law?.DecisionDaysNearVoting?.Rule, law?.AppealDecisionDays?.Rule];
        findings.Where(finding => !deadlines.Contains(finding.Rule, StringComparer.Ordinal)).RefuseIfViolated();
        return findings;
    }

    private ComplaintLaw? LawOn(Session session, string jurisdiction, DateOnly day) => law.On(session, jurisdiction, day).Rules.Complaints;

    private static string Latest(ComplaintRow complaint, ComplaintCase decided) =>
        decided.Rows.Select(row => row.OccurredOn).Append(complaint.OccurredOn).Max(StringComparer.Ordinal)!;

    /// <summary>What an order is about is there: the precinct in the country, the candidate in the election.</summary>
    private static void RequireTarget(Session session, ComplaintRow complaint, ComplaintOrder? order)
    {
        if (order is { PrecinctId.Length: > 0 })
            _ = PrecinctRow.Require(session, order.PrecinctId, complaint.Jurisdiction);
        if (order is { CandidateId.Length: > 0 })
            RequireCandidate(session, complaint.ElectionId, order.CandidateId);
    }

    private static void RequireCandidate(Session session, string electionId, string candidateId)
    {
        if (!string.Equals(CandidateRow.Require(session, candidateId).ElectionId, electionId, StringComparison.Ordinal))
            throw Refusal.NotFound(ErrorReason.CandidateNotFound, "candidate_id", candidateId);
    }

    /// <summary>The country's authorities decide on all complaints, a region's on those from its precincts. Says in which capacity the caller does.</summary>
    private static ComplaintAuthority RequireAuthority(Call call, ComplaintRow complaint)
    {
        if (complaint.Region.Length > 0 && call.Caller.Has(Role.RegionalCommission, complaint.Region))
            call.RequireScope(Role.RegionalCommission, complaint.Region);
        else
            call.RequireScope(complaint.Jurisdiction);
        return AuthorityOf(call);
    }

    /// <summary>The capacity in which the caller decides.</summary>
    private static ComplaintAuthority AuthorityOf(Call call) => call.ActingAs?.Role switch
    {
        Role.Court => ComplaintAuthority.Court,
        Role.RegionalCommission => ComplaintAuthority.RegionalCommission,
        _ => ComplaintAuthority.CentralCommission,
    };

    /// <summary>The complaints about an election that were filed by a day.</summary>
    private static IReadOnlyList<ComplaintRow> FiledBy(Session session, string electionId, string day) =>
        session.Query<ComplaintRow>(ComplaintsFiled, new { ElectionId = electionId, Day = day });

    private const string ComplaintsFiled = """
        SELECT *
        FROM Complaint
        WHERE ElectionId = @ElectionId AND OccurredOn <= @Day
        """;
}
