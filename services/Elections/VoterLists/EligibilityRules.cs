using System.Globalization;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.VoterLists;

/// <summary>Who may vote: what the law asks of a person on the day of voting.</summary>
internal static class EligibilityRules
{
    /// <summary>
    /// May this person vote on this day? What is unknown is a warning: the person is listed, and somebody has to find out. Where
    /// the law is silent, nothing is asked.
    /// </summary>
    public static IEnumerable<(Finding Finding, VoterListMeasure Counted)> MayVote(VoterEntry voter, string votingOn, VoterListLaw law, string subject)
    {
        if (law.MinAge is { } age)
            yield return (Warned(age.Against(AgeOn(voter.BirthDate, votingOn), subject)),
                voter.BirthDate.Length == 0 ? VoterListMeasure.BirthDateMissing : VoterListMeasure.UnderageRefused);
        if (law.CitizensOnly is { } citizens)
        {
            bool? citizen = voter.HasCitizen ? voter.Citizen : null;
            yield return (Warned(citizens.Against(citizen, "CITIZEN", citizen switch { true => "CITIZEN", false => "NO_CITIZEN", null => null }, subject)),
                citizen is null ? VoterListMeasure.CitizenshipUnknown : VoterListMeasure.NotCitizenRefused);
        }

        if (law.CapableOnly is { } capable)
            yield return (capable.Against(!voter.Incapacitated, "CAPABLE", voter.Incapacitated ? "INCAPABLE" : "CAPABLE", subject), VoterListMeasure.IncapacitatedRefused);
        if (law.FreeOnly is { } free)
            yield return (free.Against(!voter.Imprisoned, "FREE", voter.Imprisoned ? "IMPRISONED" : "FREE", subject), VoterListMeasure.ImprisonedRefused);
    }

    /// <summary>Whether a text is a calendar day.</summary>
    public static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Years completed on a day; null if either is unknown. Whoever is born on 29 February completes a year on 1 March.</summary>
    public static uint? AgeOn(string birthDate, string day)
    {
        if (birthDate.Length == 0 || day.Length != 10)
            return null;
        var (born, on) = (TextFormats.FirstDay(birthDate), TextFormats.FirstDay(day));
        var years = on.Year - born.Year - ((on.Month, on.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);
        return (uint)Math.Max(0, years);
    }

    private static Finding Warned(Finding finding)
    {
        if (finding.Outcome is Outcome.Undetermined)
            finding.Outcome = Outcome.Warning;
        return finding;
    }
}
