using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Clients;

namespace Saylau.Gateway.Routing;

/// <summary>Sends questions about the law of an area to the service that applies it.</summary>
public sealed class LawForwarder(ServiceDirectory services) : LawService.LawServiceBase
{
    /// <inheritdoc />
    public override Task<BringIntoForceResponse> BringIntoForce(BringIntoForceRequest request, ServerCallContext context) =>
        Client(request.Area).BringIntoForceAsync(request, context.Onward()).ResponseAsync;

    /// <inheritdoc />
    public override Task<CheckBringIntoForceResponse> CheckBringIntoForce(CheckBringIntoForceRequest request, ServerCallContext context) =>
        Client(request.Area).CheckBringIntoForceAsync(request, context.Onward()).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetLawResponse> GetLaw(GetLawRequest request, ServerCallContext context) =>
        Client(request.Area).GetLawAsync(request, context.Onward()).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListLawVersionsResponse> ListLawVersions(ListLawVersionsRequest request, ServerCallContext context) =>
        Client(request.Area).ListLawVersionsAsync(request, context.Onward()).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetJurisdictionResponse> GetJurisdiction(GetJurisdictionRequest request, ServerCallContext context) =>
        Client(request.Area).GetJurisdictionAsync(request, context.Onward()).ResponseAsync;

    private LawService.LawServiceClient Client(string area) => new(services.For(area));
}
