using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Assessments;

public sealed partial class AssessmentService
{
    /// <inheritdoc />
    public override Task<CheckRecurrenceResponse> CheckRecurrence(CheckRecurrenceRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var day = ledger.DayAsked(request.AsOf);
        var rows = database.Read(session => session.Query<AssessmentRow>(
            NamingCause, new { request.Jurisdiction, Cause = EnumText.Of(request.Cause), Day = day }));
        var named = rows.Select(row => new CauseNamed(row.Id, row.ElectionId, row.OccurredOn, row.Continued)).ToArray();
        var earlier = RecurrenceRules.Earlier(named);
        return Task.FromResult(new CheckRecurrenceResponse
        {
            Recurrence = RecurrenceRules.Determine(named),
            ContinuedIds = { named.Where(one => one.Continued).Select(one => one.AssessmentId) },
            EarlierIds = { earlier.Select(one => one.AssessmentId) },
            EarlierElectionIds = { earlier.Select(one => one.ElectionId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal) },
            AsOf = day,
            Source = Sources.Weakest(rows.Select(row => row.ToSource())),
        });
    }

    private const string NamingCause = """
        SELECT a.*
        FROM Assessment a
        JOIN AssessmentTag t ON t.AssessmentId = a.Id AND t.Topic = 'CAUSE' AND t.Word = @Cause
        WHERE a.Jurisdiction = @Jurisdiction AND a.OccurredOn <= @Day
        ORDER BY a.Id
        """;
}
