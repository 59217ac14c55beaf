using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Testing;

[assembly: AssemblyFixture(typeof(Saylau.Tests.Services.Support.VotingWorld))]

namespace Saylau.Tests.Services.Support;

/// <summary>The Elections service with the law that comes with the package, in force from 3 February 2011 on as it was then.</summary>
public sealed class VotingWorld : IAsyncLifetime
{
    private readonly ConcurrentBag<DatabaseOptions> databases = [];
    private TestSuite suite = null!;

    /// <summary>Clients of the public.</summary>
    public Clients Public { get; private set; } = null!;

    /// <summary>Clients of the central commission, which may say when something happened.</summary>
    public Clients Commission { get; private set; } = null!;

    /// <summary>Clients of one capacity, with the archive's besides.</summary>
    public Clients As(string grant) => suite.As(grant, "archive@kz");

    /// <summary>A party that Parties knows.</summary>
    public async Task Party(string id, string jurisdiction = "kz")
    {
        using var parties = new SaylauChannel(
            suite.Services.Addresses["parties"], () => suite.Services.Issuer.Token($"party {id}", [$"party@{id}", $"archive@{jurisdiction}"]), new() { Retries = 1 });
        var request = Requests.Party(id, "2010-01-10");
        request.Jurisdiction = jurisdiction;
        await new Clients(parties.Invoker).Registry.RecordPartyAsync(request);
    }

    /// <summary>A party that is registered since 20 March 2010.</summary>
    public async Task RegisteredParty(string id)
    {
        using var parties = new SaylauChannel(suite.Services.Addresses["parties"], () => suite.Services.Issuer.Token(
            $"all {id}", [$"party@{id}", "archive@kz", "central_commission@kz", .. World.Regions.Select(region => $"regional_commission@{region}")]), new() { Retries = 1 });
        var clients = new Clients(parties.Invoker);
        await clients.Registry.RecordPartyAsync(Requests.Party(id, "2010-01-10"));
        await clients.Congresses.RecordFoundingCongressAsync(Requests.Congress(id, 1_000, 16));
        var sheets = Requests.Sheets(id, [.. World.Regions.Select(region => Requests.Sheet(region, region, 700))]);
        sheets.OccurredOn = "2010-02-20";
        await clients.MemberSignatures.ImportSignatureSheetsAsync(sheets);
        await clients.Registration.ApplyForRegistrationAsync(Requests.Apply(id));
        foreach (var region in World.Regions.Append(""))
            await clients.Registration.DecideApplicationAsync(Requests.Decide(id, region, DecisionOutcome.Approved, "2010-03-20"));
    }

    /// <summary>A court suspends a party for six months from a day on.</summary>
    public async Task Suspend(string id, string from)
    {
        using var court = new SaylauChannel(
            suite.Services.Addresses["parties"], () => suite.Services.Issuer.Token($"court {id}", ["court@kz", "archive@kz"]), new() { Retries = 1 });
        var order = Requests.Order(id);
        (order.OccurredOn, order.EffectiveFrom) = (from, from);
        await new Clients(court.Invoker).CourtOrders.IssueCourtOrderAsync(order);
    }

    /// <summary>The hashes of requests that are kept, of every service.</summary>
    public IReadOnlyList<byte[]> BodyHashes() => [.. databases.DistinctBy(options => options.ConnectionString).SelectMany(options =>
    {
        using var database = new Database(Options.Create(options));
        return database.Read(session => session.Query<byte[]>("SELECT BodyHash FROM LedgerAnswer"));
    })];

    /// <summary>The newest checkpoint of Parties.</summary>
    public async Task<GetCheckpointResponse> PartiesLedger()
    {
        using var parties = new SaylauChannel(suite.Services.Addresses["parties"], () => suite.Services.Issuer.Token("ledger", ["auditor@kz"]), new() { Retries = 1 });
        return await new Clients(parties.Invoker).Ledger.GetCheckpointAsync(new() { Ledger = "parties" });
    }

    /// <summary>Ends a service that this one calls.</summary>
    public Task Stop(string area) => suite.Services.Stop(area);

    public async ValueTask InitializeAsync()
    {
        suite = await Statements.Start(Repository.BothLaws, area: "elections", over: builder => builder.Services.PostConfigure<DatabaseOptions>(databases.Add));
        (Public, Commission) = (suite.AsPublic(), As("central_commission@kz"));
        await suite.As("archive@kz").Law.BringIntoForceAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2011-02-03",
            Area = "elections",
            Jurisdiction = "kz",
            Version = "kz-elections-2011",
            Act = "Constitutional Law 404-IV of 3 February 2011",
            EffectiveFrom = "2011-02-03",
        });
    }

    public async ValueTask DisposeAsync() => await suite.DisposeAsync();

    /// <summary>An office of this id.</summary>
    public async Task Office(string id) => await Commission.Calendar.RecordOfficeAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2009-06-01",
        OfficeId = id,
        Jurisdiction = "kz",
        Kind = OfficeKind.HeadOfState,
        Name = Name(id),
        TermYears = 5,
    });

    /// <summary>An election expected in December 2012, for an office of its own unless one is named.</summary>
    public async Task<Election> Scheduled(string id, string office = "")
    {
        if (office.Length == 0)
            await Office(office = $"{id}-office");
        return (await Commission.Calendar.ScheduleElectionAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-01-11",
            ElectionId = id,
            Jurisdiction = "kz",
            OfficeId = office,
            Kind = ElectionKind.Regular,
            Name = Name(id),
            VotingOn = "2012-12",
            Source = new() { Provenance = Provenance.Verified, Citation = "a law" },
        })).Election;
    }

    /// <summary>A call of an election for 3 April 2011.</summary>
    public static CallElectionRequest Call(string id, string office, ElectionKind kind = ElectionKind.Early, string on = "2011-02-04") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        ElectionId = id,
        Jurisdiction = "kz",
        OfficeId = office,
        Kind = kind,
        Name = Name(id),
        VotingOn = "2011-04-03",
        Act = "Decree 1149",
        Source = new() { Provenance = Provenance.Stated, Citation = "a page" },
    };

    public static CancelElectionRequest Cancel(string id, string etag = "") =>
        new() { RequestId = World.NewId(), OccurredOn = "2011-03-01", ElectionId = id, Act = "Decree 2", Reason = "No need.", Etag = etag };

    public static SupersedeElectionRequest Supersede(string id, string by) =>
        new() { RequestId = World.NewId(), OccurredOn = "2011-03-01", ElectionId = id, SupersededByElectionId = by, Act = "Decree 1149" };

    public static RescheduleElectionRequest Move(string id, string votingOn) =>
        new() { RequestId = World.NewId(), OccurredOn = "2011-03-01", ElectionId = id, VotingOn = votingOn, Act = "Decree 3" };

    public static LocalizedText Name(string text) => new() { Text = { ["en"] = text } };
}
