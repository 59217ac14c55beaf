using Saylau.Client.Proofs;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Testing;

[assembly: AssemblyFixture(typeof(Saylau.Tests.Services.Support.CountingWorld))]

namespace Saylau.Tests.Services.Support;

/// <summary>The Elections service with six stations in two regions, and the steps by which votes are counted in short.</summary>
public sealed class CountingWorld : IAsyncLifetime
{
    private TestSuite suite = null!;

    /// <summary>The stations of every election here.</summary>
    public static IReadOnlyList<string> Stations { get; } = ["akm-1", "akm-2", "akm-3", "ala-1", "ala-2", "ala-3"];

    /// <summary>Clients of the public.</summary>
    public Clients Public { get; private set; } = null!;

    /// <summary>Clients of the central commission, which may say when something happened.</summary>
    public Clients Commission { get; private set; } = null!;

    /// <summary>Clients of one capacity, with the archive's besides.</summary>
    public Clients As(string grant) => suite.As(grant, "archive@kz");

    /// <summary>Clients of one capacity alone.</summary>
    public Clients Holding(string grant) => suite.As(grant);

    /// <summary>The same on a suite of the caller's, which the caller ends.</summary>
    public static async Task<CountingWorld> On(TestSuite suite)
    {
        var world = new CountingWorld();
        await world.Settle(suite);
        return world;
    }

    public async ValueTask InitializeAsync() => await Settle(await Statements.Start(area: "elections"));

    public async ValueTask DisposeAsync() => await suite.DisposeAsync();

    private async Task Settle(TestSuite on)
    {
        suite = on;
        (Public, Commission) = (suite.AsPublic(), As("central_commission@kz"));
        await Commission.Territory.ImportPrecinctsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-01-01",
            Jurisdiction = "kz",
            ValidFrom = "2010-01-01",
            Rows = { Stations.Select((id, at) => new Precinct { PrecinctId = id, Region = RegionOf(id), Kind = PrecinctKind.Ordinary, Number = (uint)at }) },
        });
    }

    /// <summary>An election called for 6 June 2010, with registered candidates; held by assemblies, they are of Akmola.</summary>
    public async Task Election(string id, ElectionKind kind, params string[] candidates)
    {
        await Commission.Calendar.RecordOfficeAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-01-02",
            OfficeId = $"{id}-office",
            Jurisdiction = "kz",
            Kind = OfficeKind.HeadOfState,
            Name = VotingWorld.Name(id),
            TermYears = 5,
        });
        await Again(id, $"{id}-office", kind, "2010-06-06", candidates);
    }

    /// <summary>An election for an office that is there, on a day of June 2010, with registered candidates.</summary>
    public async Task Again(string id, string office, ElectionKind kind, string votingOn, params string[] candidates)
    {
        var call = VotingWorld.Call(id, office, kind, "2010-04-20");
        call.VotingOn = votingOn;
        await Commission.Calendar.CallElectionAsync(call);
        await Commission.Nominations.RecordSupportBaseAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-04-21", ElectionId = id, RegisteredVoters = 1_600 });
        foreach (var candidate in candidates)
            await Candidate(id, candidate, kind is ElectionKind.Indirect ? "KZ-AKM" : "");
    }

    /// <summary>The record proves every version of a station's protocol, and what the one that stands says.</summary>
    public async Task Proves(string electionId, string precinctId)
    {
        var bundle = (await Commission.Publications.GetProofBundleAsync(new() { ElectionId = electionId, PrecinctId = precinctId })).Bundle;
        Assert.Equal(bundle.Protocol.Version, (uint)bundle.Versions.Count);
        Assert.All(BundleVerification.Verify(bundle), step => Assert.True(step.Outcome is ProofOutcome.Holds, step.Said));
    }

    /// <summary>A protocol that adds up, for these votes in the order of the candidates.</summary>
    public static ProtocolEntry Protocol(string station, params (string Candidate, uint Votes)[] votes)
    {
        var valid = (uint)votes.Sum(choice => choice.Votes);
        return new()
        {
            PrecinctId = station,
            Registered = 100,
            Received = 105,
            Issued = valid + 2,
            Unused = 102 - valid,
            Spoiled = 1,
            InBoxes = valid + 1,
            Valid = valid,
            Invalid = 1,
            Choices = { votes.Select(choice => new ChoiceVotes { CandidateId = choice.Candidate, Votes = choice.Votes }) },
        };
    }

    public static ImportProtocolsRequest Import(string election, params ProtocolEntry[] rows) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-06-06",
        ElectionId = election,
        Source = new() { Provenance = Provenance.Verified, Citation = "protocols" },
        Rows = { rows },
    };

    public async Task<Tally> Tally(string election, string region = "", string asOf = "") =>
        (await Commission.Tabulation.GetTallyAsync(new() { ElectionId = election, Region = region, AsOf = asOf })).Tally;

    public static string RegionOf(string station) => station.StartsWith("akm", StringComparison.Ordinal) ? "KZ-AKM" : "KZ-ALA";

    private async Task Candidate(string election, string id, string region)
    {
        await Commission.Nominations.NominateCandidateAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-04-25",
            ElectionId = election,
            CandidateId = id,
            Person = new() { PersonId = $"{id}-person", Name = VotingWorld.Name(id) },
            Nominator = Nominator.Self,
            Region = region,
            BornOn = "1950-01-01",
            CitizenByBirth = true,
            ResidentSince = "1950",
        });
        if (region.Length == 0)
            await Qualify(id);
        await Commission.Nominations.DecideNominationAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-05-10",
            CandidateId = id,
            Outcome = NominationOutcome.Registered,
        });
    }

    private async Task Qualify(string id)
    {
        await Commission.Nominations.RecordDepositAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-05-01", CandidateId = id, Amount = 799_950 });
        await Commission.Nominations.RecordLanguageExaminationAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-05-01",
            CandidateId = id,
            VotesFor = 5,
            Passed = true,
            Parts =
            {
                new ExaminedPart { Part = LanguagePart.Writing }, new ExaminedPart { Part = LanguagePart.Reading }, new ExaminedPart { Part = LanguagePart.Speech },
            },
        });
        await Commission.Nominations.ImportSupportSheetsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-05-02",
            CandidateId = id,
            Rows = { World.Regions.Select(region => new SignatureSheet { Sheet = region, Region = region, Valid = 2 }) },
        });
    }
}
