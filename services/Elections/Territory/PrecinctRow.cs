using Saylau.Elections.Calendar;
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

    public string Address { get; init; } = "";

    public long? Capacity { get; init; }

    /// <summary>The last day on which it exists; empty if that is open.</summary>
    public string ValidTo { get; init; } = "";

    public long Version { get; init; } = 1;

    /// <summary>Stores new precincts, and counts them.</summary>
    public static void Store(LedgerTransaction tx, IEnumerable<PrecinctRow> precincts)
    {
        var rows = precincts.Select(tx.Stamp).ToArray();
        tx.InsertMany("Precinct", rows);
        PrecinctCountRow.Begin(tx, rows);
    }

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

    /// <summary>The precincts among these ids that vote in an election: those that exist on its day, within its district if it has one.</summary>
    public static IReadOnlyDictionary<string, PrecinctRow> VotingIn(Session session, ElectionRow election, IEnumerable<string> ids)
    {
        var named = Named(session, election.Jurisdiction, ids).Values.Where(precinct => precinct.ExistsOn(election.VotingOn)).ToArray();
        var within = election.DistrictId.Length == 0 ? null : session.Query<string>(PrecinctsWithin, new
        {
            election.DistrictId,
            Ids = named.Select(precinct => precinct.Id),
        }).ToHashSet(StringComparer.Ordinal);
        return named.Where(precinct => within?.Contains(precinct.Id) is not false).ToDictionary(precinct => precinct.Id, StringComparer.Ordinal);
    }

    /// <summary>A precinct as it begins.</summary>
    public static PrecinctRow Of(Precinct precinct, string jurisdiction, string validFrom) => new()
    {
        Id = precinct.PrecinctId,
        Jurisdiction = jurisdiction,
        Region = precinct.Region,
        Kind = EnumText.Of(precinct.Kind),
        Number = precinct.Number,
        ValidFrom = validFrom,
        Address = precinct.Address,
        Capacity = precinct.HasCapacity ? precinct.Capacity : null,
    };

    /// <summary>Whether it exists on a day, as far as a date that lacks its day or month says.</summary>
    public bool ExistsOn(string day) =>
        !CalendarRules.IsBefore(day, ValidFrom) && (ValidTo.Length == 0 || !CalendarRules.IsBefore(ValidTo, day));

    public Precinct ToPrecinct()
    {
        var precinct = new Precinct
        {
            PrecinctId = Id,
            Region = Region,
            Kind = EnumText.Parse<PrecinctKind>(Kind),
            Number = (uint)Number,
            Address = Address,
        };
        if (Capacity is { } capacity)
            precinct.Capacity = (uint)capacity;
        return precinct;
    }

    public RecordedPrecinct ToProto(PrecinctEndRow? end) => new()
    {
        Precinct = ToPrecinct(),
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        Jurisdiction = Jurisdiction,
        End = end?.ToProto(),
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };

    /// <summary>Precincts with how each ended, if it has.</summary>
    public static IEnumerable<RecordedPrecinct> Shown(Session session, IReadOnlyCollection<PrecinctRow> rows)
    {
        var ends = PrecinctEndRow.Of(session, [.. rows.Where(row => row.ValidTo.Length > 0).Select(row => row.Id)]);
        return rows.Select(row => row.ToProto(ends.GetValueOrDefault(row.Id)));
    }

    private const string PrecinctsWithin = """
        SELECT PrecinctId
        FROM DistrictPrecinct
        WHERE DistrictId = @DistrictId AND PrecinctId IN @Ids
        """;

    private const string PrecinctsNamed = """
        SELECT *
        FROM Precinct
        WHERE Jurisdiction = @Jurisdiction AND Id IN @Ids
        """;
}
