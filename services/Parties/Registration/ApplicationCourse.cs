using Google.Protobuf;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Registration;

/// <summary>What became of an application with each authority: who is asked, who decided, who returned it.</summary>
internal sealed record ApplicationCourse(
    IReadOnlyList<SeatRow> Seats, IReadOnlyList<DecisionRow> Decisions, IReadOnlyList<ReturnRow> Returns)
{
    /// <summary>The course of one application.</summary>
    public static ApplicationCourse Of(Session session, string applicationId) => Of(session, [applicationId])[applicationId];

    /// <summary>The courses of several applications, by application.</summary>
    public static IReadOnlyDictionary<string, ApplicationCourse> Of(Session session, IReadOnlyCollection<string> applications)
    {
        var asked = new { Applications = applications };
        var seats = session.Query<SeatRow>(SeatsOf, asked).ToLookup(row => row.ApplicationId, StringComparer.Ordinal);
        var decisions = DecisionRow.On(session, applications);
        var returns = session.Query<ReturnRow>(ReturnsOf, asked).ToLookup(row => row.ApplicationId, StringComparer.Ordinal);
        return applications.ToDictionary(id => id, id => new ApplicationCourse([.. seats[id]], [.. decisions[id]], [.. returns[id]]), StringComparer.Ordinal);
    }

    /// <summary>The same as it was known on a day.</summary>
    public ApplicationCourse On(string day) => new(Seats,
        [.. Decisions.Where(row => string.CompareOrdinal(row.OccurredOn, day) <= 0)],
        [.. Returns.Where(row => string.CompareOrdinal(row.ReturnedOn, day) <= 0)
            .Select(row => string.CompareOrdinal(row.ResubmittedOn, day) <= 0 ? row : row with { ResubmittedOn = "", Statement = "", Documents = [] })]);

    /// <summary>Where the application stands with every authority that was asked.</summary>
    public IEnumerable<AuthorityReview> Reviews(bool isOpen) => Seats.Select(seat =>
    {
        var kind = EnumText.Parse<AuthorityKind>(seat.Authority);
        var state = AuthorityRules.StateOf(kind, seat.Region, this);
        return new AuthorityReview
        {
            Authority = kind,
            Region = seat.Region,
            State = state,
            DecisionDueOn = isOpen && state is AuthorityState.Waiting ? seat.DueOn : "",
            Returns = { Returns.Where(row => row.IsOf(seat.Authority, seat.Region)).Select(row => row.ToProto()) },
        };
    });

    private const string SeatsOf = """
        SELECT *
        FROM ApplicationSeat
        WHERE ApplicationId IN @Applications
        ORDER BY ApplicationId, Authority, Region
        """;

    private const string ReturnsOf = """
        SELECT *
        FROM ApplicationReturn
        WHERE ApplicationId IN @Applications
        ORDER BY ApplicationId, Authority, Region, Number
        """;
}

/// <summary>An authority that the law named when an application was filed.</summary>
internal sealed record SeatRow
{
    public required string ApplicationId { get; init; }

    public required string Authority { get; init; }

    public required string Region { get; init; }

    /// <summary>The last day for its decision; empty where the law sets none.</summary>
    public required string DueOn { get; init; }
}

/// <summary>An authority returned an application.</summary>
internal sealed record ReturnRow : RecordedRow
{
    public required string ApplicationId { get; init; }

    public required string Authority { get; init; }

    public required string Region { get; init; }

    public required int Number { get; init; }

    public required string Defects { get; init; }

    public required string ReturnedOn { get; init; }

    public required string CureDueOn { get; init; }

    public required string ResubmittedOn { get; init; }

    public required string Statement { get; init; }

    public required byte[] Documents { get; init; }

    /// <summary>Documents as they are stored.</summary>
    public static byte[] ToBytes(IEnumerable<Document> documents) => new ApplicationReturn { Documents = { documents } }.ToByteArray();

    public bool IsOf(string authority, string region) =>
        string.Equals(Authority, authority, StringComparison.Ordinal) && string.Equals(Region, region, StringComparison.Ordinal);

    public ApplicationReturn ToProto() => new()
    {
        Defects = Defects,
        ReturnedOn = ReturnedOn,
        CureDueOn = CureDueOn,
        ResubmittedOn = ResubmittedOn,
        Statement = Statement,
        Documents = { ApplicationReturn.Parser.ParseFrom(Documents).Documents },
        Recording = ToRecording(),
    };
}
