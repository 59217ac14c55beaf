using System.Buffers.Binary;
using Saylau.Parties.V1;
using Saylau.Platform.Data;

namespace Saylau.Parties.MemberSignatures;

/// <summary>The signature of a member as it is stored: who signed is a keyed commitment.</summary>
internal sealed record MemberSignatureRow
{
    private const long Lines = 100_000;

    public required string PartyId { get; init; }

    /// <summary>Sheet and line in one number.</summary>
    public required long Place { get; init; }

    /// <summary>Its place in the order in which the ledger took those of the party.</summary>
    public required long Number { get; init; }

    public required string Region { get; init; }

    /// <summary>The first eight bytes of the commitment: an index of these is a third the size of one of all 32.</summary>
    public required long Prefix { get; init; }

    public required byte[] Commitment { get; init; }

    public required string SignedOn { get; init; }

    public required string EnteredOn { get; init; }

    /// <summary>When the ledger took it, in microseconds: which of two parties had a person first, where both signatures are of one day.</summary>
    public required long EnteredAt { get; init; }

    /// <summary>The day from which it counts; empty if it never did.</summary>
    public required string CountsFrom { get; init; }

    /// <summary>The day on which it ceased to count; empty while it counts.</summary>
    public required string CountsUntil { get; init; }

    /// <summary>The day on which it was struck out; empty if it was not.</summary>
    public required string StruckOn { get; init; }

    public required long Reason { get; init; }

    /// <summary>Sheet and line in one number.</summary>
    public static long PlaceOf(long sheet, long line) => (sheet * Lines) + line;

    /// <summary>The prefix of a commitment.</summary>
    public static long PrefixOf(ReadOnlySpan<byte> commitment) => BinaryPrimitives.ReadInt64BigEndian(commitment);

    /// <summary>It counts now.</summary>
    public bool DoesCount() => CountsFrom.Length > 0 && CountsUntil.Length == 0;

    /// <summary>The number of its sheet.</summary>
    public long SheetNumber() => Place / Lines;

    /// <summary>Its line.</summary>
    public uint Line() => (uint)(Place % Lines);

    /// <summary>Where it stands now.</summary>
    public MemberSignatureState State() => StruckOn.Length > 0 ? MemberSignatureState.Invalid
        : DoesCount() ? MemberSignatureState.Valid
        : MemberSignatureState.Duplicate;

    /// <summary>The signatures of a party at these places.</summary>
    public static IReadOnlyList<MemberSignatureRow> At(Session session, string partyId, IReadOnlyCollection<long> places) =>
        places.Count == 0 ? [] : session.Query<MemberSignatureRow>(AtPlaces, new { PartyId = partyId, Places = places });

    /// <summary>The signatures of a party by these people, oldest first.</summary>
    public static IReadOnlyList<MemberSignatureRow> By(Session session, string partyId, IReadOnlyCollection<long> prefixes) =>
        prefixes.Count == 0 ? [] : session.Query<MemberSignatureRow>(ByPeople, new { PartyId = partyId, Prefixes = prefixes });

    private const string AtPlaces = """
        SELECT *
        FROM MemberSignature
        WHERE PartyId = @PartyId AND Place IN @Places
        """;

    private const string ByPeople = """
        SELECT *
        FROM MemberSignature
        WHERE PartyId = @PartyId AND Prefix IN @Prefixes
        ORDER BY Number
        """;
}
