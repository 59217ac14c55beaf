using Saylau.Common.V1;
using Saylau.Parties.Founding;
using Saylau.Parties.MemberSignatures;
using Saylau.Parties.V1;
using Saylau.Platform.Law;

namespace Saylau.Parties.Registration;

/// <summary>How far a party has come on a day, step by step.</summary>
internal static class ReadinessRules
{
    /// <summary>The steps in their order. What the law does not ask of the party is not asked; what cannot be judged is lacking.</summary>
    /// <param name="facts">What the party has to show.</param>
    /// <param name="course">What became of its latest application; null if there is none.</param>
    /// <param name="duty">Its duty to register anew; null if it has none.</param>
    /// <param name="day">The day.</param>
    /// <param name="inForce">The law of that day.</param>
    public static IEnumerable<ReadinessStep> Steps(
        ApplicantFacts facts, ApplicationCourse? course, ReregistrationDuty? duty, string day, LawInForce<PartiesLaw> inForce)
    {
        var (law, jurisdiction, isFounding) = (inForce.Rules, inForce.Jurisdiction, facts.Kind is ApplicationKind.Founding);
        yield return Step(RegistrationStep.Notice, isFounding ? Notice(facts, day, law.Founding) : []);
        yield return Step(RegistrationStep.Congress, RegistrationRules.Congress(facts, law, jurisdiction),
            facts.Congress is null ? facts.Committee?.CongressDueOn : "");
        yield return Step(RegistrationStep.Signatures, SignatureRules.MeetTheLaw(facts.PartyId, facts.Signatures, law, jurisdiction));
        yield return Step(RegistrationStep.Application, [Filed(facts, isFounding), .. facts.Latest is null ? RegistrationRules.IsTimeToFile(facts, day, law) : []],
            isFounding && facts.Latest is null && law.Founding is { } founding ? founding.FilingDays.LastDay(facts.Congress?.HeldOn ?? "") : "");
        yield return Step(RegistrationStep.Authorities,
            RegistrationRules.Approvals(RegistrationRules.Authorities(law.Registration, jurisdiction), course?.Decisions ?? []), Due(course));
        yield return Step(RegistrationStep.Reregistration, duty is null ? [] : [duty.Finding.Clone()], duty is { State: ReregistrationState.Open } ? duty.DueOn : "");
    }

    /// <summary>The duty of a party to register anew on a day; null where the law in force does not ask it of the party.</summary>
    public static ReregistrationDuty? Duty(string partyId, string registeredOn, string met, string metBy, string day, LawInForce<PartiesLaw> inForce)
    {
        if (inForce.Rules.RegistrationPeriods?.ReregistrationDays is not { } rule || registeredOn.Length == 0
            || string.CompareOrdinal(registeredOn, inForce.EffectiveFrom) >= 0)
            return null;
        var metOn = string.CompareOrdinal(met, day) <= 0 ? met : "";
        var due = rule.LastDay(inForce.EffectiveFrom);
        var state = metOn.Length > 0 && !PeriodRules.IsPast(due, metOn) ? ReregistrationState.Met
            : PeriodRules.IsPast(due, day) ? ReregistrationState.Overdue
            : ReregistrationState.Open;
        return new()
        {
            PartyId = partyId,
            RegisteredOn = registeredOn,
            LawVersion = inForce.Version.Version,
            EffectiveFrom = inForce.EffectiveFrom,
            DueOn = due,
            State = state,
            MetOn = metOn,
            ApplicationId = metOn.Length > 0 ? metBy : "",
            Finding = Findings.Make(rule.Rule, rule.Citation, partyId, Findings.Date(due), metOn.Length > 0 ? Findings.Date(metOn) : null,
                state switch
                {
                    ReregistrationState.Met => Outcome.Satisfied,
                    ReregistrationState.Overdue => Outcome.Violated,
                    _ => Outcome.Undetermined,
                }, $"parties/{partyId}"),
        };
    }

    private static IEnumerable<Finding> Notice(ApplicantFacts facts, string day, FoundingLaw? law) =>
        FoundingRules.HasNotice(facts.Committee, day, law).Concat(facts.Committee is { } committee ? FoundingRules.MeetsTheLaw(committee, law) : []);

    private static Finding Filed(ApplicantFacts facts, bool isFounding) => Findings.Make("parties.registration.filed", null, "", Findings.Count(1),
        Findings.Count(facts.Latest is null ? 0u : 1u), facts.Latest is not null ? Outcome.Satisfied : isFounding ? Outcome.Violated : Outcome.NotApplicable,
        facts.Latest is { } latest ? [$"applications/{latest.Id}"] : []);

    // The next day on which a decision or a cure is due.
    private static string? Due(ApplicationCourse? course) => course?.Seats
        .Where(seat => course.Decisions.All(decision => !string.Equals(decision.Authority, seat.Authority, StringComparison.Ordinal) || !string.Equals(decision.Region, seat.Region, StringComparison.Ordinal)))
        .Select(seat => course.Returns.LastOrDefault(row => row.IsOf(seat.Authority, seat.Region)) is { ResubmittedOn.Length: 0 } open ? open.CureDueOn : seat.DueOn)
        .Where(due => due.Length > 0).Min(StringComparer.Ordinal);

    private static ReadinessStep Step(RegistrationStep step, IEnumerable<Finding> findings, string? dueOn = "")
    {
        var all = findings.ToArray();
        var asked = all.Where(finding => finding.Outcome is not Outcome.NotApplicable).ToArray();
        var isLacking = Array.Exists(asked, finding => finding.Outcome is Outcome.Violated or Outcome.Undetermined);
        return new()
        {
            Step = step,
            State = asked.Length == 0 ? StepState.NotAsked : isLacking ? StepState.Lacking : StepState.Done,
            DueOn = dueOn ?? "",
            Findings = { all },
        };
    }
}
