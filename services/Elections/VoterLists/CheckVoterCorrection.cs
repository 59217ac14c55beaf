using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Validation;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<CheckVoterCorrectionResponse> CheckVoterCorrection(CheckVoterCorrectionRequest request, ServerCallContext context)
    {
        var day = TextFormats.FirstDay(ledger.DayAsked(request.AsOf));
        return Task.FromResult(database.Read(session => new CheckVoterCorrectionResponse
        {
            Findings = { MayDecide(session, CorrectionRow.Require(session, request.CorrectionId), request.Act, day) },
        }));
    }
}
