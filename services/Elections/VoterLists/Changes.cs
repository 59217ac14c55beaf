using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <summary>Changes as they are stored, each with all that its kind needs.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT/VOTER_ENTRY_INCOMPLETE, naming each; NOT_FOUND/PRECINCT_NOT_FOUND.</exception>
    private ChangesetItemRow[] ItemsOf(LedgerTransaction tx, VoterRollRow roll, IReadOnlyList<VoterChange> changes, string path)
    {
        string At(int index) => path.EndsWith("[]", StringComparison.Ordinal) ? $"{path[..^2]}[{index}]" : path;
        var problems = changes.Select((change, index) => (Field: At(index), Problem: ProblemOf(change))).Where(found => found.Problem is not null).ToArray();
        if (problems.Length > 0)
            throw Refusal.Invalid(ErrorReason.VoterEntryIncomplete, [.. problems.Select(found => (found.Field, found.Problem!))]);
        var needed = changes.Where(NeedsStation).Select(change => change.Voter.PrecinctId).ToArray();
        var known = PrecinctRow.Named(tx, roll.Jurisdiction, needed);
        if (needed.FirstOrDefault(station => !known.ContainsKey(station)) is { } unknown)
            throw Refusal.NotFound(ErrorReason.PrecinctNotFound, "voter.precinct_id", unknown);
        return [.. changes.Select(change => ItemOf(roll.ElectionId, change))];
    }

    /// <summary>Whether those who are added may vote.</summary>
    private IReadOnlyList<Finding> MayBeAdded(LedgerTransaction tx, VoterRollRow roll, IReadOnlyList<VoterChange> changes)
    {
        var added = changes.Select((change, at) => (change, at)).Where(one => one.change.Kind is VoterChangeKind.Add).ToArray();
        if (added.Length == 0)
            return [];
        var inForce = law.On(tx, roll.Jurisdiction, tx.OccurredDay);
        var votingOn = ElectionRow.Require(tx, roll.ElectionId).VotingOn;
        return [.. inForce.Judge(added.SelectMany(one => EligibilityRules.MayVote(one.change.Voter, votingOn, inForce.Rules.VoterLists, $"changes[{one.at}]")
            .Select(asked => asked.Finding)))];
    }

    private ChangesetItemRow ItemOf(string electionId, VoterChange change)
    {
        var voter = change.Voter ?? new();
        var person = change.EntryId.Length > 0 ? VoterIdentities.PersonOf(change.EntryId) : identities.PersonOf(electionId, voter.NationalNumber);
        var identity = NeedsPerson(change) ? identities.Of(electionId, person, voter) : new(person, [], 0);
        return new()
        {
            ChangesetId = "",
            ElectionId = electionId,
            Item = 0,
            Kind = EnumText.Of(change.Kind),
            Person = person,
            PrecinctId = NeedsStation(change) ? voter.PrecinctId : "",
            Reason = change.Reason,
            Digest = identity.Digest,
            Sealed = identity.Sealed,
        };
    }

    private static bool NeedsStation(VoterChange change) => change.Kind is VoterChangeKind.Add or VoterChangeKind.Move;

    private static bool NeedsPerson(VoterChange change) => change.Kind is VoterChangeKind.Add or VoterChangeKind.Amend;

    private static string? ProblemOf(VoterChange change)
    {
        var voter = change.Voter ?? new();
        return change.EntryId.Length > 0 && VoterIdentities.PersonOf(change.EntryId).Length == 0 ? "entry_id: is not the id of an entry."
            : change.EntryId.Length > 0 && change.Kind is VoterChangeKind.Add ? "entry_id: whoever is added is named by the number."
            : change.EntryId.Length == 0 && voter.NationalNumber.Count(char.IsLetterOrDigit) < 4 ? "voter.national_number: is missing or too short, and there is no entry_id."
            : NeedsPerson(change) && EntryChunk.ProblemOfPerson(voter) is { } problem ? $"voter.{problem}"
            : NeedsStation(change) && voter.PrecinctId.Length == 0 ? "voter.precinct_id: is missing."
            : null;
    }
}
