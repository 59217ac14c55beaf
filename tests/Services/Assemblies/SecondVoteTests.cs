using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Assemblies;

public sealed class SecondVoteTests(CountingWorld world)
{
    [Fact]
    public async Task The_two_with_the_most_votes_stand_again_and_the_greater_number_elects()
    {
        var unit = new Unit(world, "again", "KZ-ZHA");
        await unit.Election();
        foreach (var candidate in new[] { "again-a", "again-b", "again-c" })
            await unit.Candidate(candidate);
        var second = unit.Result(1, 37, 30, ("again-a", 14), ("again-b", 15)).Second();
        await Refused.By(world.Commission.Assemblies.RecordIndirectResultAsync(second), StatusCode.NotFound, "INDIRECT_RESULT_NOT_FOUND");
        var first = (await world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(1, 37, 34, ("again-a", 16), ("again-b", 10), ("again-c", 8)))).Result;
        Assert.Equal((OutcomeKind.Runoff, 1u, 0), (first.Kind, first.Round, first.Rounds.Count));

        await Refused.ByRules(world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(1, 37, 30, ("again-a", 14), ("again-c", 15)).Second()), "elections.indirect.second_choices");
        await Refused.ByRules(world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(2, 37, 30, ("again-a", 14), ("again-b", 15)).Second()), "elections.indirect.second_seats");
        var dry = (await world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(1, 36, 18, ("again-a", 8), ("again-b", 10)).Second().Dry())).Result;
        Assert.Equal(OutcomeKind.Invalid, dry.Kind);

        var result = (await world.Commission.Assemblies.RecordIndirectResultAsync(second)).Result;
        Assert.Equal((OutcomeKind.Elected, 2u, 30u), (result.Kind, result.Round, result.ElectorsVoted));
        Assert.Equal("again-b", Assert.Single(result.Choices, choice => choice.Elected).CandidateId);
        Assert.Equal([OutcomeKind.Runoff, OutcomeKind.Elected], result.Rounds.Select(round => round.Kind));
        Assert.Equal(first.Choices, result.Rounds[0].Choices);
        Assert.Equal(result, (await world.Public.Assemblies.GetIndirectResultAsync(new() { ElectionId = "again", Region = "KZ-ZHA" })).Result);
        Assert.Equal([result], (await world.Public.Assemblies.ListIndirectResultsAsync(new() { ElectionId = "again" })).Results);
        Assert.Equal(result.Findings.Skip(2), (await world.Public.Assemblies.CheckIndirectResultAsync(new() { ElectionId = "again", Region = "KZ-ZHA" })).Findings);
        Assert.Equal((1u, 1u, 30u), await Counted("again"));
        await Refused.By(world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(1, 37, 30, ("again-a", 14), ("again-b", 15)).Second()), StatusCode.AlreadyExists, "INDIRECT_RESULT_EXISTS");
    }

    [Fact]
    public async Task Nobody_stands_again_where_the_first_vote_decided()
    {
        var unit = new Unit(world, "decided", "KZ-ZHA");
        await unit.Election();
        await unit.Candidate("decided-a");
        await unit.Candidate("decided-b");
        await world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(1, 37, 34, ("decided-a", 18), ("decided-b", 16)));
        await Refused.ByRules(world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(1, 37, 34, ("decided-a", 18), ("decided-b", 16)).Second()),
            "elections.indirect.second_after_runoff", "elections.indirect.second_choices", "elections.indirect.second_seats");
    }

    [Fact]
    public async Task Whom_the_first_vote_elected_stays_elected()
    {
        var unit = new Unit(world, "both", "KZ-ZHA");
        await unit.Election();
        foreach (var candidate in new[] { "both-a", "both-b", "both-c" })
            await unit.Candidate(candidate);
        await world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(2, 37, 34, ("both-a", 18), ("both-b", 9), ("both-c", 7)));
        var result = (await world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(1, 37, 34, ("both-b", 10), ("both-c", 20)).Second())).Result;
        Assert.Equal(["both-a", "both-c"], result.Choices.Where(choice => choice.Elected).Select(choice => choice.CandidateId));
        Assert.Equal((2u, 2u, 34u), await Counted("both"));
    }

    private async Task<(uint Seats, uint Elected, uint Voted)> Counted(string election)
    {
        var count = await world.Public.Assemblies.CountElectedAsync(new() { ElectionId = election });
        return (count.Seats, count.Elected, count.ElectorsVoted);
    }
}
