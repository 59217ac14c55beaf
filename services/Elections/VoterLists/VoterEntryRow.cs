using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Elections.VoterLists;

/// <summary>An entry of a list as it is stored: where a person votes, and nothing of who that is.</summary>
internal sealed record VoterEntryRow
{
    public required string ElectionId { get; init; }

    public required byte[] Person { get; init; }

    public required long Number { get; init; }

    public required string PrecinctId { get; init; }

    public required bool Listed { get; init; }

    /// <summary>Changes with what is under seal.</summary>
    public required long Digest { get; init; }

    /// <summary>The changeset that last changed it; empty if none did.</summary>
    public required string ChangesetId { get; init; }

    /// <summary>What decides about changes.</summary>
    internal EntryFacts Facts => new(Listed, PrecinctId, Digest, ChangesetId);

    /// <summary>The entries of these persons, by person.</summary>
    public static IReadOnlyDictionary<string, VoterEntryRow> Named(Session session, string electionId, IEnumerable<byte[]> persons) =>
        session.Query<VoterEntryRow>(EntriesNamed, new { ElectionId = electionId, Persons = persons.ToArray() })
            .ToDictionary(row => VoterIdentities.IdOf(row.Person), StringComparer.Ordinal);

    /// <summary>The entry of one person, or null.</summary>
    public static VoterEntryRow? Find(Session session, string electionId, byte[] person) =>
        session.Find<VoterEntryRow>(EntryOf, new { ElectionId = electionId, Person = person });

    private const string EntriesNamed = """
        SELECT *
        FROM VoterEntry
        WHERE ElectionId = @ElectionId AND Person IN @Persons
        """;

    private const string EntryOf = """
        SELECT *
        FROM VoterEntry
        WHERE ElectionId = @ElectionId AND Person = @Person
        """;
}

/// <summary>What is kept of the person of an entry, under seal and apart from it.</summary>
internal sealed record VoterPersonRow
{
    public required string ElectionId { get; init; }

    public required long Number { get; init; }

    public required byte[] Person { get; init; }

    public required byte[] Sealed { get; init; }

    /// <summary>What is under seal; empty once it is destroyed.</summary>
    public static byte[] SealOf(Session session, string electionId, long number) =>
        session.Find<byte[]>("SELECT Sealed FROM VoterPerson WHERE ElectionId = @ElectionId AND Number = @Number", new { ElectionId = electionId, Number = number }) ?? [];
}

/// <summary>An entry with its person, as it is read.</summary>
internal sealed record ListedRow
{
    public required string ElectionId { get; init; }

    public required byte[] Person { get; init; }

    public required long Number { get; init; }

    public required string PrecinctId { get; init; }

    public required string ChangesetId { get; init; }

    public byte[]? Sealed { get; init; }

    public ListedVoter ToProto(VoterIdentities identities)
    {
        var opened = identities.Open(ElectionId, Person, Sealed);
        return new()
        {
            EntryId = VoterIdentities.IdOf(Person),
            PrecinctId = PrecinctId,
            Surname = opened.Surname,
            GivenNames = opened.GivenNames,
            BirthDate = opened.BirthDate,
            ChangesetId = ChangesetId,
        };
    }
}
