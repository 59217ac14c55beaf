using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Openness;

public sealed partial class OpennessService
{
    /// <inheritdoc />
    public override Task<GetOpennessResponse> GetOpenness(GetOpennessRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        return Task.FromResult(database.Read(session =>
        {
            var inForce = law.On(session, request.Jurisdiction, TextFormats.FirstDay(request.HeldTo));
            var facts = ActivityFacts.Of(session, request.Jurisdiction, request.HeldFrom, request.HeldTo);
            var publications = facts.Publications.Select(row => new PublicationFacts(
                EnumText.Parse<OpennessDimension>(row.Dimension), row.SubjectId, EnumText.Parse<PublicationState>(row.State))).ToList();
            var response = new GetOpennessResponse
            {
                View = OpennessRules.View(
                    facts.SubjectsOf(OpennessDimension.BillText), facts.SubjectsOf(OpennessDimension.RollCall), facts.Items, publications),
                Items = OpennessRules.CountItems(facts.Items),
            };
            foreach (var dimension in Enum.GetValues<OpennessDimension>().Where(dimension => dimension is not OpennessDimension.Unspecified))
            {
                var count = OpennessRules.Count(dimension, facts.SubjectsOf(dimension), publications);
                count.Source = facts.SourceOf(dimension);
                response.Dimensions.Add(count);
            }

            response.View.Basis = new() { Source = facts.SourceOfAll() };
            response.Items.Basis = new() { Source = Sources.Weakest(facts.Sittings.Select(row => row.ToSource())) };
            response.Findings.AddRange(inForce.Judge(OpennessRules.AgainstBenchmarks(response.Dimensions, inForce.Rules.Benchmarks)));
            return response;
        }));
    }
}
