using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<GetCompositionResponse> GetComposition(GetCompositionRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var chamber = ChamberRow.Require(session, request.ChamberId);
            var inForce = law.On(session, chamber.Jurisdiction, TextFormats.FirstDay(day));
            var byLaw = ChamberRules.Of(inForce.Rules, chamber.Id);
            var mandates = MandateRow.HeldOn(session, chamber.Id, day);
            var held = mandates.GroupBy(row => EnumText.Parse<SeatClass>(row.SeatClass)).ToDictionary(group => group.Key, group => (uint)group.Count());
            return new GetCompositionResponse
            {
                Classes = { (byLaw?.Seats ?? []).Select(seat => Count(seat, mandates)) },
                ByLaw = new() { Seats = ChamberRules.Total(byLaw), Citation = ChamberRules.CitationOf(byLaw) },
                Held = Held(ChamberRules.Total(byLaw), mandates, ChamberRules.CitationOf(byLaw)),
                Findings = { inForce.Judge(ChamberRules.IsWithinTheLaw(chamber.Id, byLaw, held)) },
                AsOf = day,
            };
        }));
    }

    private static SeatCount Count(SeatRule seat, IReadOnlyList<MandateRow> mandates) => new()
    {
        SeatClass = seat.SeatClass,
        ByLaw = new() { Seats = seat.Seats, Citation = seat.Citation },
        Held = Held(seat.Seats, [.. mandates.Where(row => string.Equals(row.SeatClass, EnumText.Of(seat.SeatClass), StringComparison.Ordinal))], seat.Citation),
    };

    private static SeatsHeld Held(uint seats, IReadOnlyList<MandateRow> mandates, Citation? citation) => new()
    {
        Held = (uint)mandates.Count,
        Vacant = seats > mandates.Count ? seats - (uint)mandates.Count : 0,
        Basis = new() { Source = Sources.Weakest(mandates.Select(row => row.ToSource()).Concat(citation?.Source is { } source ? [source] : [])) },
    };
}
