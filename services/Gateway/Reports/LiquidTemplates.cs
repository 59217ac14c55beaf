using System.Collections.Concurrent;
using Fluid;
using Fluid.Values;
using Newtonsoft.Json.Linq;

namespace Saylau.Gateway.Reports;

/// <summary>Liquid templates over plain values: texts, numbers, truths, lists and dictionaries of them.</summary>
public sealed class LiquidTemplates
{
    private readonly FluidParser parser = new();
    private readonly ConcurrentDictionary<string, IFluidTemplate> parsed = new(StringComparer.Ordinal);
    private readonly TemplateOptions options = new() { MemberAccessStrategy = new UnsafeMemberAccessStrategy() };

    /// <summary>Adds the filter <c>grouped</c>: a number as the template's language writes it.</summary>
    public LiquidTemplates() => options.Filters.AddFilter("grouped", (number, _, context) => new StringValue(
        FigureReader.Grouped(number.ToNumberValue(), context.GetValue("language").ToStringValue())));

    /// <summary>What is wrong with a template; null if nothing is.</summary>
    public string? Problem(string template) => parser.TryParse(template, out _, out var error) ? null : error;

    /// <summary>A template with its names filled in.</summary>
    /// <exception cref="InvalidOperationException">The template cannot be read.</exception>
    public string Render(string template, IReadOnlyDictionary<string, object?> names)
    {
        var ready = parsed.GetOrAdd(template, text => parser.TryParse(text, out var result, out var error)
            ? result
            : throw new InvalidOperationException($"The template '{text}' cannot be read: {error}"));
        var context = new TemplateContext(options);
        foreach (var (name, value) in names)
            context.SetValue(name, value);
        return ready.Render(context);
    }

    /// <summary>JSON as plain values.</summary>
    public static object? Plain(JToken? token) => token switch
    {
        JObject fields => fields.Properties().ToDictionary(field => field.Name, field => Plain(field.Value), StringComparer.Ordinal),
        JArray items => items.Select(Plain).ToList(),
        JValue value => value.Value,
        _ => null,
    };
}
