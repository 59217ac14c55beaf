using Grpc.Core;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<GetRenewalResponse> GetRenewal(GetRenewalRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var chamber = ChamberRow.Require(session, request.ChamberId);
            var inForce = law.On(session, chamber.Jurisdiction, TextFormats.FirstDay(day));
            var byLaw = ChamberRules.Of(inForce.Rules, chamber.Id);
            var parts = SeatRow.Of(session, chamber.Id).ToDictionary(row => row.Id, row => (uint)row.RenewalClass, StringComparer.Ordinal);
            var held = MandateRow.HeldOn(session, chamber.Id, day);
            var renewedOn = SeatRules.RenewedOn(held, day);
            uint? PartOf(MandateRow row) => parts.TryGetValue(row.SeatId, out var part) && part > 0 ? part : null;
            var rules = inForce.Rules.Tenure?.Renewals.Where(rule => ChamberRules.Seats(byLaw, rule.SeatClass) is not null) ?? [];
            return new GetRenewalResponse
            {
                RenewedOn = renewedOn,
                Counts = { Count(held, PartOf, renewedOn) },
                Findings = { inForce.Judge(rules.SelectMany(rule => SeatRules.IsRenewal(
                    [.. held.Where(row => Ends(row, renewedOn) && IsOf(row, rule.SeatClass)).Select(PartOf)], rule, ChamberRules.Seats(byLaw, rule.SeatClass)!.Seats))) },
                AsOf = day,
                Source = Sources.Weakest(held.Select(row => row.ToSource())),
            };
        }));
    }

    private static IEnumerable<RenewalCount> Count(IReadOnlyList<MandateRow> held, Func<MandateRow, uint?> partOf, string renewedOn) => held
        .GroupBy(row => (SeatClass: EnumText.Parse<SeatClass>(row.SeatClass), Part: partOf(row)))
        .OrderBy(group => group.Key.SeatClass).ThenBy(group => group.Key.Part)
        .Select(group =>
        {
            var count = new RenewalCount { SeatClass = group.Key.SeatClass, Mandates = (uint)group.Count(row => Ends(row, renewedOn)), Held = (uint)group.Count() };
            if (group.Key.Part is { } part)
                count.RenewalClass = part;
            return count;
        });

    private static bool Ends(MandateRow row, string day) => day.Length > 0 && string.Equals(row.EndsOn, day, StringComparison.Ordinal);

    private static bool IsOf(MandateRow row, SeatClass seatClass) => string.Equals(row.SeatClass, EnumText.Of(seatClass), StringComparison.Ordinal);
}
