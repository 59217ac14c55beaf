using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Calendar;

/// <summary>An election as it is stored.</summary>
internal sealed record ElectionRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string OfficeId { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string VotingOn { get; init; }

    public required string CalledOn { get; init; }

    public required string State { get; init; }

    public required string SupersededById { get; init; }

    /// <summary>The election whose second vote it is; empty if it is none.</summary>
    public string RepeatsElectionId { get; init; } = "";

    public required byte[] Findings { get; init; }

    public required long Version { get; init; }

    /// <summary>The term in which the seat of a by-election fell vacant; empty for other elections.</summary>
    public string TermId { get; init; } = "";

    public string Seat { get; init; } = "";

    /// <summary>The district it is held in; empty for all of the country.</summary>
    public string DistrictId { get; init; } = "";

    /// <summary>The election of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/ELECTION_NOT_FOUND.</exception>
    public static ElectionRow Require(Session session, string id, string field = "election_id") =>
        session.Find<ElectionRow>("SELECT * FROM Election WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.ElectionNotFound, field, id);

    /// <summary>Enters an election with what it began with.</summary>
    public static ElectionRow Enter(LedgerTransaction tx, ElectionRow row, string act)
    {
        tx.Insert("Election", tx.Stamp(row));
        ElectionChangeRow.Append(tx, row, act, "");
        return row;
    }

    /// <summary>Moves an election to another state, and adds that to its history.</summary>
    /// <exception cref="Refusal">FAILED_PRECONDITION/RULES_VIOLATED: nothing leads there from where it stands.</exception>
    public static ElectionRow Move(LedgerTransaction tx, ElectionRow row, ElectionState to, string act, string reason)
    {
        var leading = CalendarRules.ActLeadingTo(to);
        new[] { CalendarRules.MayHappen(row.Id, EnumText.Parse<ElectionState>(row.State), leading) }.RefuseIfViolated();
        return Change(tx, row with { State = EnumText.Of(to) }, act, reason);
    }

    /// <summary>Stores what an act made of an election, and adds that to its history.</summary>
    public static ElectionRow Change(LedgerTransaction tx, ElectionRow changed, string act, string reason)
    {
        var next = changed with { Version = changed.Version + 1 };
        tx.Execute(UpdateElection, new
        {
            next.Id,
            next.Name,
            next.VotingOn,
            next.CalledOn,
            next.State,
            next.SupersededById,
            next.Findings,
            next.Version,
        });
        ElectionChangeRow.Append(tx, next, act, reason);
        return next;
    }

    /// <summary>
    /// The election as it stood on a day, by what had happened to it until then; null if nothing had. An empty day is today.
    /// </summary>
    public Election? ToProto(IEnumerable<ElectionChangeRow> history, string asOf)
    {
        var until = history.Where(change => asOf.Length == 0 || string.CompareOrdinal(change.OccurredOn, asOf) <= 0).ToArray();
        if (until.Length == 0)
            return null;
        var last = until[^1];
        var called = Array.Exists(until, change => change.State is "CALLED");
        return (this with
        {
            State = last.State,
            VotingOn = last.VotingOn,
            CalledOn = called ? CalledOn : "",
            SupersededById = last.State is "SUPERSEDED" ? SupersededById : "",
            Findings = called ? Findings : [],
        }).ToProto(until);
    }

    public Election ToProto(IEnumerable<ElectionChangeRow> history)
    {
        var changes = history.ToArray();
        var recording = ToRecording();
        // How an election stands is known no better than the least that is known of how it came there.
        recording.Source = Sources.Weakest(changes.Select(change => change.ToSource()).Append(recording.Source));
        return new()
        {
            ElectionId = Id,
            Jurisdiction = Jurisdiction,
            OfficeId = OfficeId,
            Kind = EnumText.Parse<ElectionKind>(Kind),
            Name = Contract.JsonReader.Parse<LocalizedText>(Name),
            VotingOn = VotingOn,
            CalledOn = CalledOn,
            State = EnumText.Parse<ElectionState>(State),
            SupersededById = SupersededById,
            RepeatsElectionId = RepeatsElectionId,
            Findings = { FindingList.From(Findings) },
            History = { changes.Select(change => change.ToProto()) },
            Etag = Etags.Of(Version),
            Recording = recording,
            TermId = TermId,
            Seat = Seat,
            DistrictId = DistrictId,
        };
    }

    private const string UpdateElection = """
        UPDATE Election
        SET Name = @Name, VotingOn = @VotingOn, CalledOn = @CalledOn, State = @State, SupersededById = @SupersededById,
          Findings = @Findings, Version = @Version
        WHERE Id = @Id
        """;
}
