using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Registry;

/// <summary>The Parties service with the law of Arland of 2020 in force, and the steps of its register in short.</summary>
public sealed class ArlandRegister : IAsyncLifetime
{
    public const string Jurisdiction = "arland", Day = "2020-07-01";

    private static readonly Source Invented = new() { Provenance = Provenance.Simulated, Citation = "invented" };

    public TestSuite Suite { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Suite = await Statements.Start(Repository.ArlandLaw);
        await As("archive@arland").Law.BringIntoForceAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-05-20",
            Area = "parties",
            Jurisdiction = Jurisdiction,
            Version = "arland-2020",
            Act = "Act 7/2020",
            EffectiveFrom = "2020-06-01",
        });
    }

    public async ValueTask DisposeAsync() => await Suite.DisposeAsync();

    /// <summary>Clients of one capacity, with the archive's besides, which may say when something happened.</summary>
    public Clients As(string grant) => Suite.As(grant, "archive@arland");

    public Clients Registrar => As("registrar@arland");

    public async Task<RecordPartyResponse> Party(string id, string name, string on = "2020-06-10") => await Registrar.Registry.RecordPartyAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        Source = Invented,
        PartyId = id,
        Jurisdiction = Jurisdiction,
        Kind = PartyKind.Party,
        Name = Text(name),
    });

    /// <summary>Registers a party that was entered, on 20 August 2020.</summary>
    public async Task Registered(string id)
    {
        var party = As($"party@{id}");
        await party.Congresses.RecordFoundingCongressAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-07-10",
            PartyId = id,
            CongressId = $"{id}-congress",
            HeldOn = "2020-07-10",
            Delegates = { new RegionCount { Region = "AR-NOR", Count = 20 }, new RegionCount { Region = "AR-SOU", Count = 20 }, new RegionCount { Region = "AR-CAP", Count = 20 } },
        });
        await party.MemberSignatures.ImportSignatureSheetsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-07-20",
            PartyId = id,
            Rows = { Requests.Sheet("1", "AR-NOR", 30), Requests.Sheet("2", "AR-SOU", 30) },
        });
        await party.Registration.ApplyForRegistrationAsync(Requests.Apply(id, "2020-08-01"));
        await Registrar.Registration.DecideApplicationAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-08-20",
            ApplicationId = $"{id}-application",
            Authority = AuthorityKind.Registrar,
            Outcome = DecisionOutcome.Approved,
        });
    }

    public async Task<Party> Get(string id, string asOf) =>
        (await Suite.AsPublic().Registry.GetPartyAsync(new() { PartyId = id, AsOf = asOf })).Party;

    public static LocalizedText Text(string text) => new() { Text = { ["en"] = text } };

    public static ChangePartyNameRequest Rename(string id, string name, string from = Day) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = Day,
        PartyId = id,
        Name = Text(name),
        ShortName = Text(name[..2]),
        ValidFrom = from,
        Act = "Decision 1",
    };

    public static RecordPartyDetailRequest Detail(string id, string from, string leader) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = Day,
        PartyId = id,
        ValidFrom = from,
        Act = "Decision 2",
        Leader = new() { PersonId = leader, Name = Text(leader) },
    };

    public static RecordMembershipRequest Members(string id, string on, params (string Region, uint Count)[] regions) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = Day,
        PartyId = id,
        CountedOn = on,
        Regions = { regions.Select(region => new RegionMembers { Region = region.Region, Members = region.Count }) },
    };

    public static MergePartiesRequest Merge(string id, string successor, string from, params string[] parties) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = Day,
        ReorganisationId = id,
        PartyIds = { parties },
        SuccessorId = successor,
        EffectiveFrom = from,
        Act = "Agreement",
        Reason = "One is more.",
    };

    public static SplitPartyRequest Split(string id, string party, string from, bool continues, params string[] successors) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = Day,
        ReorganisationId = id,
        PartyId = party,
        SuccessorIds = { successors },
        Continues = continues,
        EffectiveFrom = from,
    };

    public static DissolvePartyRequest Dissolve(string id, string party, string from) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = Day,
        ReorganisationId = id,
        PartyId = party,
        EffectiveFrom = from,
    };
}
