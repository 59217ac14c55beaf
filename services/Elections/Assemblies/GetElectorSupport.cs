using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Nominations;
using Saylau.Elections.V1;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<GetElectorSupportResponse> GetElectorSupport(GetElectorSupportRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var candidate = CandidateRow.Require(session, request.CandidateId);
            var election = ElectionRow.Require(session, candidate.ElectionId);
            RequireIndirect(election);
            var facts = ElectorSupportRow.FactsOf(session, candidate, election, request.AsOf);
            var inForce = law.On(session, candidate.Jurisdiction, TextFormats.FirstDay(day));
            return new GetElectorSupportResponse
            {
                Support = ElectorSupportRow.ToProto(facts, candidate, ElectorSupportRow.Of(session, candidate.Id, request.AsOf)),
                Findings = { inForce.Judge(SupportRules.IsSupported(facts, inForce.Rules.Indirect)) },
            };
        }));
    }
}
