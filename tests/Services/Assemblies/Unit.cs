using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Assemblies;

/// <summary>A region with its assemblies and an election that they hold on 6 June 2010; each test has a region of its own.</summary>
internal sealed class Unit(CountingWorld world, string election, string region)
{
    public async Task Assembly(string id, uint deputies) => await world.Commission.Assemblies.ImportAssembliesAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2008-01-01",
        Jurisdiction = "kz",
        Rows = { new Assembly { AssemblyId = id, Region = region, Deputies = deputies, Kind = AssemblyKind.Local } },
    });

    public static AssemblyMember Member(string assembly, string person, string from = "2008-01-01", string until = "", uint? weight = null)
    {
        var member = new AssemblyMember { AssemblyId = assembly, Person = new() { PersonId = person, Name = VotingWorld.Name(person) }, ServingFrom = from, ServingUntil = until };
        if (weight is { } counts)
            member.Weight = counts;
        return member;
    }

    public async Task<IReadOnlyList<RowResult>> Import(params AssemblyMember[] members) => (await world.Commission.Assemblies.ImportAssemblyMembersAsync(
        new() { RequestId = World.NewId(), OccurredOn = "2008-01-02", Jurisdiction = "kz", Rows = { members } })).Rows;

    public async Task Election() => await world.Election(election, ElectionKind.Indirect);

    public async Task Nominate(string candidate) => await world.Commission.Nominations.NominateCandidateAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-04-25",
        ElectionId = election,
        CandidateId = candidate,
        Person = new() { PersonId = $"{candidate}-person", Name = VotingWorld.Name(candidate) },
        Nominator = Nominator.Self,
        Region = region,
    });

    public AsyncUnaryCall<RecordElectorSupportResponse> Support(string candidate, params string[] persons) => world.Commission.Assemblies.RecordElectorSupportAsync(
        new() { RequestId = World.NewId(), OccurredOn = "2010-05-02", CandidateId = candidate, PersonIds = { persons } });

    public AsyncUnaryCall<DecideNominationResponse> Decide(string candidate) => world.Commission.Nominations.DecideNominationAsync(
        new() { RequestId = World.NewId(), OccurredOn = "2010-05-10", CandidateId = candidate, Outcome = NominationOutcome.Registered });

    /// <summary>A registered candidate; with supporters where the electors of the region are recorded.</summary>
    public async Task Candidate(string candidate, params string[] supporters)
    {
        await Nominate(candidate);
        if (supporters.Length > 0)
            await Support(candidate, supporters);
        await Decide(candidate);
    }

    public RecordIndirectResultRequest Result(uint seats, uint listed, uint voted, params (string Candidate, uint Votes)[] votes) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-06-06",
        ElectionId = election,
        Region = region,
        Seats = seats,
        ElectorsListed = listed,
        ElectorsVoted = voted,
        Choices = { votes.Select(choice => new ChoiceVotes { CandidateId = choice.Candidate, Votes = choice.Votes }) },
    };
}

internal static class IndirectRequests
{
    public static RecordIndirectResultRequest Dry(this RecordIndirectResultRequest request) => new(request) { ValidateOnly = true, RequestId = World.NewId() };

    public static RecordIndirectResultRequest Second(this RecordIndirectResultRequest request) => new(request) { Round = 2, RequestId = World.NewId() };
}
