using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Complaints;

/// <summary>What may become of a complaint, and whether reports of complaints agree with the register.</summary>
internal static class ComplaintRules
{
    // What each outcome makes of a complaint that was filed. Nothing becomes of one that was decided.
    private static readonly Dictionary<ComplaintOutcome, ComplaintState> States = new()
    {
        [ComplaintOutcome.Upheld] = ComplaintState.Upheld,
        [ComplaintOutcome.Rejected] = ComplaintState.Rejected,
        [ComplaintOutcome.NotConsidered] = ComplaintState.NotConsidered,
    };

    /// <summary>Where a complaint stands after what was decided on it, if anything was.</summary>
    public static ComplaintState StateAfter(ComplaintOutcome? outcome) => outcome is { } decided ? States[decided] : ComplaintState.Filed;

    /// <summary>May a complaint be decided on a day? Nothing was decided on it before, and it was filed by then.</summary>
    public static IEnumerable<Finding> MayDecide(string complaintId, ComplaintState state, string filedOn, string day)
    {
        var evidence = $"complaints/{complaintId}";
        yield return Findings.Make("elections.complaints.open", null, "", Findings.Text(EnumText.Of(ComplaintState.Filed)),
            Findings.Text(EnumText.Of(state)), Findings.Met(state is ComplaintState.Filed), evidence);
        yield return Findings.Make("elections.complaints.after_filing", null, "", Findings.Date(filedOn), Findings.Date(day),
            Findings.Met(string.CompareOrdinal(filedOn, day) <= 0), evidence);
    }

    /// <summary>
    /// Does a report name as many complaints as the register has? If not, that is worth attention: who reports may count
    /// otherwise, and the register may lack some.
    /// </summary>
    public static Finding MatchesRegister(string electionId, uint reported, uint registered) => Findings.Make(
        "elections.complaints.report_matches_register", null, "", Findings.Count(registered), Findings.Count(reported),
        reported == registered ? Outcome.Satisfied : Outcome.Warning, $"elections/{electionId}/complaints");
}
