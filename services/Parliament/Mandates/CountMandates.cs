using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<CountMandatesResponse> CountMandates(CountMandatesRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var rows = database.Read(session => MandateRow.HeldOn(session, ChamberRow.Require(session, request.ChamberId).Id, day))
            .Where(row => request.ElectionId.Length == 0 || string.Equals(row.ElectionId, request.ElectionId, StringComparison.Ordinal)).ToList();
        var counts = rows.GroupBy(row => (SeatClass: EnumText.Parse<SeatClass>(row.SeatClass), row.PartyId))
            .OrderBy(group => group.Key.SeatClass).ThenBy(group => group.Key.PartyId, StringComparer.Ordinal)
            .Select(group => new MandateCount { SeatClass = group.Key.SeatClass, PartyId = group.Key.PartyId, Count = (uint)group.Count() });
        return Task.FromResult(new CountMandatesResponse
        {
            Counts = { counts },
            Held = (uint)rows.Count,
            AsOf = day,
            Source = Sources.Weakest(rows.Select(row => row.ToSource())),
        });
    }
}
