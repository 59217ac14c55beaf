using Saylau.Common.V1;
using Saylau.Elections.Publications;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Common.V1.ErrorReason;

namespace Saylau.Elections.Calendar;

/// <summary>The second vote of an election: between those whom the first left, who stay candidates of the first.</summary>
internal sealed record RepeatVoting(ElectionRow First, ElectionOutcomes Outcomes, string? Other)
{
    /// <summary>The vote that is repeated; null where none is.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT, NOT_FOUND/ELECTION_NOT_FOUND, FAILED_PRECONDITION/RESULTS_EMBARGOED.</exception>
    public static RepeatVoting? Of(Session session, Caller caller, ElectionKind kind, string firstId, LawBook<ElectionsLaw> law, LedgerWriter ledger)
    {
        if (kind is ElectionKind.RepeatVoting != firstId.Length > 0)
            throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("repeats_election_id", "is required for a repeat voting, and for nothing else."));
        if (firstId.Length == 0)
            return null;
        var first = ElectionRow.Require(session, firstId, "repeats_election_id");
        ElectionCount.RequireDirect(first);
        // Whether there is a second vote says how the first ended.
        Visibility.Of(session, first, law.On(session, first.Jurisdiction, ledger.Today), ledger.Now).RequireNation(caller, first);
        return new(first, ElectionOutcomes.Of(session, first, law), session.Find<string>(RepeatedBy, new { FirstId = firstId }));
    }

    /// <summary>What the rules say of calling it for an office and a day; of any office if none is said.</summary>
    public IEnumerable<Finding> Judge(string officeId, string votingOn) => RepeatRules.MayRepeat(
        First, officeId.Length == 0 ? First.OfficeId : officeId, Other ?? "", Outcomes.Outcome.Kind, votingOn, Outcomes.Results);

    /// <summary>Makes those whom the first vote left the candidates of the second.</summary>
    public void CarryOver(LedgerTransaction tx, string electionId) =>
        tx.InsertMany("RunoffCandidate", Outcomes.Outcome.Runoff.Select(id => new RunoffCandidateRow { ElectionId = electionId, CandidateId = id }).ToArray());

    private sealed record RunoffCandidateRow
    {
        public required string ElectionId { get; init; }

        public required string CandidateId { get; init; }
    }

    private const string RepeatedBy = """
        SELECT Id
        FROM Election
        WHERE RepeatsElectionId = @FirstId AND State IN ('CALLED', 'CERTIFIED')
        """;
}
