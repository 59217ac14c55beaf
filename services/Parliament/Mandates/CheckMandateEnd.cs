using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<CheckMandateEndResponse> CheckMandateEnd(CheckMandateEndRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var mandate = MandateRow.Require(session, request.MandateId);
            var chamber = ChamberRow.Require(session, mandate.ChamberId);
            var inForce = law.On(session, chamber.Jurisdiction, TextFormats.FirstDay(day));
            var citation = ChamberRules.CitationOf(ChamberRules.Of(inForce.Rules, chamber.Id));
            return new CheckMandateEndResponse { Findings = { inForce.Judge(MandateRules.MayEnd(mandate, day, citation)) } };
        }));
    }
}
