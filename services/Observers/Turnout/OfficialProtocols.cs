using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Clients;

namespace Saylau.Observers.Turnout;

/// <summary>What the official protocol of a station says of its turnout.</summary>
internal sealed record OfficialStation(uint Registered, uint InBoxes);

/// <summary>Official figures, up to which position of the ledger of elections they were read, and the weakest source among them.</summary>
internal sealed record OfficialFigures(IReadOnlyDictionary<string, OfficialStation> Stations, ulong LedgerPosition, Source? Source);

/// <summary>The official protocols, as the service of elections has them.</summary>
public sealed class OfficialProtocols(ServiceDirectory services)
{
    internal Task<OfficialFigures> Read(string electionId, IReadOnlySet<string> wanted, ServerCallContext context)
    {
        _ = (services, electionId, wanted, context);
        return Task.FromResult(new OfficialFigures(new Dictionary<string, OfficialStation>(StringComparer.Ordinal), 0, null));
    }
}
