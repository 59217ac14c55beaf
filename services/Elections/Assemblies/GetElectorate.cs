using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<GetElectorateResponse> GetElectorate(GetElectorateRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var rows = DeputiesOn(session, request.ElectionId, request.Region, request.AsOf);
            var election = ElectionRow.Require(session, request.ElectionId);
            var electorate = ElectorateRules.Of([.. rows.Select(row => row.ToFacts())]);
            var findings = law.On(session, election.Jurisdiction, TextFormats.FirstDay(election.VotingOn))
                .Judge(ElectorateRules.Explain(electorate, AssemblyRow.DeputiesIn(session, election.Jurisdiction, request.Region)));
            return new GetElectorateResponse
            {
                Electors = (uint)electorate.Electors.Count,
                Weight = electorate.Weight,
                Weighted = electorate.IsWeighted,
                Assemblies = { rows.GroupBy(row => row.AssemblyId, StringComparer.Ordinal).OrderBy(assembly => assembly.Key, StringComparer.Ordinal).Select(ToElectors) },
                Findings = { findings },
                Source = Sources.Weakest(rows.Select(row => row.ToSource())),
            };
        }));

    private static AssemblyElectors ToElectors(IGrouping<string, AssemblyMemberRow> rows) => new()
    {
        AssemblyId = rows.Key,
        Electors = (uint)rows.Count(),
        Weight = Figures.Counted(rows.Sum(row => row.Weight)),
    };
}
