using Saylau.Common.V1;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Law;

/// <summary>The shapes that rules have, each turned into findings. Pure: facts and law in, findings out.</summary>
public static class Findings
{
    /// <summary>At least the minimum. A fact that is absent leaves the rule undetermined.</summary>
    public static Finding Against(this MinimumRule rule, uint? actual, string subject = "", params string[] evidence) =>
        Make(rule.Rule, rule.Citation, subject, Count(rule.Minimum), actual is { } count ? Count(count) : null,
            actual is null ? Outcome.Undetermined : Met(actual >= rule.Minimum), evidence);

    /// <summary>At most the maximum. A fact that is absent leaves the rule undetermined.</summary>
    public static Finding Against(this MaximumRule rule, uint? actual, string subject = "", params string[] evidence) =>
        Make(rule.Rule, rule.Citation, subject, Count(rule.Maximum), actual is { } count ? Count(count) : null,
            actual is null ? Outcome.Undetermined : Met(actual <= rule.Maximum), evidence);

    /// <summary>A condition, in words. Where the law does not make it, the rule does not concern the case.</summary>
    /// <param name="rule">The condition.</param>
    /// <param name="holds">Whether it holds; null if the facts do not say.</param>
    /// <param name="required">The word for what is required.</param>
    /// <param name="actual">The word for what is there; null if nothing is.</param>
    /// <param name="subject">What or whom the finding is about.</param>
    /// <param name="evidence">The records it rests on.</param>
    public static Finding Against(
        this FlagRule rule, bool? holds, string required, string? actual, string subject = "", params string[] evidence) =>
        Make(rule.Rule, rule.Citation, subject, Text(required), actual is null ? null : Text(actual),
            !rule.Required ? Outcome.NotApplicable : holds is { } known ? Met(known) : Outcome.Undetermined, evidence);

    /// <summary>The share, or more than the share where the rule says so: exactly, in whole numbers. A part of nothing is undetermined.</summary>
    public static Finding Against(this ShareRule rule, uint? part, uint? whole, string subject = "", params string[] evidence)
    {
        var known = part is not null && whole is > 0;
        return Make(rule.Rule, rule.Citation, subject, new() { Ratio = rule.Share },
            known ? new() { Ratio = new() { Numerator = part!.Value, Denominator = whole!.Value } } : null,
            known ? Met(rule.IsReached(part!.Value, whole!.Value)) : Outcome.Undetermined, evidence);
    }

    /// <summary>Whether a part of a whole reaches the share.</summary>
    public static bool IsReached(this ShareRule rule, uint part, uint whole)
    {
        var (actual, required) = ((ulong)part * rule.Share.Denominator, (ulong)whole * rule.Share.Numerator);
        return rule.Exclusive ? actual > required : actual >= required;
    }

    /// <summary>At least the share of the regions, counted as the rule counts them.</summary>
    public static IEnumerable<Finding> Against(
        this SpreadRule rule, IReadOnlySet<string> represented, IEnumerable<Region> regions, params string[] evidence)
    {
        var all = regions.ToList();
        var pooled = rule.Basis is not SpreadBasis.ProvincesAndEveryCity;
        var shared = pooled ? all : [.. all.Where(region => region.Kind is RegionKind.Province)];
        yield return Make(rule.Rule, rule.Citation, "", Count(PartOf(rule.Share, shared.Count)),
            Count((uint)shared.Count(region => represented.Contains(region.Code))),
            Met(shared.Count(region => represented.Contains(region.Code)) >= PartOf(rule.Share, shared.Count)), evidence);
        foreach (var city in pooled ? [] : all.Where(region => region.Kind is RegionKind.City))
        {
            var present = represented.Contains(city.Code);
            yield return Make(rule.Rule, rule.Citation, city.Code, Count(1), Count(present ? 1u : 0u), Met(present), evidence);
        }
    }

    /// <summary>One finding.</summary>
    public static Finding Make(
        string rule, Citation? citation, string subject, Measure? required, Measure? actual, Outcome outcome, params string[] evidence) =>
        new()
        {
            Rule = rule,
            Citation = citation,
            Subject = subject,
            Required = required,
            Actual = actual,
            Outcome = outcome,
            Evidence = { evidence },
        };

    /// <summary>Satisfied or violated.</summary>
    public static Outcome Met(bool holds) => holds ? Outcome.Satisfied : Outcome.Violated;

    /// <summary>A count as a measure.</summary>
    public static Measure Count(uint count) => new() { Count = count };

    /// <summary>A word or name as a measure.</summary>
    public static Measure Text(string text) => new() { Text = text };

    /// <summary>A day as a measure.</summary>
    public static Measure Date(string day) => new() { Date = day };

    /// <summary>Which regions a rule counts: all where it names no kind.</summary>
    public static IEnumerable<Region> From(this RegionSelection? selection, IEnumerable<Region> regions) =>
        selection is null or { Kinds.Count: 0 } ? regions : regions.Where(region => selection.Kinds.Contains(region.Kind));

    /// <summary>Lets a decision pass whose rules are all met.</summary>
    /// <exception cref="Refusal">FAILED_PRECONDITION/RULES_VIOLATED with every rule that is violated or undetermined.</exception>
    public static void RefuseIfViolated(this IEnumerable<Finding> findings)
    {
        var violations = findings.Where(finding => finding.Outcome is Outcome.Violated or Outcome.Undetermined).ToArray();
        if (violations.Length > 0)
            throw Refusal.Violated(violations);
    }

    /// <summary>A share of a whole number of things; a part of one counts as one.</summary>
    /// <exception cref="InvalidOperationException">The share has no denominator.</exception>
    public static uint PartOf(Ratio share, int whole) => share.Denominator == 0
        ? throw new InvalidOperationException("A share without a denominator.")
        : (uint)(((ulong)share.Numerator * (ulong)whole + share.Denominator - 1) / share.Denominator);
}
