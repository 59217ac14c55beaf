using Google.Protobuf;
using Google.Protobuf.Reflection;
using Saylau.Common.V1;
using Saylau.Tests.Conventions.Descriptors;

namespace Saylau.Tests.Conventions.Running;

/// <summary>Requests as nobody would write them: real ids in wrong places, the ends of every range, and words that look like code.</summary>
internal sealed class RandomRequests(uint[] choices)
{
    private static readonly string[] Parties = ["ar-harbour", "ar-meadow", "ar-lantern", "ar-hills"];
    private static readonly string[] Strange = ["nobody-knows", "ar-harbour", "arland", "x1", "Not so!", ""];

    private static readonly string[] Dates = ["2020-07-01", "9999-12-31", "0001-01-01", "2020-02-29", "2018-05", "2020", "2019-02-29", "tomorrow", ""];
    private static readonly string[] Regions = ["AR-NOR", "AR-CAP", "AR-XXX", "north", ""];
    private static readonly string[] Languages = ["en", "kk", "zz-ZZ", "?", ""];
    private static readonly string[] Tokens = ["", "AAAA", "MDAwMDAwMDB8eA", "!!", "_"];
    private static readonly string[] Texts = ["Words.", "'; DROP TABLE Party; --", "{page}", "😀", "Act 7/2020", "", new('я', 1_000), new('x', 1_001), "\0"];
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

    /// <summary>A request that went well, with some of its fields changed: so what lies behind the gate is reached as well.</summary>
    public IMessage Change(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(_ => Below(4) == 0))
        {
            field.Accessor.Clear(message);
            for (var items = field.IsRepeated ? Below(4) : 1; items > 0; items--)
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
        FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, 1 + Below(field.EnumType.Values.Count)),
        FieldType.Bool => Below(2) == 1,
        FieldType.UInt32 => field.Rules().Max > 0 && Below(4) > 0 ? field.Rules().Max : One(Numbers),
        FieldType.UInt64 => One(Positions),
        _ => throw new NotSupportedException($"{field.FullName}: {field.FieldType}"),
    };

    private string Text(FieldDescriptor field) => field.Rules().Format switch
    {
        FieldFormat.Slug => Below(8) == 0 ? One(Strange) : One(Known(field.Name)),
        FieldFormat.Uuid => Requests.FreshId(),
        FieldFormat.Date or FieldFormat.PartialDate => One(Dates),
        FieldFormat.Region => One(Regions),
        FieldFormat.Language => One(Languages),
        FieldFormat.PageToken => One(Tokens),
        _ => One(Texts),
    };

    private static string[] Known(string field) => field switch
    {
        "jurisdiction" => ["arland"],
        "ledger" or "area" => ["parties", "elections", "parliament", "observers"],
        "version" => ["arland-2020", "arland-2010", "arland-elections-2020"],
        "election_id" => ["ar-2020-assembly", "ar-2020-council", "ar-2024-assembly", "ar-next-6"],
        "precinct_id" => ["ar-nor-1", "ar-sou-2", "ar-cap-1", "ar-nor-9"],
        "candidate_id" => ["ar-list-harbour", "ar-list-meadow", "ar-council-alder", "ar-next-7"],
        "initiative_id" => ["ar-lake-petition", "ar-next-8"],
        "office_id" => ["ar-assembly", "ar-council-seat", "ar-next-9"],
        "chamber_id" => ["ar-chamber", "ar-next-10"],
        "bill_id" => ["ar-parties-bill", "ar-broadcasts-bill", "ar-next-11"],
        "sitting_id" => ["ar-sitting-2020-03-12", "ar-next-12"],
        "mandate_id" => ["ar-seat-2016-1", "ar-seat-2020-1", "ar-next-13"],
        "accreditation_id" => ["ar-gazette-2020", "ar-courier-2020", "ar-friends-first", "ar-next-14"],
        "mission_id" => ["ar-watch", "ar-friends", "ar-next-15"],
        "complaint_id" => ["ar-2020-complaint-queue", "ar-2020-complaint-list", "ar-next-16"],
        "comparison_id" => ["ar-watch-turnout", "ar-next-17"],
        "application_id" => ["ar-harbour-2018", "ar-lantern-2019", "ar-meadow-2020", "ar-next-1"],
        "congress_id" => ["ar-harbour-congress", "ar-next-2"],
        "court_order_id" => ["ar-harbour-2020", "ar-lantern-2020", "ar-next-3"],
        "alliance_id" => ["ar-coast-and-hills", "ar-lantern-and-hills", "ar-next-4"],
        "claim_id" => ["ar-next-5"],
        _ => Parties,
    };

    // What comes first is well-formed, and comes more often: nonsense alone would never get past the gate.
    private T One<T>(T[] pool) => pool[Math.Min(Below(pool.Length), Below(pool.Length))];

    private int Below(int count) => (int)(choices[made++ % choices.Length] % (uint)count);
}
