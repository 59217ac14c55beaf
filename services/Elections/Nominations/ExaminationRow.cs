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

    /// <summary>Where the first examination is kept.</summary>
    public const string First = "LanguageExamination";

    /// <summary>Where the second is kept, which was held on appeal.</summary>
    public const string Second = "LanguageReexamination";

    /// <summary>The examinations of several candidates until a day, first ones first; all where no day is given.</summary>
    public static IReadOnlyList<NumberedExamination> Of(Session session, IReadOnlyCollection<string> candidates, string asOf)
    {
        var asked = new { Candidates = candidates, AsOf = asOf };
        return
        [
            .. session.Query<ExaminationRow>(FirstOf, asked).Select(row => new NumberedExamination(row, 1)),
            .. session.Query<ExaminationRow>(SecondOf, asked).Select(row => new NumberedExamination(row, 2)),
        ];
    }

    /// <summary>The last examination of each of several candidates until a day: it decides.</summary>
    public static IReadOnlyList<ExaminationRow> LastOf(Session session, IReadOnlyCollection<string> candidates, string asOf) =>
        [.. Of(session, candidates, asOf).GroupBy(row => row.CandidateId, StringComparer.Ordinal).Select(rows => rows.Last().Row)];

    public LanguageExamination ToProto(IEnumerable<ExaminationPartRow> parts, uint round) => new()
    {
        Round = round,
        Parts = { parts.Select(part => part.ToProto()) },
        VotesFor = (uint)VotesFor,
        VotesAgainst = (uint)VotesAgainst,
        Passed = Passed,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };

    private const string FirstOf = """
        SELECT *
        FROM LanguageExamination
        WHERE CandidateId IN @Candidates AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;

    private const string SecondOf = """
        SELECT *
        FROM LanguageReexamination
        WHERE CandidateId IN @Candidates AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}

/// <summary>An examination, and which it was: the second is held on appeal against the first.</summary>
internal sealed record NumberedExamination(ExaminationRow Row, uint Round)
{
    public string CandidateId => Row.CandidateId;

    public LanguageExamination ToProto(ILookup<(string Candidate, uint Round), ExaminationPartRow> parts) => Row.ToProto(parts[(CandidateId, Round)], Round);
}

/// <summary>A part of an examination as it is stored.</summary>
internal sealed record ExaminationPartRow
{
    public required string CandidateId { get; init; }

    public required string Part { get; init; }

    public required long Errors { get; init; }

    /// <summary>The parts that several candidates took, by candidate and examination.</summary>
    public static ILookup<(string Candidate, uint Round), ExaminationPartRow> Of(Session session, IReadOnlyCollection<string> candidates)
    {
        var asked = new { Candidates = candidates };
        return session.Query<ExaminationPartRow>(FirstOf, asked).Select(row => (Round: 1u, Row: row))
            .Concat(session.Query<ExaminationPartRow>(SecondOf, asked).Select(row => (Round: 2u, Row: row)))
            .ToLookup(part => (part.Row.CandidateId, part.Round), part => part.Row);
    }

    public ExaminedPart ToProto() => new() { Part = EnumText.Parse<LanguagePart>(Part), Errors = (uint)Errors };

    private const string FirstOf = """
        SELECT *
        FROM ExaminationPart
        WHERE CandidateId IN @Candidates
        ORDER BY CandidateId, Part
        """;

    private const string SecondOf = """
        SELECT *
        FROM ReexaminationPart
        WHERE CandidateId IN @Candidates
        ORDER BY CandidateId, Part
        """;
}
