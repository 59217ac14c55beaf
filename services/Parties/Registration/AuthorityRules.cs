using Saylau.Common.V1;
using Saylau.Parties.Founding;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parties.Registration;

/// <summary>What an authority is about to do, and when.</summary>
internal sealed record AuthorityDeed(AuthorityKind Kind, string Region, AuthorityAct Act, string Day, string Reason = "");

/// <summary>What each authority may do with an application, and in which time. Where the law sets no period, there is none.</summary>
internal static class AuthorityRules
{
    /// <summary>What each act makes of an application with one authority.</summary>
    public static Lifecycle<AuthorityState, AuthorityAct> Lifecycle { get; } = new(
        "parties.registration.decides_once",
        (AuthorityState.Unspecified, AuthorityAct.Receive, AuthorityState.Waiting),
        (AuthorityState.Waiting, AuthorityAct.Return, AuthorityState.Returned),
        (AuthorityState.Waiting, AuthorityAct.Approve, AuthorityState.Approved),
        (AuthorityState.Waiting, AuthorityAct.Refuse, AuthorityState.Refused),
        (AuthorityState.Returned, AuthorityAct.ReceiveAgain, AuthorityState.Waiting),
        (AuthorityState.Returned, AuthorityAct.Refuse, AuthorityState.Refused));

    /// <summary>Where an application stands with one authority.</summary>
    public static AuthorityState StateOf(AuthorityKind kind, string region, ApplicationCourse course)
    {
        var word = EnumText.Of(kind);
        var decision = course.Decisions.FirstOrDefault(row => Is(row.Authority, row.Region, word, region));
        if (decision is not null)
            return decision.Outcome is "APPROVED" ? AuthorityState.Approved : AuthorityState.Refused;
        return course.Returns.LastOrDefault(row => row.IsOf(word, region)) is { ResubmittedOn.Length: 0 } ? AuthorityState.Returned : AuthorityState.Waiting;
    }

    /// <summary>The time that the law leaves an authority; null where it sets none.</summary>
    public static MaximumRule? DecisionDays(AuthorityKind kind, RegistrationPeriodsLaw? law) =>
        law?.Decisions.FirstOrDefault(period => period.Authority == kind)?.Days;

    /// <summary>
    /// Does what an authority does keep to the periods of the law? A decision that comes late is late, and stands; before the
    /// time for the cure has run out nobody is refused for want of it.
    /// </summary>
    public static IEnumerable<Finding> KeepsToPeriods(AuthorityDeed deed, string filedOn, ApplicationCourse course, RegistrationPeriodsLaw? law, string evidence)
    {
        var returns = course.Returns.Where(row => row.IsOf(EnumText.Of(deed.Kind), deed.Region)).ToArray();
        var last = returns.Length > 0 ? returns[^1] : null;
        if (last is null or { ResubmittedOn.Length: > 0 } && DecisionDays(deed.Kind, law) is { } days)
            yield return days.InTime(last?.ResubmittedOn ?? filedOn, deed.Day, deed.Region, warn: true, evidence);
        if (deed.Act is AuthorityAct.Return && law?.Returns is { } most)
            yield return most.Against((uint)returns.Length + 1, deed.Region, evidence);
        if (deed.Act is not AuthorityAct.Refuse)
            yield break;
        if (law?.Reasons is { } reasons)
            yield return reasons.Against(deed.Reason.Length > 0, "REASONS", deed.Reason.Length > 0 ? "REASONS" : "NONE", deed.Region, evidence);
        if (last is { ResubmittedOn.Length: 0, CureDueOn.Length: > 0 })
        {
            yield return Findings.Make("parties.registration.cure_over", law?.CureDays?.Citation, deed.Region, Findings.Date(last.CureDueOn), Findings.Date(deed.Day),
                Findings.Met(PeriodRules.IsPast(last.CureDueOn, deed.Day)), evidence);
        }
    }

    /// <summary>
    /// May an application be handed in again? Somebody returned it, and with each of them the time for the cure has not run out.
    /// </summary>
    public static IEnumerable<Finding> MayResubmit(ApplicationRow application, ApplicationCourse course, string day, RegistrationPeriodsLaw? law)
    {
        var evidence = $"applications/{application.Id}";
        yield return RegistrationRules.Lifecycle.MayHappen(EnumText.Parse<ApplicationState>(application.State), ApplicationAct.Resubmit, evidence);
        foreach (var open in course.Returns.Where(row => row.ResubmittedOn.Length == 0))
        {
            yield return Findings.Make("parties.registration.after_return", null, open.Region, Findings.Date(open.ReturnedOn), Findings.Date(day),
                Findings.Met(string.CompareOrdinal(open.ReturnedOn, day) <= 0), evidence);
            if (open.CureDueOn.Length > 0)
            {
                yield return Findings.Make(law?.CureDays?.Rule ?? "parties.registration.cure_days", law?.CureDays?.Citation, open.Region, Findings.Date(open.CureDueOn), Findings.Date(day),
                    Findings.Met(!PeriodRules.IsPast(open.CureDueOn, day)), evidence);
            }
        }
    }

    private static bool Is(string authority, string region, string otherAuthority, string otherRegion) =>
        string.Equals(authority, otherAuthority, StringComparison.Ordinal) && string.Equals(region, otherRegion, StringComparison.Ordinal);
}
