using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Commissions;

public sealed partial class CommissionService
{
    /// <inheritdoc />
    public override Task<ListTrainingsResponse> ListTrainings(ListTrainingsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<TrainingRow>(TrainingsAsked, new
        {
            request.Jurisdiction,
            request.ElectionId,
            Audience = request.Audience is TrainingAudience.Unspecified ? "" : EnumText.Of(request.Audience),
            request.AsOf,
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListTrainingsResponse { Trainings = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string TrainingsAsked = """
        SELECT *
        FROM Training
        WHERE Jurisdiction = @Jurisdiction AND Id > @After
          AND (@ElectionId = '' OR ElectionId = @ElectionId) AND (@Audience = '' OR Audience = @Audience)
          AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
