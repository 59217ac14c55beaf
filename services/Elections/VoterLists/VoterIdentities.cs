using System.Buffers.Binary;
using System.Text;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;
using Saylau.Statistics.RecordLinkage;

namespace Saylau.Elections.VoterLists;

/// <summary>What is kept of a person: a keyed commitment to the number, and name and birth date under seal.</summary>
internal sealed record VoterIdentity(byte[] Person, byte[] Sealed, long Digest);

/// <summary>Name and birth date, out of their seal.</summary>
internal sealed record OpenedVoter(string Surname, string GivenNames, string BirthDate)
{
    /// <summary>What is left once it is destroyed.</summary>
    public static OpenedVoter Nobody { get; } = new("", "", "");

    /// <summary>As it is compared with others.</summary>
    public LinkageRecord ToRecord(string id) => new(id, NameFolding.Fold(Surname), NameFolding.Fold(GivenNames), BirthDate);
}

/// <summary>Turns persons into what is kept of them. The same person in another election is another commitment.</summary>
internal sealed class VoterIdentities(Commitments commitments, Seals seals)
{
    /// <summary>The commitment to a personal number; empty for an empty one.</summary>
    public byte[] PersonOf(string electionId, string number)
    {
        var plain = string.Concat(number.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return plain.Length == 0 ? [] : commitments.To($"voter/{electionId}/{plain}").ToByteArray();
    }

    /// <summary>The person of an id of an entry, as the contract writes it; empty if it is none.</summary>
    public static byte[] PersonOf(string entryId) =>
        entryId.Length == 64 && entryId.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(entryId) : [];

    /// <summary>The id of an entry.</summary>
    public static string IdOf(byte[] person) => Convert.ToHexStringLower(person);

    /// <summary>What is kept of a voter.</summary>
    public VoterIdentity Of(string electionId, VoterEntry voter) => Of(electionId, PersonOf(electionId, voter.NationalNumber), voter);

    /// <summary>The same where the person is known by its entry.</summary>
    public VoterIdentity Of(string electionId, byte[] person, VoterEntry voter)
    {
        var seal = seals.Seal(PlaceOf(electionId, person), $"{voter.BirthDate}\n{voter.Surname}\n{voter.GivenNames}");
        return new(person, seal, BinaryPrimitives.ReadInt64BigEndian(seal));
    }

    /// <summary>Opens what was kept; nobody where it was destroyed.</summary>
    public OpenedVoter Open(string electionId, byte[] person, byte[]? seal)
    {
        if (seal is not { Length: > 0 })
            return OpenedVoter.Nobody;
        var fields = seals.Open(PlaceOf(electionId, person), seal).Split('\n');
        return new(fields[1], fields[2], fields[0]);
    }

    /// <summary>A commitment to an official, so that one cannot both propose and approve.</summary>
    public byte[] Official(string subject) => commitments.To($"official/{subject}").ToByteArray();

    private static byte[] PlaceOf(string electionId, byte[] person) => [.. Encoding.UTF8.GetBytes(electionId), .. person];
}
