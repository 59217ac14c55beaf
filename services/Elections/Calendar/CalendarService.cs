using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Calendar;

/// <summary>Offices, terms, and the elections that fill them.</summary>
public sealed partial class CalendarService(
    LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, JurisdictionCatalog jurisdictions)
    : V1.CalendarService.CalendarServiceBase
{
    /// <summary>What the rules say of something that would happen to an election.</summary>
    private IReadOnlyList<Finding> Judge(
        Session session, ElectionRow election, ElectionAct act, string votingOn, string supersededBy, string day)
    {
        var findings = new List<Finding>
        {
            CalendarRules.MayHappen(election.Id, EnumText.Parse<ElectionState>(election.State), act),
            CalendarRules.IsInOrder(election.Id, ElectionChangeRow.Of(session, [election.Id])[election.Id].Last().OccurredOn, day),
        };
        if (act is ElectionAct.Supersede)
            findings.AddRange(CalendarRules.MayReplace(election, ElectionRow.Require(session, supersededBy, "superseded_by_election_id")));
        if (act is ElectionAct.Annul)
            findings.Add(CalendarRules.WasHeld(election.Id, election.VotingOn, day));
        if (act is not (ElectionAct.Call or ElectionAct.Reschedule))
            return findings;

        RequireDayOfVoting(election, act, votingOn);
        var kind = EnumText.Parse<ElectionKind>(election.Kind);
        var inForce = law.On(session, election.Jurisdiction, TextFormats.FirstDay(day));
        return inForce.Judge(findings.Concat(act is ElectionAct.Call
            ? CalendarRules.MayCall(kind, TextFormats.FirstDay(day), TextFormats.FirstDay(votingOn), inForce.Rules.Calendar)
            : CalendarRules.MayReschedule(kind, election.CalledOn, votingOn, day, inForce.Rules.Calendar)));
    }

    // An election that is only scheduled may be expected in a month or a year; one that is called has its day.
    private static void RequireDayOfVoting(ElectionRow election, ElectionAct act, string votingOn)
    {
        if (votingOn.Length == 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("voting_on", "is required to call or move an election."));
        if (votingOn.Length < "YYYY-MM-DD".Length && (act is ElectionAct.Call || election.CalledOn.Length > 0))
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("voting_on", "must be a whole date for an election that is called."));
    }

    private static void RequireNew(Session session, string electionId)
    {
        if (session.Find<int?>("SELECT 1 FROM Election WHERE Id = @Id", new { Id = electionId }) is not null)
            throw Refusal.AlreadyExists(V1.ErrorReason.ElectionExists, "election_id", electionId);
    }

    private static Election Shown(Session session, ElectionRow election) =>
        election.ToProto(ElectionChangeRow.Of(session, [election.Id])[election.Id]);
}
