using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Mandates;

/// <summary>A declared group as it is stored: apart from mandates, and read only to be counted.</summary>
internal sealed record DeclaredGroupRow : RecordedRow
{
    public required string Jurisdiction { get; init; }

    public required string PersonId { get; init; }

    public required string GroupName { get; init; }

    public required string Language { get; init; }

    /// <summary>The group without regard to capitals: members of one group write it as they please.</summary>
    public (string Language, string Group) KeyOf() => (Language.ToUpperInvariant(), GroupName.Trim().ToUpperInvariant());
}

/// <summary>What persons declared, by person. A declaration counts for every day: nobody changes group by declaring it.</summary>
internal sealed class GroupDeclarations(IReadOnlyDictionary<string, DeclaredGroupRow> declared)
{
    /// <summary>What these persons declared.</summary>
    public static GroupDeclarations Of(Session session, string jurisdiction, IEnumerable<string> persons) => new(persons
        .Distinct(StringComparer.Ordinal).Chunk(500)
        .SelectMany(some => session.Query<DeclaredGroupRow>(DeclaredBy, new { Jurisdiction = jurisdiction, Persons = some }))
        .ToDictionary(row => row.PersonId, StringComparer.Ordinal));

    /// <summary>How many different groups these persons declared.</summary>
    public uint Represented(IEnumerable<string> persons) => (uint)Rows(persons).Select(row => row.KeyOf()).Distinct().Count();

    /// <summary>The declarations of these persons.</summary>
    public IEnumerable<DeclaredGroupRow> Rows(IEnumerable<string> persons) =>
        persons.Distinct(StringComparer.Ordinal).Select(person => declared.GetValueOrDefault(person)).OfType<DeclaredGroupRow>();

    private const string DeclaredBy = """
        SELECT *
        FROM DeclaredGroup
        WHERE Jurisdiction = @Jurisdiction AND PersonId IN @Persons
        """;
}
