using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Saylau.Common.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Common.V1.ErrorReason;

namespace Saylau.Platform.Validation;

/// <summary>
/// Checks a request against its own descriptor: REQUIRED fields, formats, lengths, ranges. All violations are reported at
/// once, each under the path of its field.
/// </summary>
public static class MessageValidator
{
    private const int MaxItems = 1_000;

    // Reading an option copies it, so each field's are read once.
    private static readonly ConcurrentDictionary<FieldDescriptor, (bool Required, FieldRules Rules)> Plans = new();

    /// <summary>Lets a well-formed message pass.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT/FIELDS_INVALID with every violation.</exception>
    public static void Require(IMessage message)
    {
        var violations = Violations(message, "").Take(MaxItems).ToArray();
        if (violations.Length > 0)
            throw Refusal.Invalid(ErrorReason.FieldsInvalid, violations);
    }

    /// <summary>What is wrong with a message, field by field.</summary>
    public static IEnumerable<(string Field, string Problem)> Violations(IMessage message, string path) =>
        message.Descriptor.Fields.InDeclarationOrder().SelectMany(field => Field(message, field, path + field.Name));

    private static IEnumerable<(string Field, string Problem)> Field(IMessage message, FieldDescriptor field, string path)
    {
        var (required, rules) = PlanOf(field);
        var value = field.Accessor.GetValue(message);
        if (IsAbsent(message, field, value))
            return required ? [(path, "is required.")] : [];
        if (field.IsMap)
            return Map((IDictionary)value, field, path);
        if (field.IsRepeated)
            return Items((IList)value, field, rules, path);
        return Value(value, field, rules, path);
    }

    private static IEnumerable<(string Field, string Problem)> Items(IList items, FieldDescriptor field, FieldRules rules, string path)
    {
        var most = rules.MaxItems > 0 ? (int)rules.MaxItems : MaxItems;
        if (items.Count > most)
            return [(path, string.Create(CultureInfo.InvariantCulture, $"has {items.Count} items; at most {most} are taken."))];
        return Enumerable.Range(0, items.Count).SelectMany(index =>
            Value(items[index]!, field, rules, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), inList: true));
    }

    private static IEnumerable<(string Field, string Problem)> Map(IDictionary map, FieldDescriptor field, string path)
    {
        if (map.Count > MaxItems)
            yield return (path, $"has too many entries; at most {MaxItems} are taken.");
        var language = field.ContainingType == LocalizedText.Descriptor;
        foreach (DictionaryEntry entry in map)
        {
            var key = (string)entry.Key;
            if (language && TextFormats.Problem(key, FieldFormat.Language, TextFormats.DefaultLength) is { } wrongKey)
                yield return ($"{path}[\"{key}\"]", wrongKey);
            if (entry.Value is string text && TextFormats.Problem(text, FieldFormat.Unspecified, TextFormats.DefaultLength) is { } wrongText)
                yield return ($"{path}[\"{key}\"]", wrongText);
        }
    }

    private static IEnumerable<(string Field, string Problem)> Value(
        object value, FieldDescriptor field, FieldRules rules, string path, bool inList = false) => value switch
        {
            string text when text.Length == 0 && inList => [(path, "is empty.")],
            string text => Report(path, TextFormats.Problem(text, rules.Format, rules.MaxLength > 0 ? (int)rules.MaxLength : TextFormats.DefaultLength)),
            uint number => Report(path, Range(number, rules)),
            System.Enum member => Report(path, Member(member, field, inList)),
            IMessage nested => Violations(nested, path + "."),
            _ => [],
        };

    private static IEnumerable<(string Field, string Problem)> Report(string path, string? problem) =>
        problem is null ? [] : [(path, problem)];

    private static string? Range(uint number, FieldRules rules) =>
        number < rules.Min ? string.Create(CultureInfo.InvariantCulture, $"is {number}; the least is {rules.Min}.")
        : rules.Max > 0 && number > rules.Max ? string.Create(CultureInfo.InvariantCulture, $"is {number}; the most is {rules.Max}.")
        : null;

    private static string? Member(System.Enum member, FieldDescriptor field, bool inList)
    {
        var number = Convert.ToInt32(member, CultureInfo.InvariantCulture);
        return field.EnumType.FindValueByNumber(number) is null ? string.Create(CultureInfo.InvariantCulture, $"{number} is not in {field.EnumType.Name}.")
            : inList && number == 0 ? "is not said."
            : null;
    }

    private static bool IsAbsent(IMessage message, FieldDescriptor field, object? value) => value switch
    {
        null => true,
        ICollection collection => collection.Count == 0,
        string text => text.Length == 0,
        LocalizedText localized => localized.Text.Count == 0,
        _ when field.HasPresence => !field.Accessor.HasValue(message),
        System.Enum member => Convert.ToInt32(member, CultureInfo.InvariantCulture) == 0,
        uint number => number == 0,
        _ => false,
    };

    private static (bool Required, FieldRules Rules) PlanOf(FieldDescriptor field) => Plans.GetOrAdd(field, static field =>
    {
        var options = field.GetOptions();
        return (options?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(FieldBehavior.Required) is true,
            options?.GetExtension(FieldExtensions.Rules) ?? new FieldRules());
    });
}
