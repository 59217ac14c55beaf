using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Chambers;

/// <summary>When a chamber convenes anew, and how the time between two elections ends.</summary>
internal static class ConvocationRules
{
    /// <summary>The rule of a chamber; null where the law is silent.</summary>
    public static ConvocationRule? Of(TenureLaw? law, string chamberId) =>
        law?.Convocations.FirstOrDefault(rule => string.Equals(rule.ChamberId, chamberId, StringComparison.Ordinal));

    /// <summary>May the chamber convene anew? No other convocation has any of its days, its number follows, and it is not too long.</summary>
    public static IEnumerable<Finding> MayConvene(uint number, string startsOn, string endsOn, IReadOnlyList<ConvocationRow> known, ConvocationRule? rule)
    {
        var other = known.FirstOrDefault(row => SeatRules.Overlap(startsOn, endsOn, row.StartsOn, row.Until()));
        yield return Findings.Make("parliament.convocations.one_at_a_time", rule?.Citation, "", null, other is null ? null : Findings.Text(other.Id),
            Findings.Met(other is null), other is null ? [] : [$"convocations/{other.Id}"]);
        var before = known.LastOrDefault(row => string.CompareOrdinal(row.StartsOn, startsOn) < 0);
        yield return Findings.Make("parliament.convocations.number_follows", rule?.Citation, "", before is null ? null : Findings.Count((uint)before.Number + 1),
            Findings.Count(number), before is null ? Outcome.NotApplicable : Findings.Met(number == before.Number + 1));
        var latest = rule is { Years: > 0 } && TextFormats.FirstDay(startsOn).Year + (long)rule.Years <= DateOnly.MaxValue.Year
            ? TextFormats.FirstDay(startsOn).AddYears((int)rule.Years).Iso() : "";
        yield return Findings.Make(rule?.Rule ?? "parliament.convocations.years", rule?.Citation, "", latest.Length > 0 ? Findings.Date(latest) : null,
            endsOn.Length > 0 ? Findings.Date(endsOn) : null,
            latest.Length == 0 || endsOn.Length == 0 ? Outcome.NotApplicable : Findings.Met(string.CompareOrdinal(endsOn, latest) <= 0));
    }

    /// <summary>May it end so on a day? It lasts then; its term is over, or the law lets the chamber be dissolved, by an act.</summary>
    public static IEnumerable<Finding> MayEnd(ConvocationRow row, ConvocationEnd end, string day, string? act, ConvocationRule? rule)
    {
        var evidence = $"convocations/{row.Id}";
        yield return Findings.Make("parliament.convocations.lasts", rule?.Citation, row.Id, Findings.Date(row.StartsOn), Findings.Date(day),
            Findings.Met(row.EndedOn.Length == 0 && string.CompareOrdinal(row.StartsOn, day) < 0), evidence);
        yield return Findings.Make("parliament.convocations.term_over", rule?.Citation, row.Id, row.EndsOn.Length > 0 ? Findings.Date(row.EndsOn) : null, Findings.Date(day),
            end is not ConvocationEnd.Term || row.EndsOn.Length == 0 ? Outcome.NotApplicable : Findings.Met(string.CompareOrdinal(row.EndsOn, day) <= 0), evidence);
        if (end is ConvocationEnd.Term)
            yield break;
        yield return Findings.Make("parliament.convocations.dissolvable", rule?.Citation, row.Id, Findings.Text(EnumText.Of(end)), null,
            rule is null ? Outcome.NotApplicable : Findings.Met(end is ConvocationEnd.Dissolution ? rule.Dissolvable : rule.SelfDissolvable), evidence);
        if (act is not null)
        {
            yield return Findings.Make("parliament.convocations.act", rule?.Citation, row.Id, Findings.Text("ACT"), act.Length > 0 ? Findings.Text(act) : null,
                Findings.Met(act.Length > 0), evidence);
        }
    }
}
