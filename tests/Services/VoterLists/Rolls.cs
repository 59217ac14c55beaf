using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.VoterLists;

/// <summary>The steps by which a list of voters is drawn up and changed, in short.</summary>
internal static class Rolls
{
    /// <summary>Stations in two regions.</summary>
    public static IReadOnlyList<string> Stations { get; } = ["roll-akm-1", "roll-akm-2", "roll-ala-1"];

    private static Source Invented => new() { Provenance = Provenance.Simulated, Citation = "invented" };

    /// <summary>A list that is open for entries, of an election on 3 April 2011.</summary>
    public static async Task<VoterRoll> Open(this VotingWorld world, string election)
    {
        await world.Office($"{election}-office");
        await world.Commission.Calendar.CallElectionAsync(VotingWorld.Call(election, $"{election}-office"));
        await world.Commission.Territory.ImportPrecinctsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2011-02-04",
            Jurisdiction = "kz",
            ValidFrom = "2011-02-04",
            Rows =
            {
                Stations.Select((station, at) => new Precinct
                {
                    PrecinctId = station,
                    Region = station.StartsWith("roll-akm", StringComparison.Ordinal) ? "KZ-AKM" : "KZ-ALA",
                    Kind = PrecinctKind.Ordinary,
                    Number = (uint)(9_000 + at),
                }),
            },
        });
        return (await world.Commission.VoterLists.OpenVoterRollAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-02-05", ElectionId = election, Source = Invented })).Roll;
    }

    /// <summary>A list whose preliminary version was kept, with these voters.</summary>
    public static async Task Prepared(this VotingWorld world, string election, params VoterEntry[] voters)
    {
        await world.Open(election);
        var answer = await world.Import(election, voters);
        Assert.All(answer.Rows, row => Assert.Equal(RowOutcome.Stored, row.Outcome));
        await world.Freeze(election, VoterListStage.Preliminary);
    }

    public static async Task<ImportVoterEntriesResponse> Import(this VotingWorld world, string election, params VoterEntry[] voters) =>
        await world.Commission.VoterLists.ImportVoterEntriesAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-02-06", ElectionId = election, Rows = { voters } });

    public static async Task<FreezeVoterRollResponse> Freeze(this VotingWorld world, string election, VoterListStage stage) =>
        await world.Commission.VoterLists.FreezeVoterRollAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2011-03-01",
            ElectionId = election,
            VersionId = $"{election}-{stage.ToString().ToLowerInvariant()}",
            Stage = stage,
            DisplayedFrom = stage is VoterListStage.Displayed ? "2011-03-10" : "",
            DisplayedUntil = stage is VoterListStage.Displayed ? "2011-03-24" : "",
            Source = Invented,
        });

    public static VoterEntry Voter(string number, string station, string surname = "Ахметов", string given = "Серік", string born = "1970-05-06") => new()
    {
        NationalNumber = number,
        Surname = surname,
        GivenNames = given,
        BirthDate = born,
        PrecinctId = station,
        Citizen = true,
    };

    public static VoterChange Add(VoterEntry voter) => new() { Kind = VoterChangeKind.Add, Voter = voter, Reason = "Came of age." };

    public static VoterChange Remove(string number) => new() { Kind = VoterChangeKind.Remove, Voter = new() { NationalNumber = number }, Reason = "Died." };

    public static VoterChange Move(string number, string station) =>
        new() { Kind = VoterChangeKind.Move, Voter = new() { NationalNumber = number, PrecinctId = station }, Reason = "Moved." };

    public static VoterChange Amend(VoterEntry voter) => new() { Kind = VoterChangeKind.Amend, Voter = voter, Reason = "Misspelt." };

    public static CreateVoterChangesetRequest Changes(string election, string id, params VoterChange[] changes) =>
        new() { RequestId = World.NewId(), OccurredOn = "2011-03-02", ElectionId = election, ChangesetId = id, Reason = "As citizens asked.", Changes = { changes } };

    public static async Task Create(this VotingWorld world, string election, string id, params VoterChange[] changes) =>
        await world.Commission.VoterLists.CreateVoterChangesetAsync(Changes(election, id, changes));

    public static async Task Approve(this VotingWorld world, string id) =>
        await world.As("auditor@kz").VoterLists.ApproveVoterChangesetAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-03-03", ChangesetId = id });

    public static RunVoterChangesetRequest Run(string id) => new() { RequestId = World.NewId(), OccurredOn = "2011-03-04", ChangesetId = id };

    public static RollBackVoterChangesetRequest RollBack(string id) => new() { RequestId = World.NewId(), OccurredOn = "2011-03-05", ChangesetId = id };

    public static async Task<RunVoterChangesetResponse> Run(this VotingWorld world, string election, string id, params VoterChange[] changes)
    {
        await world.Create(election, id, changes);
        await world.Approve(id);
        return await world.Commission.VoterLists.RunVoterChangesetAsync(Run(id));
    }

    /// <summary>All that can be read of a list: every entry of every station, and all figures.</summary>
    public static async Task<string> Everything(this VotingWorld world, string election)
    {
        var parts = new List<string>();
        foreach (var station in Stations)
            parts.AddRange((await world.Entries(election, station)).Select(entry => entry.ToString()));
        var figures = await world.Public.VoterLists.ListStationQualityAsync(new() { ElectionId = election });
        return string.Join('\n', parts.Concat(figures.Stations.Select(station => station.ToString())));
    }

    public static async Task<IReadOnlyList<ListedVoter>> Entries(this VotingWorld world, string election, string station) =>
        (await world.Commission.VoterLists.ListVoterEntriesAsync(new() { ElectionId = election, PrecinctId = station, PageSize = 1_000 })).Entries;

    public static async Task<IReadOnlyDictionary<VoterListMeasure, uint>> Figures(this VotingWorld world, string election, string station, string version = "") =>
        (await world.Public.VoterLists.ListStationQualityAsync(new() { ElectionId = election, VersionId = version }))
            .Stations.Single(quality => string.Equals(quality.PrecinctId, station, StringComparison.Ordinal)).Counts.ToDictionary(count => count.Measure, count => count.Count);
}
