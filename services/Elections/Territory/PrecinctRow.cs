using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Territory;

/// <summary>A precinct as it is stored.</summary>
internal sealed record PrecinctRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Region { get; init; }

    public required string Kind { get; init; }

    public required long Number { get; init; }

    public required string ValidFrom { get; init; }

    /// <summary>The precinct of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/PRECINCT_NOT_FOUND.</exception>
    public static PrecinctRow Require(Session session, string id) =>
        session.Find<PrecinctRow>("SELECT * FROM Precinct WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.PrecinctNotFound, "precinct_id", id);

    /// <summary>The precinct of this id in a jurisdiction.</summary>
    /// <exception cref="Refusal">NOT_FOUND/PRECINCT_NOT_FOUND.</exception>
    public static PrecinctRow Require(Session session, string id, string jurisdiction)
    {
        var precinct = Require(session, id);
        return string.Equals(precinct.Jurisdiction, jurisdiction, StringComparison.Ordinal)
            ? precinct
            : throw Refusal.NotFound(ErrorReason.PrecinctNotFound, "precinct_id", id);
    }

    /// <summary>The precincts of a jurisdiction among these ids, by id.</summary>
    public static IReadOnlyDictionary<string, PrecinctRow> Named(Session session, string jurisdiction, IEnumerable<string> ids) =>
        session.Query<PrecinctRow>(PrecinctsNamed, new { Jurisdiction = jurisdiction, Ids = ids.Distinct(StringComparer.Ordinal) })
            .ToDictionary(row => row.Id, StringComparer.Ordinal);

    public Precinct ToPrecinct() => new() { PrecinctId = Id, Region = Region, Kind = EnumText.Parse<PrecinctKind>(Kind), Number = (uint)Number };

    public RecordedPrecinct ToProto() => new() { Precinct = ToPrecinct(), ValidFrom = ValidFrom, Jurisdiction = Jurisdiction, Recording = ToRecording() };

    private const string PrecinctsNamed = """
        SELECT *
        FROM Precinct
        WHERE Jurisdiction = @Jurisdiction AND Id IN @Ids
        """;
}
