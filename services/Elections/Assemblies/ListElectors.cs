using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Lists;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<ListElectorsResponse> ListElectors(ListElectorsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = DeputiesOn(session, request.ElectionId, request.Region, request.AsOf);
            var named = rows.DistinctBy(row => row.PersonId, StringComparer.Ordinal).ToDictionary(row => row.PersonId, StringComparer.Ordinal);
            var asked = ElectorateRules.Of([.. rows.Select(row => row.ToFacts())]).Electors
                .Where(elector => string.CompareOrdinal(elector.PersonId, page.After) > 0).Take(page.Take).ToArray();
            var (items, next) = page.Cut(asked, elector => elector.PersonId);
            return new ListElectorsResponse
            {
                Electors = { items.Select(elector => new Elector { Person = named[elector.PersonId].ToPerson(), AssemblyIds = { elector.AssemblyIds }, Weight = elector.Weight }) },
                NextPageToken = next,
            };
        }));
    }

    /// <summary>Who is a deputy in a region on a day; on that of voting if none is asked for.</summary>
    private IReadOnlyList<AssemblyMemberRow> DeputiesOn(Session session, string electionId, string region, string asOf)
    {
        var election = ElectionRow.Require(session, electionId);
        RequireRegion(election, region);
        return AssemblyMemberRow.Serving(session, election.Jurisdiction, region, asOf.Length > 0 ? asOf : TextFormats.FirstDay(election.VotingOn).Iso());
    }
}
