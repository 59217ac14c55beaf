using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.Registration;

/// <summary>An application as it is stored.</summary>
internal sealed record ApplicationRow : RecordedRow
{
    public required string Id { get; init; }

    public required string PartyId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string FiledOn { get; init; }

    public required string State { get; init; }

    public required int Authorities { get; init; }

    public required byte[] Findings { get; init; }

    public required long Version { get; init; }

    public string Kind { get; init; } = "FOUNDING";

    public string PreviousId { get; init; } = "";

    /// <summary>The day on which nothing was left to decide; empty before it.</summary>
    public string ClosedOn { get; init; } = "";

    /// <summary>The application of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/APPLICATION_NOT_FOUND.</exception>
    public static ApplicationRow Require(Session session, string id) =>
        session.Find<ApplicationRow>("SELECT * FROM Application WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.ApplicationNotFound, "application_id", id);

    /// <summary>The application of a party that was filed last, by a day, as it stood then; null if there is none.</summary>
    public static ApplicationRow? Latest(Session session, string partyId, string day) =>
        session.Query<ApplicationRow>(OfParty, new { PartyId = partyId, Day = day, Take = 1 }).SingleOrDefault() is not { } row ? null
            : string.CompareOrdinal(row.ClosedOn, day) <= 0 ? row
            : row with { State = EnumText.Of(ApplicationState.Pending), ClosedOn = "" };

    /// <summary>Stores where it stands now, under the next version.</summary>
    public ApplicationRow MoveTo(Session session, ApplicationState state, string day)
    {
        var isOver = state is ApplicationState.Approved or ApplicationState.Refused or ApplicationState.Withdrawn;
        var next = this with { State = EnumText.Of(state), Version = Version + 1, ClosedOn = isOver ? day : "" };
        session.Execute(Move, new { next.State, next.Version, next.ClosedOn, next.Id });
        return next;
    }

    public Application ToProto(ApplicationCourse course) => new()
    {
        ApplicationId = Id,
        PartyId = PartyId,
        FiledOn = FiledOn,
        State = EnumText.Parse<ApplicationState>(State),
        Decisions = { course.Decisions.Select(decision => decision.ToProto()) },
        Authorities = (uint)Authorities,
        Findings = { FindingList.From(Findings) },
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
        Kind = EnumText.Parse<ApplicationKind>(Kind),
        PreviousApplicationId = PreviousId,
        Reviews = { course.Reviews(State is "PENDING" or "RETURNED") },
    };

    private const string OfParty = """
        SELECT *
        FROM Application
        WHERE PartyId = @PartyId AND FiledOn <= @Day
        ORDER BY FiledOn DESC, LedgerPosition DESC {page}
        """;

    private const string Move = """
        UPDATE Application
        SET State = @State, Version = @Version, ClosedOn = @ClosedOn
        WHERE Id = @Id
        """;
}

/// <summary>The decision of one authority as it is stored.</summary>
internal sealed record DecisionRow : RecordedRow
{
    public required string ApplicationId { get; init; }

    public required string Authority { get; init; }

    public required string Region { get; init; }

    public required string Outcome { get; init; }

    public required string Reason { get; init; }

    /// <summary>The decisions on several applications, by application.</summary>
    public static ILookup<string, DecisionRow> On(Session session, IReadOnlyCollection<string> applications) =>
        session.Query<DecisionRow>(DecisionsOn, new { Applications = applications }).ToLookup(row => row.ApplicationId, StringComparer.Ordinal);

    public bool Is(AuthoritySeat seat) =>
        string.Equals(Authority, EnumText.Of(seat.Kind), StringComparison.Ordinal) && string.Equals(Region, seat.Region, StringComparison.Ordinal);

    public AuthorityDecision ToProto() => new()
    {
        Authority = EnumText.Parse<AuthorityKind>(Authority),
        Region = Region,
        Outcome = EnumText.Parse<DecisionOutcome>(Outcome),
        Reason = Reason,
        Recording = ToRecording(),
    };

    private const string DecisionsOn = """
        SELECT *
        FROM AuthorityDecision
        WHERE ApplicationId IN @Applications
        ORDER BY ApplicationId, Authority, Region
        """;
}
