using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<CheckAgendaChangeResponse> CheckAgendaChange(CheckAgendaChangeRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var sitting = SittingRow.Require(session, request.SittingId);
            var (_, findings) = JudgeAgenda(Agenda(session, sitting), sitting, request.Kind, request.ItemId, request.Place, day, LawOf(session, sitting));
            return new CheckAgendaChangeResponse { Findings = { findings } };
        }));
    }
}
