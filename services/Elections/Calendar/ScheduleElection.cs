using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Common.V1.ErrorReason;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<ScheduleElectionResponse> ScheduleElection(ScheduleElectionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            var office = OfficeRow.Require(tx, request.OfficeId, request.Jurisdiction);
            RequireNew(tx, request.ElectionId);
            if (request.Kind is not (ElectionKind.Regular or ElectionKind.Indirect))
                throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("kind", "is of elections that are called, never expected."));

            var election = Shown(tx, ElectionRow.Enter(tx, new()
            {
                Id = request.ElectionId,
                Jurisdiction = request.Jurisdiction,
                OfficeId = office.Id,
                Kind = EnumText.Of(request.Kind),
                Name = request.Name.ToString(),
                VotingOn = request.VotingOn,
                CalledOn = "",
                State = EnumText.Of(ElectionState.Scheduled),
                SupersededById = "",
                Findings = [],
                Version = 1,
            }, request.Act));
            tx.Record(new ElectionScheduled { Election = election });
            return new ScheduleElectionResponse { Election = election };
        });
}
