namespace Saylau.Platform.Data;

/// <summary>What a part of a schema is.</summary>
internal enum PartKind
{
    /// <summary>A column of a table.</summary>
    Column,

    /// <summary>An index or a key, known by its columns: what engines call it differs.</summary>
    Index,

    /// <summary>A script that has run.</summary>
    Script,
}

/// <summary>A part of a schema, in words that mean the same on every engine.</summary>
internal sealed record SchemaPart(string Table, PartKind Kind, string Name, string Definition)
{
    /// <summary>What it is found by.</summary>
    public string Key => $"{Table}/{Kind}/{Name}";

    /// <inheritdoc />
    public override string ToString() => $"{Table}, {EnumWord} {Name}";

    private string EnumWord => Kind.ToString().ToLowerInvariant();
}

/// <summary>A column as the engine's catalogue has it.</summary>
internal sealed record SchemaColumn
{
    public required string Table { get; init; }

    public required string Column { get; init; }

    public required string Type { get; init; }

    public required int Required { get; init; }

    public SchemaPart ToPart() => new(Table, PartKind.Column, Column, $"{Type} {(Required == 1 ? "NOT NULL" : "NULL")}");
}

/// <summary>A column of an index as the engine's catalogue has it.</summary>
internal sealed record IndexColumn
{
    public required string Table { get; init; }

    public required string Name { get; init; }

    public required int Number { get; init; }

    public required string Column { get; init; }

    public required int IsUnique { get; init; }

    public static SchemaPart ToPart(IReadOnlyList<IndexColumn> index) => new(index[0].Table, PartKind.Index,
        string.Join(", ", index.Select(column => column.Column)), index[0].IsUnique == 1 ? "unique" : "not unique");
}
