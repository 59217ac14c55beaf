using Saylau.Observers.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Assessments;

/// <summary>An assessment as it is stored.</summary>
internal sealed record AssessmentRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string ElectionId { get; init; }

    public required string MissionId { get; init; }

    public required string Author { get; init; }

    public required string Category { get; init; }

    public required string Grade { get; init; }

    public required string Severity { get; init; }

    public required string Statement { get; init; }

    public required string Body { get; init; }

    public required bool Continued { get; init; }

    public required string AboutRule { get; init; }

    public Assessment ToProto(IEnumerable<TagRow> tags)
    {
        var words = tags.ToLookup(tag => tag.Topic, tag => tag.Word, StringComparer.Ordinal);
        return new()
        {
            AssessmentId = Id,
            Jurisdiction = Jurisdiction,
            ElectionId = ElectionId,
            MissionId = MissionId,
            Author = Author,
            Category = EnumText.Parse<AssessmentCategory>(Category),
            Grade = EnumText.Parse<Grade>(Grade),
            Severity = EnumText.Parse<Severity>(Severity),
            Statement = Statement,
            Body = Body,
            // In one order, whatever the order they were told in.
            CommitmentIds = { words[TagRow.OfCommitment].Order(StringComparer.Ordinal) },
            Irregularities = { words[TagRow.OfIrregularity].Select(EnumText.Parse<IrregularityType>).Order() },
            Causes = { words[TagRow.OfCause].Select(EnumText.Parse<Cause>).Order() },
            Continued = Continued,
            Rule = AboutRule,
            Recording = ToRecording(),
        };
    }
}

/// <summary>A commitment, irregularity or cause that an assessment names.</summary>
internal sealed record TagRow
{
    /// <summary>The topic of commitments.</summary>
    public const string OfCommitment = "COMMITMENT";

    /// <summary>The topic of irregularities.</summary>
    public const string OfIrregularity = "IRREGULARITY";

    /// <summary>The topic of causes.</summary>
    public const string OfCause = "CAUSE";

    public required string AssessmentId { get; init; }

    public required string Topic { get; init; }

    public required string Word { get; init; }

    /// <summary>What several assessments name, by assessment.</summary>
    public static ILookup<string, TagRow> On(Session session, IReadOnlyCollection<string> assessments) =>
        session.Query<TagRow>(TagsOf, new { Assessments = assessments }).ToLookup(row => row.AssessmentId, StringComparer.Ordinal);

    private const string TagsOf = """
        SELECT AssessmentId, Topic, Word
        FROM AssessmentTag
        WHERE AssessmentId IN @Assessments
        """;
}
