using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Saylau.Common.V1;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.VoterLists;

/// <summary>What becomes of each row of a chunk, what is counted of it, and what is stored.</summary>
internal sealed class EntrySorting(
    IReadOnlyDictionary<string, PrecinctRow> precincts, IReadOnlyDictionary<string, VoterEntryRow> present, string votingOn, VoterListLaw law)
{
    private readonly Dictionary<string, PreparedVoter> taken = new(StringComparer.Ordinal);

    public List<RowResult> Results { get; } = [];

    public List<PreparedVoter> Stored { get; } = [];

    public List<Finding> Unmet { get; } = [];

    public List<(string PrecinctId, VoterListMeasure Measure, int By)> Counted { get; } = [];

    /// <summary>Sorts all rows, in their order.</summary>
    public void Sort(IReadOnlyList<PreparedVoter> voters)
    {
        foreach (var voter in voters)
        {
            var result = Decide(voter);
            result.Row = (uint)Results.Count;
            Results.Add(result);
        }
    }

    /// <summary>What the ledger keeps of it: how many, and a hash over whom and where.</summary>
    public VoterEntriesStored ToEvent(string electionId)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var voter in Stored)
        {
            hash.AppendData(voter.Identity.Person);
            hash.AppendData(Encoding.UTF8.GetBytes(voter.Entry.PrecinctId));
        }

        return new()
        {
            ElectionId = electionId,
            Stored = (uint)Stored.Count,
            Refused = (uint)Results.Count(result => result.Outcome is RowOutcome.Refused),
            Root = ByteString.CopyFrom(hash.GetHashAndReset()),
        };
    }

    private RowResult Decide(PreparedVoter voter)
    {
        var at = voter.Entry.PrecinctId;
        if (voter.Problem is { } problem)
            return new RowResult().Refuse(ErrorReason.VoterEntryIncomplete, problem);
        if (!precincts.ContainsKey(at))
            return new RowResult().Refuse(ErrorReason.PrecinctNotFound, $"precinct_id: there is no '{at}' in this country.");
        var id = VoterIdentities.IdOf(voter.Identity.Person);
        if (Known(id) is not { } known)
            return Judge(voter, id);
        if (known.Digest == voter.Identity.Digest && string.Equals(known.PrecinctId, at, StringComparison.Ordinal))
            return new() { Outcome = RowOutcome.Present };
        Counted.Add((at, VoterListMeasure.ExactDuplicatesRefused, 1));
        return new RowResult().Refuse(ErrorReason.VoterDuplicate, "national_number: this person is on the list already, with another station, name or birth date.");
    }

    private (string PrecinctId, long Digest)? Known(string id) =>
        present.TryGetValue(id, out var entry) ? (entry.PrecinctId, entry.Digest)
        : taken.TryGetValue(id, out var earlier) ? (earlier.Entry.PrecinctId, earlier.Identity.Digest)
        : null;

    private RowResult Judge(PreparedVoter voter, string id)
    {
        var unmet = EligibilityRules.MayVote(voter.Entry, votingOn, law, Results.Count.ToString(CultureInfo.InvariantCulture))
            .Where(asked => asked.Finding.Outcome is Outcome.Violated or Outcome.Warning).ToArray();
        Unmet.AddRange(unmet.Select(asked => asked.Finding));
        var refused = Array.Exists(unmet, asked => asked.Finding.Outcome is Outcome.Violated);
        // Of a row that is refused, what is unknown does not matter; of one that is stored, nothing is violated.
        Counted.AddRange(unmet.Where(asked => asked.Finding.Outcome is Outcome.Violated || (!refused && IsWarning(asked.Counted)))
            .Select(asked => (voter.Entry.PrecinctId, asked.Counted, 1)));
        if (refused)
        {
            return new RowResult().Refuse(ErrorReason.VoterNotEligible,
                $"The person may not vote: {string.Join(", ", unmet.Where(asked => asked.Finding.Outcome is Outcome.Violated).Select(asked => asked.Finding.Rule))}.");
        }

        taken[id] = voter;
        Stored.Add(voter);
        Counted.Add((voter.Entry.PrecinctId, VoterListMeasure.Entries, 1));
        return new() { Outcome = RowOutcome.Stored };
    }

    private static bool IsWarning(VoterListMeasure measure) => measure is VoterListMeasure.BirthDateMissing or VoterListMeasure.CitizenshipUnknown;
}
