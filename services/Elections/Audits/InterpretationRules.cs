using Saylau.Elections.V1;

namespace Saylau.Elections.Audits;

/// <summary>What auditors must say of a ballot or a station, and how it differs from the record.</summary>
internal static class InterpretationRules
{
    /// <summary>What is missing or too much; null of one that is complete.</summary>
    /// <param name="seen">What was seen.</param>
    /// <param name="choices">The choices that the station's protocol names.</param>
    public static string? Objection(Interpretation seen, IEnumerable<string> choices)
    {
        var counted = seen.Counts.Count > 0 || seen.HasInvalid || seen.HasBallotsFound;
        if (seen.Reading is BallotReading.NotFound)
            return counted || seen.CandidateId.Length > 0 ? "reading: what was not found has no content." : null;
        if (seen.Ballot == 0)
            return seen.Reading is BallotReading.Choice && seen.CandidateId.Length == 0 ? OfStation(seen, choices) : "reading: a station is CHOICE with its counts, or NOT_FOUND.";
        if (counted && !(seen.HasBallotsFound && seen.Counts.Count == 0 && !seen.HasInvalid))
            return "counts: they are of whole stations.";
        return seen.Reading is BallotReading.Choice
            ? choices.Contains(seen.CandidateId, StringComparer.Ordinal) ? null : $"candidate_id: '{seen.CandidateId}' is no choice."
            : seen.CandidateId.Length == 0 ? null : "candidate_id: a ballot without a valid vote has none.";
    }

    /// <summary>The same was seen, for whatever reason it was entered.</summary>
    public static bool Same(Interpretation one, Interpretation other)
    {
        var (left, right) = (InOrder(one), InOrder(other));
        return left.Equals(right);
    }

    /// <summary>How what was seen differs from the record; not said where it does not, or where the record says nothing of single ballots.</summary>
    public static DiscrepancyKind KindOf(SeenDraw draw, IReadOnlyList<AuditAssertion> assertions, bool comparesRecords = false)
    {
        var (seen, station) = (draw.Seen, draw.Station);
        if (seen.Reading is BallotReading.NotFound)
            return DiscrepancyKind.NotFound;
        if (seen.HasBallotsFound && seen.BallotsFound != station.Ballots)
            return DiscrepancyKind.BallotCount;
        if (seen.Ballot > 0)
            return comparesRecords && !IsAsRecorded(draw) ? OfBallot(ComparisonRisk.Error(assertions, draw)) : DiscrepancyKind.Unspecified;
        if (IsAsRecorded(seen, station))
            return DiscrepancyKind.Unspecified;
        var over = assertions.Select(assertion => StationRisk.Overstated(assertion, draw)).ToArray();
        return Array.Exists(over, votes => votes > 0) ? DiscrepancyKind.Overstatement
            : over.Length > 0 && Array.TrueForAll(over, votes => votes < 0) ? DiscrepancyKind.Understatement
            : DiscrepancyKind.Neutral;
    }

    private static DiscrepancyKind OfBallot(int error) => error switch
    {
        2 => DiscrepancyKind.TwoVotesOver,
        1 => DiscrepancyKind.OneVoteOver,
        -1 => DiscrepancyKind.OneVoteUnder,
        -2 => DiscrepancyKind.TwoVotesUnder,
        _ => DiscrepancyKind.Neutral,
    };

    private static bool IsAsRecorded(SeenDraw draw) => draw.Record is { } record && record.ToReading() == draw.Seen.Reading
        && string.Equals(record.CandidateId, draw.Seen.CandidateId, StringComparison.Ordinal);

    private static bool IsAsRecorded(Interpretation seen, AuditStationRow station)
    {
        var recorded = station.ToVotes();
        return seen.Invalid == station.Invalid && seen.Counts.All(choice => recorded.GetValueOrDefault(choice.CandidateId) == choice.Votes);
    }

    private static string? OfStation(Interpretation seen, IEnumerable<string> choices)
    {
        if (!seen.Counts.Select(choice => choice.CandidateId).Order(StringComparer.Ordinal).SequenceEqual(choices.Order(StringComparer.Ordinal), StringComparer.Ordinal)
            || seen.Counts.Any(choice => !choice.HasVotes))
            return "counts: every choice of the protocol must be there once, with its votes.";
        if (!seen.HasInvalid || !seen.HasBallotsFound)
            return "invalid, ballots_found: both are needed of a station.";
        return seen.Counts.Sum(choice => (long)choice.Votes) + seen.Invalid == seen.BallotsFound ? null : "ballots_found: votes and invalid ballots do not add up to it.";
    }

    private static Interpretation InOrder(Interpretation seen)
    {
        var ordered = seen.Clone();
        ordered.Reason = "";
        ordered.Counts.Clear();
        ordered.Counts.Add(seen.Counts.OrderBy(choice => choice.CandidateId, StringComparer.Ordinal));
        return ordered;
    }
}
