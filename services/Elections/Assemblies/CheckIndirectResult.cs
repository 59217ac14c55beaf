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
            var unit = UnitResult.Require(session, election.Id, request.Region);
            var inForce = law.On(session, election.Jurisdiction, TextFormats.FirstDay(election.VotingOn));
            var findings = Required(session, election, unit.Deciding, unit.Second is null ? null : unit.First, inForce.Rules.Indirect)
                .Concat(Elects(unit.Deciding.ToVotes(null), unit.Second is not null, inForce.Rules.Indirect));
            return new CheckIndirectResultResponse { Findings = { inForce.Judge(findings) } };
        }));
}
