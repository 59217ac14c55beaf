using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override async Task<CheckEligibilityResponse> CheckEligibility(CheckEligibilityRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var party = await AskNominator(request.CandidateId, day, context);
        return database.Read(session =>
        {
            var candidate = CandidateRow.Require(session, request.CandidateId);
            var inForce = law.On(session, candidate.Jurisdiction, TextFormats.FirstDay(day));
            return new CheckEligibilityResponse { Findings = { Eligibility.On(session, candidate, day, inForce, party) } };
        });
    }
}
