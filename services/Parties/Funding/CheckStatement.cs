using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Common.V1.ErrorReason;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<CheckStatementResponse> CheckStatement(CheckStatementRequest request, ServerCallContext context)
    {
        if (request.Act is StatementAct.File)
            throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("act", "must be to accept or to return; to file is rehearsed by validate_only."));
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var row = StatementRow.Require(session, request.StatementId);
            var inForce = law.On(session, row.Jurisdiction, TextFormats.FirstDay(day));
            return new CheckStatementResponse { Findings = { inForce.Judge(MayDecide(row, request.Act, inForce.Rules.Funding)) } };
        }));
    }
}
