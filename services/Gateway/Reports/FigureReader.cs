using System.Globalization;
using Newtonsoft.Json.Linq;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Platform.Errors;

namespace Saylau.Gateway.Reports;

/// <summary>Turns the values that a path finds in an answer into a figure: exact, printed, and with its weakest source.</summary>
public static class FigureReader
{
    /// <summary>The figure, without its evidence.</summary>
    /// <param name="definition">What to read.</param>
    /// <param name="answer">The answer as JSON; null where the record knows no such thing.</param>
    /// <param name="languages">The language to print in, then those to fall back on.</param>
    public static Figure Read(FigureDefinition definition, JObject? answer, IReadOnlyList<string> languages)
    {
        var values = answer?.SelectTokens(definition.Field).ToArray() ?? [];
        var figure = Exact(definition.Reduction, values, languages);
        figure.Name = definition.Name;
        figure.Rounded = Print(figure, definition, languages);
        figure.Provenance = SourcesOf(definition, answer).Select(source => source.Provenance).DefaultIfEmpty().Max();
        return figure;
    }

    /// <summary>
    /// The sources that a figure rests on: those of every record its values stand in. Where the path finds nothing, that
    /// rests on the whole answer.
    /// </summary>
    public static IEnumerable<Source> SourcesOf(FigureDefinition definition, JObject? answer)
    {
        if (answer is null)
            return [];
        var values = answer.SelectTokens(definition.Field).ToArray();
        var records = values.Length > 0
            ? values.SelectMany(value => value.AncestorsAndSelf()).Distinct().OfType<JObject>()
            : answer.DescendantsAndSelf().OfType<JObject>();
        return records.SelectMany(SourcesIn).Distinct();
    }

    private static IEnumerable<Source> SourcesIn(JObject record) => record.Properties()
        .Select(field => field.Value).OfType<JObject>()
        .SelectMany(child => new[] { child, child["source"] as JObject })
        .OfType<JObject>()
        .Where(child => child.ContainsKey("provenance"))
        .Select(child => Contract.JsonReader.Parse<Source>(child.ToString()));

    /// <summary>Every wording of a figure's values: each of its texts in each language.</summary>
    public static IEnumerable<string> Wordings(FigureDefinition definition, JObject? answer) =>
        (answer?.SelectTokens(definition.Field) ?? []).SelectMany(value =>
            (IEnumerable<string>)(LocalizedTexts(value)?.Values.ToArray() ?? [Text(value, [])]));

    private static Figure Exact(Reduction reduction, JToken[] values, IReadOnlyList<string> languages) => reduction switch
    {
        Reduction.Count => new() { Count = (uint)values.Length },
        Reduction.List => new() { Texts = new() { Texts = { values.Select(value => Text(value, languages)) } } },
        _ when values.Length == 0 || values[0].Type is JTokenType.Null => new() { Absent = true },
        Reduction.Sum => new() { Count = (uint)Math.Min(values.Sum(value => value.Value<long>()), uint.MaxValue) },
        Reduction.Min => new() { Count = (uint)values.Min(value => value.Value<long>()) },
        Reduction.Max => new() { Count = (uint)values.Max(value => value.Value<long>()) },
        _ => Value(values[0], languages),
    };

    private static Figure Value(JToken value, IReadOnlyList<string> languages) => value switch
    {
        { Type: JTokenType.Integer } => new() { Count = value.Value<uint>() },
        JObject ratio when ratio.ContainsKey("denominator") => new() { Ratio = Contract.JsonReader.Parse<Ratio>(ratio.ToString()) },
        _ when Text(value, languages) is { Length: > 0 } text => new() { Text = text },
        _ => new() { Absent = true },
    };

    private static string Text(JToken value, IReadOnlyList<string> languages) => value switch
    {
        _ when LocalizedTexts(value) is { } texts => Choose(texts, languages),
        { Type: JTokenType.Boolean } => value.Value<bool>() ? "true" : "false",
        _ => value.ToString(Newtonsoft.Json.Formatting.None).Trim('"'),
    };

    private static Dictionary<string, string>? LocalizedTexts(JToken value) =>
        value is JObject { Count: 1 } localized && localized["text"] is JObject texts
            ? texts.Properties().ToDictionary(text => text.Name, text => (string)text.Value!, StringComparer.Ordinal)
            : null;

    private static string Print(Figure figure, FigureDefinition definition, IReadOnlyList<string> languages)
    {
        string Label(string text) => definition.Labels.TryGetValue(text, out var label) ? Choose(label.Text, languages) : text;
        return figure.ExactCase switch
        {
            Figure.ExactOneofCase.Count => Grouped(figure.Count, languages[0]),
            Figure.ExactOneofCase.Ratio => Shares.Percent(figure.Ratio, definition.Rounding),
            Figure.ExactOneofCase.Text => Label(figure.Text),
            Figure.ExactOneofCase.Texts => string.Join(", ", figure.Texts.Texts.Select(Label)),
            _ => "—",
        };
    }

    /// <summary>A text in the first language that it has; in any if it has none of them.</summary>
    public static string Choose(IEnumerable<KeyValuePair<string, string>> texts, IReadOnlyList<string> languages)
    {
        var known = texts.ToDictionary(StringComparer.Ordinal);
        return languages.Select(language => known.GetValueOrDefault(language)).FirstOrDefault(text => text is not null)
            ?? known.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => text.Value).FirstOrDefault() ?? "";
    }

    /// <summary>
    /// A number with its thousands apart: by a comma in English, elsewhere by a space that does not break (ISO 80000-1).
    /// </summary>
    public static string Grouped(decimal number, string language) => number.ToString("#,0", CultureInfo.InvariantCulture)
        .Replace(",", language.StartsWith("en", StringComparison.Ordinal) ? "," : "\u00a0", StringComparison.Ordinal);
}
