using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Elections.Tabulation;

/// <summary>Whether figures that somebody published are those of the protocols, and when a result may be certified.</summary>
internal static class ResultRules
{
    /// <summary>
    /// Do published figures agree with the tally? Counts must be equal. A share agrees if it is the exact one, cut off or
    /// rounded to as many places as were published; the evidence says which. Without a protocol nothing is determined.
    /// </summary>
    public static IEnumerable<Finding> AgreesWithPublished(Figures figures, PublishedResult published)
    {
        if (published.HasRegistered)
            yield return Equal("elections.published.registered", "", published.Registered, figures, figures.Registered);
        if (published.HasParticipants)
            yield return Equal("elections.published.participants", "", published.Participants, figures, figures.InBoxes);
        if (published.HasValid)
            yield return Equal("elections.published.valid", "", published.Valid, figures, figures.Valid);
        if (published.Turnout is not null)
            yield return Agree("elections.published.turnout", "", published.Turnout, figures.InBoxes, figures.Registered);
        foreach (var choice in published.Choices)
        {
            var votes = figures.Votes.GetValueOrDefault(choice.CandidateId);
            if (choice.HasVotes)
                yield return Equal("elections.published.votes", choice.CandidateId, choice.Votes, figures, votes);
            if (choice.Share is not null)
                yield return Agree("elections.published.share", choice.CandidateId, choice.Share, votes, figures.Valid);
        }
    }

    /// <summary>May the result be certified? Every station is counted and the votes decide something.</summary>
    public static IEnumerable<Finding> MayCertify(long expected, long counted, OutcomeKind outcome, ResultLaw law)
    {
        yield return IsComplete(expected, counted, law);
        // What can be decided besides depends on what the law knows.
        var deciding = "ELECTED, RUNOFF, SEATS" + (law.Turnout is null && law.AgainstAll is null && law.Referendum is null ? "" : ", PASSED, FAILED, INVALID");
        yield return Findings.Make("elections.results.decided", null, "", Findings.Text(deciding), Findings.Text(Word(outcome)),
            Findings.Met(outcome is not (OutcomeKind.Undecided or OutcomeKind.Tie)));
    }

    /// <summary>
    /// How final figures are before they are certified. While votes are counted again nothing is complete; but where those are all
    /// that is missing, it is a recount, and no longer the first count.
    /// </summary>
    public static ResultStatus StatusOf(long counted, long expected, long underRecount, long corrected) =>
        underRecount > 0 && counted + underRecount >= expected ? ResultStatus.Recount
        : counted == 0 || counted < expected ? ResultStatus.UnofficialPartial
        : corrected > 0 ? ResultStatus.Correction
        : ResultStatus.UnofficialComplete;

    /// <summary>Is every station counted that is expected?</summary>
    public static Finding IsComplete(long expected, long counted, ResultLaw law)
    {
        var complete = expected > 0 && counted >= expected;
        return law.Complete.Against(complete, "COMPLETE", complete ? "COMPLETE" : "PARTIAL");
    }

    /// <summary>Is the result stated in time? Lateness is stated with it; it does not leave a country without a result.</summary>
    public static Finding IsInTime(DateOnly? votingOn, DateOnly day, ResultLaw law) =>
        law.CertificationDays.Against(votingOn is { } voting && voting <= day ? (uint)(day.DayNumber - voting.DayNumber) : null);

    private static Finding Equal(string rule, string subject, uint published, Figures figures, long counted) => Findings.Make(
        rule, null, subject, Findings.Count(published), figures.Stations == 0 ? null : Findings.Count(Figures.Counted(counted)),
        figures.Stations == 0 ? Outcome.Undetermined : Findings.Met(published == counted));

    private static Finding Agree(string rule, string subject, Ratio published, long part, long whole)
    {
        if (whole <= 0)
            return Findings.Make(rule, null, subject, new() { Ratio = published }, null, Outcome.Undetermined);
        var cut = (UInt128)part * published.Denominator / (UInt128)whole;
        var rounded = (((UInt128)part * published.Denominator * 2) + (UInt128)whole) / ((UInt128)whole * 2);
        string[] readings = [.. published.Numerator == cut ? ["CUT_OFF"] : Array.Empty<string>(), .. published.Numerator == rounded ? ["ROUNDED"] : Array.Empty<string>()];
        return Findings.Make(rule, null, subject, new() { Ratio = published }, new() { Ratio = Figures.Share(part, whole) },
            Findings.Met(readings.Length > 0), readings);
    }

    private static string Word(OutcomeKind outcome) => Platform.Errors.EnumText.Of(outcome);
}
