using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Clients;

namespace Saylau.Gateway.Routing;

/// <summary>Sends questions about a ledger to the service that keeps it: every service answers the same RPCs.</summary>
public sealed class LedgerForwarder(ServiceDirectory services) : LedgerService.LedgerServiceBase
{
    /// <inheritdoc />
    public override async Task ReadEvents(
        ReadEventsRequest request, IServerStreamWriter<ReadEventsResponse> responseStream, ServerCallContext context)
    {
        using var call = Client(request.Ledger).ReadEvents(request, context.Onward());
        await foreach (var response in call.ResponseStream.ReadAllAsync(context.CancellationToken))
            await responseStream.WriteAsync(response, context.CancellationToken);
    }

    /// <inheritdoc />
    public override Task<GetCheckpointResponse> GetCheckpoint(GetCheckpointRequest request, ServerCallContext context) =>
        Client(request.Ledger).GetCheckpointAsync(request, context.Onward()).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetCheckpointKeysResponse> GetCheckpointKeys(GetCheckpointKeysRequest request, ServerCallContext context) =>
        Client(request.Ledger).GetCheckpointKeysAsync(request, context.Onward()).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetInclusionProofResponse> GetInclusionProof(GetInclusionProofRequest request, ServerCallContext context) =>
        Client(request.Ledger).GetInclusionProofAsync(request, context.Onward()).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetConsistencyProofResponse> GetConsistencyProof(GetConsistencyProofRequest request, ServerCallContext context) =>
        Client(request.Ledger).GetConsistencyProofAsync(request, context.Onward()).ResponseAsync;

    private LedgerService.LedgerServiceClient Client(string ledger) => new(services.For(ledger));
}
