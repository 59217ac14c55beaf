using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Openness;

/// <summary>An activity and where it comes from.</summary>
internal sealed record ActivityRow : RecordedRow
{
    public required string Id { get; init; }
}

/// <summary>The activities of a period, and what of them was published.</summary>
internal sealed record ActivityFacts(
    IReadOnlyList<ActivityRow> Bills, IReadOnlyList<ActivityRow> Votes, IReadOnlyList<SittingRow> Sittings, IReadOnlyList<ItemFacts> Items,
    IReadOnlySet<string> Transcribed, IReadOnlyList<PublicationRow> Publications)
{
    /// <summary>Bills introduced, votes and sittings held in a period.</summary>
    public static ActivityFacts Of(Session session, string jurisdiction, string from, string to)
    {
        var period = new { Jurisdiction = jurisdiction, HeldFrom = from, HeldTo = to };
        var (bills, votes) = (session.Query<ActivityRow>(BillsIntroduced, period), session.Query<ActivityRow>(VotesHeld, period));
        var sittings = SittingRow.Within(session, jurisdiction, from, to);
        var items = SittingItemRow.Of(session, sittings.Select(row => row.Id)).SelectMany(rows => rows)
            .Select(row => new ItemFacts(row.SittingId, EnumText.Parse<ItemOpenness>(row.OpennessNow), row.Controversial));
        return new(bills, votes, sittings, [.. items], session.Query<string>(Stored, period).ToHashSet(StringComparer.Ordinal),
        [
            .. PublicationRow.LatestOn(session, jurisdiction, ActivityKind.Bill, bills.Select(row => row.Id)),
            .. PublicationRow.LatestOn(session, jurisdiction, ActivityKind.Vote, votes.Select(row => row.Id)),
            .. PublicationRow.LatestOn(session, jurisdiction, ActivityKind.Sitting, sittings.Select(row => row.Id)),
        ]);
    }

    /// <summary>What a dimension is counted over: a transcript can be published only where there is one.</summary>
    public IReadOnlySet<string> SubjectsOf(OpennessDimension dimension) => OpennessRules.SubjectOf(dimension) switch
    {
        ActivityKind.Bill => Bills.Select(row => row.Id).ToHashSet(StringComparer.Ordinal),
        ActivityKind.Vote => Votes.Select(row => row.Id).ToHashSet(StringComparer.Ordinal),
        _ => dimension is OpennessDimension.Transcript ? Transcribed : Sittings.Select(row => row.Id).ToHashSet(StringComparer.Ordinal),
    };

    /// <summary>The weakest source of what a dimension is counted over.</summary>
    public Source? SourceOf(OpennessDimension dimension)
    {
        var subjects = SubjectsOf(dimension);
        var rows = OpennessRules.SubjectOf(dimension) switch
        {
            ActivityKind.Bill => Bills.Cast<RecordedRow>(),
            ActivityKind.Vote => Votes,
            _ => Sittings.Where(row => subjects.Contains(row.Id)),
        };
        return Sources.Weakest(rows.Concat(Publications.Where(row => string.Equals(row.Dimension, EnumText.Of(dimension), StringComparison.Ordinal)))
            .Select(row => row.ToSource()));
    }

    /// <summary>The weakest source of all of it.</summary>
    public Source? SourceOfAll() => Sources.Weakest(
        Bills.Cast<RecordedRow>().Concat(Votes).Concat(Sittings).Concat(Publications).Select(row => row.ToSource()));

    private const string BillsIntroduced = """
        SELECT Id, LedgerPosition, OccurredOn, RecordedAt, EnteredLater, Provenance, Citation
        FROM Bill
        WHERE Jurisdiction = @Jurisdiction AND OccurredOn >= @HeldFrom AND OccurredOn <= @HeldTo
        """;

    private const string VotesHeld = """
        SELECT Id, LedgerPosition, OccurredOn, RecordedAt, EnteredLater, Provenance, Citation
        FROM BillVote
        WHERE Jurisdiction = @Jurisdiction AND HeldOn >= @HeldFrom AND HeldOn <= @HeldTo
        """;

    private const string Stored = """
        SELECT DISTINCT s.Id
        FROM Sitting s
        JOIN Transcript t ON t.SittingId = s.Id
        WHERE s.Jurisdiction = @Jurisdiction AND s.HeldOn >= @HeldFrom AND s.HeldOn <= @HeldTo
        """;
}
