using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<CheckIndirectResultResponse> CheckIndirectResult(CheckIndirectResultRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var votes = IndirectResultRow.Require(session, election.Id, request.Region)
                .ToVotes(AssemblyRow.DeputiesIn(session, election.Jurisdiction, request.Region));
            var inForce = law.On(session, election.Jurisdiction, TextFormats.FirstDay(election.VotingOn));
            var findings = IndirectRules.AddsUp(votes).Concat(IndirectRules.IsElected(votes, inForce.Rules.Indirect));
            return new CheckIndirectResultResponse { Findings = { inForce.Judge(findings) } };
        }));
}
