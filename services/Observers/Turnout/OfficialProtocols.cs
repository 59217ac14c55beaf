using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Clients;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Observers.V1.ErrorReason;

namespace Saylau.Observers.Turnout;

/// <summary>What the official protocol of a station says of its turnout.</summary>
internal sealed record OfficialStation(uint Registered, uint InBoxes);

/// <summary>Official figures, up to which position of the ledger of elections they were read, and the weakest source among them.</summary>
internal sealed record OfficialFigures(IReadOnlyDictionary<string, OfficialStation> Stations, ulong LedgerPosition, Source? Source);

/// <summary>The official protocols, as the service of elections has them.</summary>
public sealed class OfficialProtocols(ServiceDirectory services)
{
    /// <summary>The figures of some stations. A station whose protocol lacks one of them is left out.</summary>
    /// <exception cref="Refusal">NOT_FOUND/ELECTION_NOT_FOUND.</exception>
    internal async Task<OfficialFigures> Read(string electionId, IReadOnlySet<string> wanted, ServerCallContext context)
    {
        var stations = new Dictionary<string, OfficialStation>(StringComparer.Ordinal);
        var sources = new List<Source>();
        var position = 0ul;
        try
        {
            var client = new ProtocolService.ProtocolServiceClient(services.InOwnName("elections"));
            using var call = client.ReadProtocols(new() { ElectionId = electionId }, context.Within());
            await foreach (var part in call.ResponseStream.ReadAllAsync(context.CancellationToken))
            {
                position = Math.Max(position, part.LedgerPosition);
                foreach (var protocol in part.Protocols.Where(protocol => wanted.Contains(protocol.Entry.PrecinctId) && IsWhole(protocol.Entry)))
                {
                    stations[protocol.Entry.PrecinctId] = new(protocol.Entry.Registered, protocol.Entry.InBoxes);
                    sources.Add(protocol.Source);
                }
            }
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.NotFound)
        {
            throw Refusal.NotFound(ErrorReason.ElectionNotFound, "election_id", electionId);
        }

        return new(stations, position, Sources.Weakest(sources));
    }

    private static bool IsWhole(ProtocolEntry entry) => entry is { HasRegistered: true, HasInBoxes: true };
}
