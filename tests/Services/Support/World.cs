using System.Collections.Concurrent;
using Saylau.Parties.V1;
using Saylau.Testing;

[assembly: AssemblyFixture(typeof(Saylau.Tests.Services.Support.World))]

namespace Saylau.Tests.Services.Support;

/// <summary>The Parties service with the law that comes with the package, and the steps of a party's life in short.</summary>
public sealed class World : IAsyncLifetime
{
    private static int requests;
    private readonly ConcurrentDictionary<string, Clients> clients = new(StringComparer.Ordinal);

    /// <summary>The regions of the country, in the order of the law.</summary>
    public static IReadOnlyList<string> Regions { get; } =
    [
        "KZ-AKM", "KZ-AKT", "KZ-ALM", "KZ-ATY", "KZ-VOS", "KZ-ZHA", "KZ-ZAP", "KZ-KAR",
        "KZ-KUS", "KZ-KZY", "KZ-MAN", "KZ-PAV", "KZ-SEV", "KZ-YUZ", "KZ-AST", "KZ-ALA",
    ];

    public TestSuite Suite { get; private set; } = null!;

    /// <summary>A request_id that no other request has.</summary>
    public static string NewId() => new Guid(Interlocked.Increment(ref requests), 0, 0, new byte[8]).ToString();

    public static async Task<World> Start()
    {
        var world = new World();
        await world.InitializeAsync();
        return world;
    }

    public async ValueTask InitializeAsync() => Suite = await Statements.Start();

    public async ValueTask DisposeAsync() => await Suite.DisposeAsync();

    /// <summary>Clients of one capacity, with the archive's besides, which may say when something happened.</summary>
    public Clients As(string grant) => Holding(grant, "archive@kz");

    /// <summary>Clients with these grants; none is the public.</summary>
    public Clients Holding(params string[] grants)
    {
        lock (clients)
            return clients.GetOrAdd(string.Join('+', grants), _ => grants.Length == 0 ? Suite.AsPublic() : Suite.As(grants));
    }

    public async Task<Party> Party(string id, string on = "2010-01-10") => (await As($"party@{id}").Registry.RecordPartyAsync(Requests.Party(id, on))).Party;

    public async Task Congress(string id, uint delegates = 1_000, int regions = 16) =>
        await As($"party@{id}").Congresses.RecordFoundingCongressAsync(Requests.Congress(id, delegates, regions));

    public async Task Sheets(string id, uint perRegion = 700, string on = "2010-02-20")
    {
        var request = Requests.Sheets(id, [.. Regions.Select(region => Requests.Sheet(region, region, perRegion))]);
        request.OccurredOn = on;
        await As($"party@{id}").MemberSignatures.ImportSignatureSheetsAsync(request);
    }

    /// <summary>A party whose application waits: congress and signatures are enough.</summary>
    public async Task Applicant(string id)
    {
        await Party(id);
        await Congress(id);
        await Sheets(id);
        await As($"party@{id}").Registration.ApplyForRegistrationAsync(Requests.Apply(id));
    }

    public async Task<Application> Decide(
        string id, string region, DecisionOutcome outcome = DecisionOutcome.Approved, string on = "2010-03-20")
    {
        var deciding = region.Length > 0 ? $"regional_commission@{region}" : "central_commission@kz";
        return (await As(deciding).Registration.DecideApplicationAsync(Requests.Decide(id, region, outcome, on))).Application;
    }

    /// <summary>A party that was registered on 20 March 2010.</summary>
    public async Task Registered(string id)
    {
        await Applicant(id);
        await Task.WhenAll(Regions.Append("").Select(region => Decide(id, region)));
    }

    public async Task<PartyStanding> Standing(string id, string day) =>
        (await Holding().Standing.GetStandingAsync(new() { PartyId = id, AsOf = day })).Period.Standing;

    public async Task<ulong> LedgerSize() => (await Holding().Ledger.GetCheckpointAsync(new() { Ledger = "parties" })).Size;
}
