using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<CheckFilingResponse> CheckFiling(CheckFilingRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var inForce = law.On(session, ElectionRow.Require(session, request.ElectionId).Jurisdiction, TextFormats.FirstDay(day));
            return new CheckFilingResponse
            {
                Findings = { inForce.Judge(ComplaintRules.MayFile(request.ComplainantKind, request.SubjectKind, request.EventOn, day, inForce.Rules.Complaints)) },
            };
        }));
    }
}
