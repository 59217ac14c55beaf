using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Complaints;

/// <summary>All that was decided on a complaint by a day: first, and on each appeal.</summary>
internal sealed record ComplaintCase(DecisionRow? First, IReadOnlyList<(AppealRow Row, DecisionRow? Decision)> Appeals)
{
    /// <summary>Nothing is decided.</summary>
    public static ComplaintCase Open { get; } = new(null, []);

    /// <summary>Where the complaint stands.</summary>
    public ComplaintState State => Appeals.Count == 0
        ? ComplaintRules.StateAfter(First?.ToOutcome())
        : Appeals[^1].Decision is { } decision
            ? ComplaintRules.Lifecycle.After(ComplaintState.Appealed, ComplaintRules.ActOf(decision.ToOutcome(), onAppeal: true))!.Value
            : ComplaintState.Appealed;

    /// <summary>The decision that stands, with the number of its appeal; null if nothing is decided.</summary>
    public (int Appeal, DecisionRow Decision)? Standing => Decisions.Select(decision => ((int, DecisionRow)?)decision).LastOrDefault();

    /// <summary>Every decision with the number of its appeal, 0 for the first.</summary>
    public IEnumerable<(int Appeal, DecisionRow Decision)> Decisions =>
        (First is null ? [] : new[] { (0, First) }).Concat(Appeals.Where(appeal => appeal.Decision is not null).Select(appeal => (appeal.Row.Number, appeal.Decision!)));

    /// <summary>Everything that rests on a source of its own.</summary>
    public IEnumerable<RecordedRow> Rows => Decisions.Select(decision => (RecordedRow)decision.Decision).Concat(Appeals.Select(appeal => appeal.Row));

    /// <summary>The case of one complaint as it is known today.</summary>
    public static ComplaintCase Of(Session session, string complaintId) => Of(session, [complaintId], "").GetValueOrDefault(complaintId, Open);

    /// <summary>The cases of complaints by a day, or until now; one on which nothing happened is absent.</summary>
    public static IReadOnlyDictionary<string, ComplaintCase> Of(Session session, IReadOnlyCollection<string> complaints, string asOf)
    {
        var asked = new { Complaints = complaints, AsOf = asOf };
        return Join(session.Query<DecisionRow>(DecisionsOn, asked), session.Query<AppealRow>(AppealsOn, asked), session.Query<AppealDecisionRow>(AppealDecisionsOn, asked));
    }

    /// <summary>The cases of all complaints about an election by a day.</summary>
    public static IReadOnlyDictionary<string, ComplaintCase> OfElection(Session session, string electionId, string asOf)
    {
        var asked = new { ElectionId = electionId, AsOf = asOf };
        return Join(session.Query<DecisionRow>(DecisionsIn, asked), session.Query<AppealRow>(AppealsIn, asked), session.Query<AppealDecisionRow>(AppealDecisionsIn, asked));
    }

    private static Dictionary<string, ComplaintCase> Join(
        IEnumerable<DecisionRow> decisions, IEnumerable<AppealRow> appeals, IEnumerable<AppealDecisionRow> appealDecisions)
    {
        var decided = appealDecisions.ToDictionary(row => (row.ComplaintId, row.Number), row => row.ToDecision());
        var appealed = appeals.OrderBy(row => row.Number).ToLookup(row => row.ComplaintId, StringComparer.Ordinal);
        return decisions.ToDictionary(
            row => row.ComplaintId,
            row => new ComplaintCase(row, [.. appealed[row.ComplaintId].Select(appeal => (appeal, decided.GetValueOrDefault((appeal.ComplaintId, appeal.Number))))]),
            StringComparer.Ordinal);
    }

    private const string DecisionsOn = """
        SELECT *
        FROM ComplaintDecision
        WHERE ComplaintId IN @Complaints AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;

    private const string AppealsOn = """
        SELECT *
        FROM ComplaintAppeal
        WHERE ComplaintId IN @Complaints AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;

    private const string AppealDecisionsOn = """
        SELECT *
        FROM ComplaintAppealDecision
        WHERE ComplaintId IN @Complaints AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;

    private const string DecisionsIn = """
        SELECT d.*
        FROM ComplaintDecision d
        JOIN Complaint c ON c.Id = d.ComplaintId
        WHERE c.ElectionId = @ElectionId AND (@AsOf = '' OR d.OccurredOn <= @AsOf)
        """;

    private const string AppealsIn = """
        SELECT a.*
        FROM ComplaintAppeal a
        JOIN Complaint c ON c.Id = a.ComplaintId
        WHERE c.ElectionId = @ElectionId AND (@AsOf = '' OR a.OccurredOn <= @AsOf)
        """;

    private const string AppealDecisionsIn = """
        SELECT d.*
        FROM ComplaintAppealDecision d
        JOIN Complaint c ON c.Id = d.ComplaintId
        WHERE c.ElectionId = @ElectionId AND (@AsOf = '' OR d.OccurredOn <= @AsOf)
        """;
}
