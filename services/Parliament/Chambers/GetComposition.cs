using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<GetCompositionResponse> GetComposition(GetCompositionRequest request, ServerCallContext context)
    {
        var today = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var chamber = ChamberRow.Require(session, request.ChamberId);
            var (convocation, day) = ConvocationOn(session, request, today);
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
                ConvocationId = convocation?.Id ?? "",
            };
        }));
    }

    /// <summary>The convocation asked about, or the one of the day, and the day: today, or the last day of one that has ended.</summary>
    private static (ConvocationRow? Convocation, string Day) ConvocationOn(Session session, GetCompositionRequest request, string today)
    {
        if (request.ConvocationId.Length == 0)
            return (ConvocationRow.Of(session, request.ChamberId).LastOrDefault(row => row.Has(today)), today);
        var asked = ConvocationRow.RequireOf(session, request.ChamberId, request.ConvocationId);
        var isOver = asked.Until().Length > 0 && string.CompareOrdinal(asked.Until(), today) <= 0;
        var day = request.AsOf.Length == 0 && isOver ? TextFormats.FirstDay(asked.Until()).AddDays(-1).Iso() : today;
        return asked.Has(day) ? (asked, day)
            : throw Refusal.Invalid(Parliament.V1.ErrorReason.OutsideConvocation, ("as_of", $"is none of the days of '{asked.Id}'."));
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
