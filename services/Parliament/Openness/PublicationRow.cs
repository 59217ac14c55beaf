using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Openness;

/// <summary>Whether something of an activity was published, as it is stored.</summary>
internal sealed record PublicationRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Dimension { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public required string State { get; init; }

    public required string PublishedOn { get; init; }

    public required string PublicationFormat { get; init; }

    /// <summary>What counts for several activities: for each and each dimension, what was entered last.</summary>
    public static IReadOnlyList<PublicationRow> LatestOn(Session session, string jurisdiction, ActivityKind kind, IEnumerable<string> subjects) => [.. subjects.Chunk(500)
        .SelectMany(some => session.Query<PublicationRow>(OnSubjects, new { Jurisdiction = jurisdiction, Kind = EnumText.Of(kind), Subjects = some }))
        .GroupBy(row => (row.SubjectId, row.Dimension)).Select(group => group.Last())];

    public ActivityPublication ToProto() => new()
    {
        PublicationId = Id,
        Jurisdiction = Jurisdiction,
        Dimension = EnumText.Parse<OpennessDimension>(Dimension),
        SubjectKind = EnumText.Parse<ActivityKind>(SubjectKind),
        SubjectId = SubjectId,
        State = EnumText.Parse<PublicationState>(State),
        PublishedOn = PublishedOn,
        PublicationFormat = PublicationFormat,
        Recording = ToRecording(),
    };

    private const string OnSubjects = """
        SELECT *
        FROM ActivityPublication
        WHERE Jurisdiction = @Jurisdiction AND SubjectKind = @Kind AND SubjectId IN @Subjects
        ORDER BY OccurredOn, LedgerPosition
        """;
}
