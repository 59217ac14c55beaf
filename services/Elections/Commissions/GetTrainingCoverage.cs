using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Commissions;

public sealed partial class CommissionService
{
    /// <inheritdoc />
    public override Task<GetTrainingCoverageResponse> GetTrainingCoverage(GetTrainingCoverageRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var day = ledger.DayAsked(request.AsOf);
        var rows = database.Read(session => Held(session, request, day));
        var (participants, invited) = CommissionRules.Coverage(rows.Select(row => (row.Participants, row.Invited)));
        var answer = new GetTrainingCoverageResponse
        {
            Trainings = (uint)rows.Count,
            Participants = (uint)Math.Min(participants, uint.MaxValue),
            AsOf = day,
            Source = Sources.Weakest(rows.Select(row => row.ToSource())),
        };
        if (rows.Count > 0 && invited is { } known)
            answer.Invited = (uint)Math.Min(known, uint.MaxValue);
        // A share of more than a count can hold would be another share.
        if (invited is > 0 and <= uint.MaxValue && participants <= uint.MaxValue)
            answer.Share = new() { Numerator = (uint)participants, Denominator = (uint)invited };
        return Task.FromResult(answer);
    }

    private static IReadOnlyList<TrainingRow> Held(Session session, GetTrainingCoverageRequest request, string day)
    {
        if (request.ElectionId.Length > 0)
            _ = ElectionRow.Require(session, request.ElectionId);
        return session.Query<TrainingRow>(
            TrainingsHeld, new { request.Jurisdiction, request.ElectionId, Audience = EnumText.Of(request.Audience), Day = day });
    }

    private const string TrainingsHeld = """
        SELECT *
        FROM Training
        WHERE Jurisdiction = @Jurisdiction AND Audience = @Audience AND OccurredOn <= @Day
          AND (@ElectionId = '' OR ElectionId = @ElectionId)
        """;
}
