using Google.Protobuf;
using Google.Protobuf.Reflection;
using Saylau.Common.V1;
using Saylau.Tests.Conventions.Descriptors;

namespace Saylau.Tests.Conventions.Running;

/// <summary>Requests as nobody would write them: real ids in wrong places, the ends of every range, and words that look like code.</summary>
internal sealed class RandomRequests(uint[] choices)
{
    private static readonly string[] Slugs =
    [
        "arland", "parties", "ar-harbour", "ar-lantern", "ar-hills", "ar-meadow", "ar-harbour-2018", "ar-lantern-2019", "ar-harbour-congress",
        "ar-harbour-2020", "ar-coast-and-hills", "ar-lantern-and-hills", "arland-2020", "nobody-knows", "Not so!", "",
    ];

    private static readonly string[] Dates = ["2020-07-01", "0001-01-01", "9999-12-31", "2020-02-29", "2019-02-29", "2018-05", "2020", "tomorrow", ""];
    private static readonly string[] Regions = ["AR-NOR", "AR-CAP", "AR-XXX", "north", ""];
    private static readonly string[] Languages = ["en", "kk", "zz-ZZ", "?", ""];
    private static readonly string[] Tokens = ["", "AAAA", "MDAwMDAwMDB8eA", "!!", "_"];
    private static readonly string[] Texts = ["Words.", "", "\0", "'; DROP TABLE Party; --", "😀", "{page}", "Act 7/2020", new('я', 1_000), new('x', 1_001)];
    private static readonly uint[] Numbers = [0, 1, 12, 1_000, 2_020, int.MaxValue, uint.MaxValue];
    private static readonly ulong[] Positions = [0, 1, 20, 1_000, long.MaxValue, ulong.MaxValue];

    private int made;

    public IMessage Make(MessageDescriptor type)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            for (var items = field.IsRepeated ? Below(4) : field.IsRequired() ? 1 : Below(2); items > 0; items--)
                Put(message, field);
        }

        return message;
    }

    private void Put(IMessage message, FieldDescriptor field)
    {
        if (field.IsMap)
            ((System.Collections.IDictionary)field.Accessor.GetValue(message))[One(Languages)] = One(Texts);
        else
            Requests.Put(message, field, field.IsMessage() ? Make(field.MessageType) : Value(field));
    }

    private object Value(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => Text(field),
        FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, Below(field.EnumType.Values.Count + 1)),
        FieldType.Bool => Below(2) == 1,
        FieldType.UInt32 => field.Rules().Max > 0 && Below(2) == 1 ? field.Rules().Max : One(Numbers),
        FieldType.UInt64 => One(Positions),
        _ => throw new NotSupportedException($"{field.FullName}: {field.FieldType}"),
    };

    private string Text(FieldDescriptor field) => field.Rules().Format switch
    {
        FieldFormat.Slug => field.Name is "ledger" or "area" ? "parties" : field.Name is "jurisdiction" ? Slugs[Below(2) * Below(3)] : One(Slugs),
        FieldFormat.Uuid => Requests.FreshId(),
        FieldFormat.Date or FieldFormat.PartialDate => One(Dates),
        FieldFormat.Region => One(Regions),
        FieldFormat.Language => One(Languages),
        FieldFormat.PageToken => One(Tokens),
        _ => One(Texts),
    };

    private T One<T>(T[] pool) => pool[Below(pool.Length)];

    private int Below(int count) => (int)(choices[made++ % choices.Length] % (uint)count);
}
