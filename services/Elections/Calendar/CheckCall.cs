using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<CheckCallResponse> CheckCall(CheckCallRequest request, ServerCallContext context)
    {
        var day = TextFormats.FirstDay(ledger.DayAsked(request.AsOf));
        return Task.FromResult(database.Read(session =>
        {
            var inForce = law.On(session, request.Jurisdiction, day);
            var repeated = RepeatVoting.Of(session, context.Call().Caller, request.Kind, request.RepeatsElectionId, law, ledger);
            var findings = CalendarRules.MayCall(request.Kind, day, TextFormats.FirstDay(request.VotingOn), inForce.Rules.Calendar)
                .Concat(repeated?.Judge("", request.VotingOn) ?? []);
            return new CheckCallResponse { Findings = { inForce.Judge(findings) } };
        }));
    }
}
