using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Assemblies;

public sealed class AssemblyTests(CountingWorld world)
{
    [Fact]
    public async Task Assemblies_are_counted_with_their_deputies()
    {
        var answer = await world.Commission.Assemblies.ImportAssembliesAsync(Import(
            Assembly("one", "KZ-MAN", 25), Assembly("two", "KZ-MAN", 12), Assembly("one", "KZ-MAN", 25), Assembly("one", "KZ-MAN", 26), Assembly("three", "AR-NOR", 5)));
        Assert.Equal(["", "", "", "ASSEMBLY_DIFFERS", "REGION_UNKNOWN"], answer.Rows.Select(row => row.Reason));

        var count = await world.Public.Assemblies.CountAssembliesAsync(new() { Jurisdiction = "kz" });
        var region = Assert.Single(count.Regions, region => region.Region is "KZ-MAN");
        Assert.Equal((2u, 37u), (region.Assemblies, region.Deputies));
        Assert.Equal(2, (await world.Public.Assemblies.ListAssembliesAsync(new() { Jurisdiction = "kz", Region = "KZ-MAN" })).Assemblies.Count);
        Assert.Equal(0u, (await world.Public.Assemblies.CountAssembliesAsync(new() { Jurisdiction = "kz", AsOf = "2007-01-01" })).Assemblies);
    }

    [Fact]
    public async Task Electors_elect_by_a_majority_of_those_who_voted()
    {
        await world.Election("senate", ElectionKind.Indirect, "senate-a", "senate-b", "senate-c");
        await Refused.ByRules(world.Commission.Assemblies.RecordIndirectResultAsync(Result("senate", 37, 38, 30, 3, 1)), "elections.indirect.voted");
        var result = (await world.Commission.Assemblies.RecordIndirectResultAsync(Result("senate", 37, 34, 30, 3, 1))).Result;

        var elected = Assert.Single(result.Choices, choice => choice.Elected);
        Assert.Equal(("senate-a-person", 30u), (elected.PersonId, elected.Votes));
        Assert.Equal(new Ratio { Numerator = 30, Denominator = 34 }, elected.ShareOfVoted);
        Assert.Equal(result, (await world.Public.Assemblies.GetIndirectResultAsync(new() { ElectionId = "senate", Region = "KZ-AKM" })).Result);
        Assert.Equal([result], (await world.Public.Assemblies.ListIndirectResultsAsync(new() { ElectionId = "senate" })).Results);
        var check = await world.Public.Assemblies.CheckIndirectResultAsync(new() { ElectionId = "senate", Region = "KZ-AKM" });
        Assert.Equal(result.Findings.Skip(2), check.Findings);
        var count = await world.Public.Assemblies.CountElectedAsync(new() { ElectionId = "senate" });
        Assert.Equal((1u, 1u, 1u, 37u, 34u, 1u), (count.Units, count.Seats, count.Elected, count.ElectorsListed, count.ElectorsVoted, Assert.Single(count.ByParty).Count));
        await Refused.By(world.Commission.Assemblies.RecordIndirectResultAsync(Result("senate", 37, 34, 30)), StatusCode.AlreadyExists, "INDIRECT_RESULT_EXISTS");
        await Refused.By(world.Public.Assemblies.GetIndirectResultAsync(new() { ElectionId = "senate", Region = "KZ-ALA" }), StatusCode.NotFound, "INDIRECT_RESULT_NOT_FOUND");
        await Refused.By(world.Public.Tabulation.GetTallyAsync(new() { ElectionId = "senate" }), StatusCode.InvalidArgument, "ELECTION_KIND_DIFFERS");
    }

    [Fact]
    public async Task A_vote_without_a_quorum_is_recorded_and_elects_nobody()
    {
        await world.Election("empty", ElectionKind.Indirect, "empty-a");
        var answer = await world.Commission.Assemblies.RecordIndirectResultAsync(Result("empty", 36, 18, 18));
        Assert.Equal(OutcomeKind.Invalid, answer.Result.Kind);
        Assert.Equal(["elections.indirect.quorum"], Refused.Unmet(answer.Findings));
        Assert.DoesNotContain(answer.Result.Choices, choice => choice.Elected);
    }

    [Fact]
    public async Task Only_candidates_of_the_region_are_voted_for()
    {
        await world.Election("unit", ElectionKind.Indirect, "unit-a");
        var request = Result("unit", 36, 30, 30);
        request.Region = "KZ-ALA";
        await Refused.By(world.Commission.Assemblies.RecordIndirectResultAsync(request), StatusCode.NotFound, "CHOICE_UNKNOWN");
        request.Region = "AR-NOR";
        await Refused.By(world.Commission.Assemblies.RecordIndirectResultAsync(request), StatusCode.NotFound, "REGION_UNKNOWN");
    }

    private static RecordIndirectResultRequest Result(string election, uint listed, uint voted, params uint[] votes) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-06-06",
        ElectionId = election,
        Region = "KZ-AKM",
        Seats = 1,
        ElectorsListed = listed,
        ElectorsVoted = voted,
        Choices = { votes.Select((count, at) => new ChoiceVotes { CandidateId = $"{election}-{(char)('a' + at)}", Votes = count }) },
    };

    private static ImportAssembliesRequest Import(params Assembly[] rows) =>
        new() { RequestId = World.NewId(), OccurredOn = "2008-08-01", Jurisdiction = "kz", Rows = { rows } };

    private static Assembly Assembly(string id, string region, uint deputies) =>
        new() { AssemblyId = id, Region = region, Deputies = deputies, Kind = AssemblyKind.Local };
}
