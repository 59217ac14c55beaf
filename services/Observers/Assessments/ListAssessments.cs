using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Observers.Assessments;

public sealed partial class AssessmentService
{
    /// <inheritdoc />
    public override Task<ListAssessmentsResponse> ListAssessments(ListAssessmentsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<AssessmentRow>(AssessmentsAsked, new
            {
                request.Jurisdiction,
                request.ElectionId,
                request.MissionId,
                request.Author,
                Categories = EnumText.Words(request.Categories),
                Grades = EnumText.Words(request.Grades),
                request.AsOf,
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            var tags = TagRow.On(session, [.. items.Select(row => row.Id)]);
            return new ListAssessmentsResponse { Assessments = { items.Select(row => row.ToProto(tags[row.Id])) }, NextPageToken = next };
        }));
    }

    private const string AssessmentsAsked = """
        SELECT *
        FROM Assessment
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND Category IN @Categories AND Grade IN @Grades
          AND (@ElectionId = '' OR ElectionId = @ElectionId) AND (@MissionId = '' OR MissionId = @MissionId)
          AND (@Author = '' OR Author = @Author) AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
