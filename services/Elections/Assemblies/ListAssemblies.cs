using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<ListAssembliesResponse> ListAssemblies(ListAssembliesRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<AssemblyRow>(
            AssembliesAsked, new { request.Jurisdiction, request.Region, request.AsOf, page.After, page.Take }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListAssembliesResponse { Assemblies = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string AssembliesAsked = """
        SELECT *
        FROM RepresentativeAssembly
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND (@Region = '' OR Region = @Region) AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
