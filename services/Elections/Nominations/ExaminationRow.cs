using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Nominations;

/// <summary>An examination of language as it is stored.</summary>
internal sealed record ExaminationRow : RecordedRow
{
    public required string CandidateId { get; init; }

    public required long VotesFor { get; init; }

    public required long VotesAgainst { get; init; }

    public required bool Passed { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The examinations of several candidates until a day; all where no day is given.</summary>
    public static IReadOnlyList<ExaminationRow> Of(Session session, IReadOnlyCollection<string> candidates, string asOf) =>
        session.Query<ExaminationRow>(ExaminationsOf, new { Candidates = candidates, AsOf = asOf });

    public LanguageExamination ToProto(IEnumerable<ExaminationPartRow> parts) => new()
    {
        Parts = { parts.Select(part => part.ToProto()) },
        VotesFor = (uint)VotesFor,
        VotesAgainst = (uint)VotesAgainst,
        Passed = Passed,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };

    private const string ExaminationsOf = """
        SELECT *
        FROM LanguageExamination
        WHERE CandidateId IN @Candidates AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}

/// <summary>A part of an examination as it is stored.</summary>
internal sealed record ExaminationPartRow
{
    public required string CandidateId { get; init; }

    public required string Part { get; init; }

    public required long Errors { get; init; }

    /// <summary>The parts that several candidates took, by candidate.</summary>
    public static ILookup<string, ExaminationPartRow> Of(Session session, IReadOnlyCollection<string> candidates) =>
        session.Query<ExaminationPartRow>(PartsOf, new { Candidates = candidates }).ToLookup(row => row.CandidateId, StringComparer.Ordinal);

    public ExaminedPart ToProto() => new() { Part = EnumText.Parse<LanguagePart>(Part), Errors = (uint)Errors };

    private const string PartsOf = """
        SELECT *
        FROM ExaminationPart
        WHERE CandidateId IN @Candidates
        ORDER BY CandidateId, Part
        """;
}
