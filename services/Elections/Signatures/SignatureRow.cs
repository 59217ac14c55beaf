using System.Buffers.Binary;
using Saylau.Elections.V1;
using Saylau.Platform.Data;

namespace Saylau.Elections.Signatures;

/// <summary>One signature as it is stored: who signed is a keyed commitment.</summary>
internal sealed record SignatureRow
{
    public required long Initiative { get; init; }

    /// <summary>The number of its sheet among those of the initiative.</summary>
    public required long Sheet { get; init; }

    public required long Line { get; init; }

    /// <summary>Its place in the order in which the ledger took them.</summary>
    public required long Number { get; init; }

    /// <summary>The first eight bytes of the commitment: an index of these is a third the size of one of all 32.</summary>
    public required long Prefix { get; init; }

    public required byte[] Commitment { get; init; }

    public required string SignedOn { get; init; }

    public required long State { get; init; }

    public required long Reason { get; init; }

    /// <summary>The number of the decision that struck it out; see <see cref="Strike"/>.</summary>
    public required long Struck { get; init; }

    /// <summary>What verification said of it: 0 nothing, 1 valid, 2 invalid.</summary>
    public required long Checked { get; init; }

    /// <summary>The prefix of a commitment.</summary>
    public static long PrefixOf(ReadOnlySpan<byte> commitment) => BinaryPrimitives.ReadInt64BigEndian(commitment);
}

/// <summary>What struck a signature out, where it was not a numbered decision.</summary>
internal static class Strike
{
    /// <summary>Nothing did.</summary>
    public const long None = 0;

    /// <summary>What is written on the sheet itself, when it was entered.</summary>
    public const long AtEntry = -1;

    /// <summary>The person withdrew.</summary>
    public const long Withdrawal = -2;
}

/// <summary>A sheet whose signatures are known one by one.</summary>
internal sealed record SignedSheetRow
{
    public required long Initiative { get; init; }

    public required long Number { get; init; }

    public required string Sheet { get; init; }

    public required string Region { get; init; }

    public required byte[] CollectorCommitment { get; init; }

    /// <summary>The sheets of these names, by name.</summary>
    public static Dictionary<string, SignedSheetRow> Named(Session session, long initiative, IEnumerable<string> sheets) =>
        session.Query<SignedSheetRow>(SheetsNamed, new { Initiative = initiative, Sheets = sheets.Distinct(StringComparer.Ordinal).ToArray() })
            .ToDictionary(row => row.Sheet, StringComparer.Ordinal);

    /// <summary>The number of the last sheet; 0 where there is none.</summary>
    public static long Last(Session session, long initiative) =>
        session.Single<long?>("SELECT MAX(Number) FROM SignedSheet WHERE Initiative = @Initiative", new { Initiative = initiative }) ?? 0;

    private const string SheetsNamed = """
        SELECT *
        FROM SignedSheet
        WHERE Initiative = @Initiative AND Sheet IN @Sheets
        """;
}

/// <summary>A signature waiting to be compared with those that are stored.</summary>
internal sealed record IntakeRow
{
    public required long Sheet { get; init; }

    public required long Line { get; init; }

    public required long Prefix { get; init; }

    public required byte[] Commitment { get; init; }
}

/// <summary>Signatures of one region in one state for one reason.</summary>
internal sealed record TallyRow
{
    public required string Region { get; init; }

    public required long State { get; init; }

    public required long Reason { get; init; }

    public required long Signatures { get; init; }

    public SignatureTally ToProto() => new()
    {
        Region = Region,
        State = (SignatureState)State,
        Reason = (InvalidityReason)Reason,
        Count = RegionSignatures.Counted(Signatures),
    };
}
