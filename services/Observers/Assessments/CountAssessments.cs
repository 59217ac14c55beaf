using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Assessments;

public sealed partial class AssessmentService
{
    /// <inheritdoc />
    public override Task<CountAssessmentsResponse> CountAssessments(CountAssessmentsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var day = ledger.DayAsked(request.AsOf);
        var rows = database.Read(session => session.Query<GradeRow>(
            GradesGiven, new { request.Jurisdiction, request.ElectionId, Day = day }));
        uint With(AssessmentCategory category, Grade grade) => (uint)rows
            .Where(row => string.Equals(row.Category, EnumText.Of(category), StringComparison.Ordinal) && string.Equals(row.Grade, EnumText.Of(grade), StringComparison.Ordinal))
            .Sum(row => row.Assessments);
        return Task.FromResult(new CountAssessmentsResponse
        {
            Counts =
            {
                Enum.GetValues<AssessmentCategory>().Where(category => category is not AssessmentCategory.Unspecified)
                    .Select(category => new AssessmentCount
                    {
                        Category = category,
                        Positive = With(category, Grade.Positive),
                        Mixed = With(category, Grade.Mixed),
                        Negative = With(category, Grade.Negative),
                    }),
            },
            Assessments = (uint)rows.Sum(row => row.Assessments),
            Authors = (uint)rows.Select(row => row.Author).Distinct(StringComparer.Ordinal).Count(),
            AsOf = day,
            Source = Sources.Weakest(rows.Select(row => row.ToSource())),
        });
    }

    private const string GradesGiven = """
        SELECT Category, Grade, Author, Provenance, Citation, COUNT(*) AS Assessments
        FROM Assessment
        WHERE Jurisdiction = @Jurisdiction AND (@ElectionId = '' OR ElectionId = @ElectionId) AND OccurredOn <= @Day
        GROUP BY Category, Grade, Author, Provenance, Citation
        ORDER BY Category, Grade, Author, Provenance, Citation
        """;

    private sealed record GradeRow
    {
        public required string Category { get; init; }

        public required string Grade { get; init; }

        public required string Author { get; init; }

        public required string Provenance { get; init; }

        public required string Citation { get; init; }

        public required long Assessments { get; init; }

        public Source ToSource() => new() { Provenance = EnumText.Parse<Provenance>(Provenance), Citation = Citation };
    }
}
