using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Tests.Conventions.Descriptors;

namespace Saylau.Tests.Conventions.Running;

/// <summary>Requests made from descriptors alone, so that an RPC that is added tomorrow is asked as well.</summary>
internal static class Requests
{
    private static int made;

    /// <summary>A request_id that no call has had.</summary>
    public static string FreshId() =>
        string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{Interlocked.Increment(ref made):x12}");

    /// <summary>A request in which nothing is well-formed, and the paths of all that is not.</summary>
    public static (IMessage Request, IReadOnlyList<string> Wrong) Malformed(MethodDescriptor rpc)
    {
        var request = DynamicCall.NewRequest(rpc);
        return (request, [.. Spoil(request, "")]);
    }

    /// <summary>A well-formed request about things of which there is no record.</summary>
    public static IMessage AboutNothing(MethodDescriptor rpc, string id = "nobody-knows") => WellFormed(rpc.InputType, id);

    private static IMessage WellFormed(MessageDescriptor type, string id)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder().Where(field => field.IsRequired() || field.Name is "validate_only"))
        {
            if (field.IsMessage() && field.MessageType == LocalizedText.Descriptor)
                field.Accessor.SetValue(message, new LocalizedText { Text = { ["en"] = "Nobody" } });
            else
                Put(message, field, field.IsMessage() ? WellFormed(field.MessageType, id) : Plain(field, id));
        }

        return message;
    }

    private static object Plain(FieldDescriptor field, string id) => field.FieldType switch
    {
        FieldType.String => field.Rules().Format switch
        {
            FieldFormat.Uuid => FreshId(),
            FieldFormat.Date or FieldFormat.PartialDate => "2020-07-01",
            FieldFormat.Region => "AR-NOR",
            FieldFormat.Language => "en",
            FieldFormat.Unspecified => "Words.",
            // The suite keeps one ledger and one law; everything else about nothing is unknown.
            _ => field.Name is "ledger" or "area" ? "parties" : id,
        },
        FieldType.Enum => Enum(field, 1),
        FieldType.Bool => true,
        FieldType.UInt32 => 2020u,
        FieldType.UInt64 => 1ul,
        _ => throw new NotSupportedException($"{field.FullName}: {field.FieldType}"),
    };

    private static IEnumerable<string> Spoil(IMessage message, string path)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            foreach (var wrong in Spoil(message, field, path + field.Name))
                yield return wrong;
        }
    }

    private static IEnumerable<string> Spoil(IMessage message, FieldDescriptor field, string path)
    {
        var item = field.IsRepeated ? $"{path}[0]" : path;
        if (field.IsMap)
        {
            ((IDictionary)field.Accessor.GetValue(message)).Add("no language!", "Text.");
            return [$"{path}[\"no language!\"]"];
        }

        if (field.IsMessage())
        {
            var nested = field.MessageType.Parser.ParseFrom(ByteString.Empty);
            var wrong = Spoil(nested, item + ".").ToArray();
            Put(message, field, nested);
            return wrong;
        }

        if (Malformed(field) is { } value)
        {
            Put(message, field, value);
            return [item];
        }

        if (field.IsRequired())
            Put(message, field, Plain(field, "nobody-knows"));
        return [];
    }

    /// <summary>A value that the field does not admit; null if it admits all.</summary>
    private static object? Malformed(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => field.Rules().Format is FieldFormat.Unspecified or FieldFormat.Table ? new string('x', Math.Max(1_000, (int)field.Rules().MaxLength) + 1) : "Not so!",
        FieldType.Enum => Enum(field, 9_999),
        FieldType.UInt32 when field.Rules().Max > 0 => field.Rules().Max + 1,
        _ => null,
    };

    private static object Enum(FieldDescriptor field, int number) => System.Enum.ToObject(field.EnumType.ClrType, number);

    /// <summary>Sets a field, or adds to it if it is a list.</summary>
    public static void Put(IMessage message, FieldDescriptor field, object value)
    {
        if (field.IsRepeated)
            ((IList)field.Accessor.GetValue(message)).Add(value);
        else
            field.Accessor.SetValue(message, value);
    }
}
