using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Law;

namespace Saylau.Elections.Audits;

/// <summary>Which records of single ballots are taken, and who may see what they say.</summary>
internal static class BallotRecordRules
{
    /// <summary>What is wrong with a single record of a station; null if nothing is.</summary>
    /// <param name="station">The station with its records.</param>
    /// <param name="ballots">Ballots in the manifest for it.</param>
    /// <param name="choices">The choices that its protocol names.</param>
    public static string? Objection(StationBallotRecords station, long ballots, IReadOnlyCollection<string> choices)
    {
        var (places, imprints) = (new HashSet<uint>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var record in station.Records)
        {
            if (record.Ballot > ballots)
                return $"ballot: the manifest has no ballot {record.Ballot} of '{station.PrecinctId}'.";
            if (!places.Add(record.Ballot))
                return $"ballot: {record.Ballot} of '{station.PrecinctId}' has two records.";
            if (record.Imprint.Length > 0 && !imprints.Add(record.Imprint))
                return $"imprint: '{record.Imprint}' is printed on two ballots of '{station.PrecinctId}'.";
            if (record.CandidateId.Length > 0 && !choices.Contains(record.CandidateId, StringComparer.Ordinal))
                return $"candidate_id: '{record.CandidateId}' is no choice.";
        }

        return null;
    }

    /// <summary>Do the records add up to the protocol? One finding for each choice, and one for invalid ballots.</summary>
    public static IEnumerable<Finding> Agree(StationBallotRecords station, IReadOnlyDictionary<string, long> votes, long invalid)
    {
        var recorded = station.Records.CountBy(record => record.CandidateId, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var (choice, count) in votes.OrderBy(choice => choice.Key, StringComparer.Ordinal).Select(choice => (choice.Key, choice.Value)).Append(("", invalid)))
        {
            var actual = recorded.GetValueOrDefault(choice);
            yield return Findings.Make("elections.audits.records_agree", null, choice.Length > 0 ? $"{station.PrecinctId}:{choice}" : $"{station.PrecinctId}:invalid",
                Findings.Count(Figures.Counted(count)), Findings.Count((uint)actual), Findings.Met(actual == count));
        }
    }

    /// <summary>Are the records of all stations there? Asked where ballots are compared with them.</summary>
    public static Finding Complete(int stations, int recorded) => Findings.Make("elections.audits.records_complete", null, "",
        Findings.Count((uint)stations), Findings.Count((uint)recorded), Findings.Met(recorded >= stations));

    /// <summary>May the caller see single ballots? In a small station they tell how somebody voted.</summary>
    public static bool ShowsBallots(Caller caller, string jurisdiction) => caller.Has(Role.Auditor, jurisdiction) || caller.Has(Role.CentralCommission, jurisdiction);
}
