using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Saylau.Common.V1;

namespace Saylau.Platform.Csv;

/// <summary>A column of a table: a field of a message, or one language of a localized text, as <c>name.en</c>.</summary>
internal sealed record CsvColumn(string Name, FieldDescriptor Field, string Language)
{
    /// <summary>The columns that a header names, and what is wrong with it if something is.</summary>
    public static (IReadOnlyList<CsvColumn> Columns, string? Problem) Of(MessageDescriptor message, IReadOnlyList<string> header)
    {
        var columns = new List<CsvColumn>();
        foreach (var name in header)
        {
            if (Find(message, name) is not { } column)
                return ([], $"has a column '{Shown(name)}', which is no field of {message.Name} that a cell can hold.");
            if (columns.Any(other => (other.Field, other.Language) == (column.Field, column.Language)))
                return ([], $"has the column '{Shown(name)}' twice.");
            columns.Add(column);
        }

        return (columns, null);
    }

    /// <summary>Puts a cell into the field; an empty one leaves it absent. Says what is wrong with it if something is.</summary>
    public string? Set(IMessage message, string cell)
    {
        if (cell.Length == 0)
            return null;
        if (Language.Length > 0)
        {
            var text = (LocalizedText?)Field.Accessor.GetValue(message) ?? new();
            text.Text[Language] = cell;
            Field.Accessor.SetValue(message, text);
            return null;
        }

        var (value, problem) = Parse(cell);
        if (value is not null)
            Field.Accessor.SetValue(message, value);
        return problem;
    }

    private (object? Value, string? Problem) Parse(string cell) => Field.FieldType switch
    {
        FieldType.String => (cell, null),
        FieldType.UInt32 => uint.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, null) : Wrong(cell, "a whole number"),
        FieldType.UInt64 => ulong.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, null) : Wrong(cell, "a whole number"),
        FieldType.Bool => bool.TryParse(cell, out var flag) ? (flag, null) : Wrong(cell, "true or false"),
        _ => MemberOf(cell) is { } member ? (member, null) : Wrong(cell, $"one of {string.Join(", ", Words(Field.EnumType).Skip(1))}"),
    };

    private object? MemberOf(string cell)
    {
        var words = Words(Field.EnumType);
        var index = words.FindIndex(word => string.Equals(word, cell, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
            index = Field.EnumType.Values.ToList().FindIndex(value => string.Equals(value.Name, cell, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : Enum.ToObject(Field.EnumType.ClrType, Field.EnumType.Values[index].Number);
    }

    private static (object?, string?) Wrong(string cell, string wanted) => (null, $"is '{Shown(cell)}'; it must be {wanted}.");

    // The words of an enum: its names without the prefix, which the first, that says nothing, gives away.
    private static List<string> Words(EnumDescriptor type)
    {
        var prefix = type.Values[0].Name.Length - "UNSPECIFIED".Length;
        return [.. type.Values.Select(value => value.Name[prefix..])];
    }

    private static CsvColumn? Find(MessageDescriptor message, string name)
    {
        var (path, language) = name.Split('.', 2) is [var field, var tag] ? (field, tag) : (name, "");
        var found = message.Fields.InDeclarationOrder().FirstOrDefault(field =>
            string.Equals(field.Name, path, StringComparison.Ordinal) || string.Equals(field.JsonName, path, StringComparison.Ordinal));
        return found is null || found.IsRepeated || !CanHold(found, language) ? null : new(found.Name, found, language);
    }

    private static bool CanHold(FieldDescriptor field, string language) => field.FieldType switch
    {
        FieldType.Message => language.Length > 0 && field.MessageType == LocalizedText.Descriptor,
        FieldType.String or FieldType.UInt32 or FieldType.UInt64 or FieldType.Bool or FieldType.Enum => language.Length == 0,
        _ => false,
    };

    private static string Shown(string text) => text[..Math.Min(text.Length, 64)];
}
