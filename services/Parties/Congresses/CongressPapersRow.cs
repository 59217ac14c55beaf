using Google.Protobuf;
using Saylau.Parties.V1;

namespace Saylau.Parties.Congresses;

/// <summary>What a congress left behind: minutes, a charter, leaders. A congress of which only the delegates are known has none.</summary>
internal sealed record CongressPapersRow
{
    public required string CongressId { get; init; }

    public required string CommitteeId { get; init; }

    public required long? Proxies { get; init; }

    /// <summary>Minutes, charter and leaders as the contract says them.</summary>
    public required byte[] Papers { get; init; }

    public static CongressPapersRow From(RecordFoundingCongressRequest request) => new()
    {
        CongressId = request.CongressId,
        CommitteeId = request.CommitteeId,
        Proxies = request.HasProxies ? request.Proxies : null,
        Papers = new FoundingCongress { Minutes = { request.Minutes }, Charter = request.Charter, Leaders = { request.Leaders } }.ToByteArray(),
    };

    public void AddTo(FoundingCongress congress)
    {
        var papers = FoundingCongress.Parser.ParseFrom(Papers);
        congress.CommitteeId = CommitteeId;
        congress.Minutes.Add(papers.Minutes);
        congress.Charter = papers.Charter;
        congress.Leaders.Add(papers.Leaders);
        if (Proxies is { } proxies)
            congress.Proxies = (uint)proxies;
    }
}
