using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override async Task<CheckElectedMandateResponse> CheckElectedMandate(CheckElectedMandateRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var claim = new ElectionClaim(request.PersonId, request.SeatClass, request.Region, request.PartyId, request.ElectionId);
        var facts = await elected.Find(claim, context);
        return database.Read(session =>
        {
            var chamber = ChamberRow.Require(session, request.ChamberId);
            RequireRegion(request.Region, chamber.Jurisdiction);
            var inForce = law.On(session, chamber.Jurisdiction, TextFormats.FirstDay(day));
            return new CheckElectedMandateResponse { Findings = { JudgeElected(session, chamber, claim, facts, day, inForce) } };
        });
    }
}
