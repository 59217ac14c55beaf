using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<CheckProtocolResponse> CheckProtocol(CheckProtocolRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var scope = CountingScope.RequireToSee(session, context.Call(), jurisdictions[election.Jurisdiction].Jurisdiction);
            ElectionCount.RequireDirect(election);
            var precinct = RequirePrecinct(session, election, scope, request.PrecinctId);
            var before = request.Protocol is null ? ProtocolRow.Require(session, election.Id, precinct.Id) : ProtocolRow.Find(session, election.Id, precinct.Id);
            if (request.Protocol is not null)
                RequireOf(precinct.Id, request.Protocol);
            var day = ledger.DayAsked(request.AsOf);
            var act = request.Act is ProtocolAct.Unspecified ? ProtocolAct.Submit : request.Act;
            var checking = Checking.Of(session, context.Call().Caller, election, law.On(session, election.Jurisdiction, TextFormats.FirstDay(day)), [precinct.Id]);
            return new CheckProtocolResponse
            {
                Findings = { JudgeAct(checking, election, day, request.Protocol ?? before!.ToEntry(), precinct.Region, before, act, scope) },
                State = ProtocolRow.StateOf(before),
            };
        }));
}
