using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Tabulation;

public sealed class RepeatVotingTests(CountingWorld world)
{
    [Fact]
    public async Task A_second_vote_is_between_those_whom_the_first_left_and_the_most_votes_elect()
    {
        await world.Election("rounds", ElectionKind.Regular, "rounds-a", "rounds-b", "rounds-c");
        await Refused.ByRules(world.Commission.Calendar.CallElectionAsync(Second("rounds")), "elections.calendar.repeat_runoff");
        await Count("rounds", ("rounds-a", 30), ("rounds-b", 20), ("rounds-c", 10));
        var check = await world.Public.Calendar.CheckCallAsync(new()
        {
            Jurisdiction = "kz",
            Kind = ElectionKind.RepeatVoting,
            VotingOn = "2010-06-20",
            AsOf = "2010-06-10",
            RepeatsElectionId = "rounds",
        });
        Assert.Equal([], Refused.Unmet(check.Findings));

        var called = (await world.Commission.Calendar.CallElectionAsync(Second("rounds"))).Election;
        Assert.Equal((ElectionKind.RepeatVoting, "rounds"), (called.Kind, called.RepeatsElectionId));
        Assert.Equal("rounds", (await world.Public.Calendar.GetElectionAsync(new() { ElectionId = "rounds-2" })).Election.RepeatsElectionId);
        var again = Second("rounds");
        again.ElectionId = "rounds-3";
        await Refused.ByRules(world.Commission.Calendar.CallElectionAsync(again), "elections.calendar.repeat_once");

        var third = CountingWorld.Import("rounds-2", CountingWorld.Protocol("akm-1", ("rounds-a", 20), ("rounds-b", 30), ("rounds-c", 1)));
        third.OccurredOn = "2010-06-20";
        Assert.Equal("PROTOCOL_DOES_NOT_ADD_UP", (await world.Commission.Protocols.ImportProtocolsAsync(third)).Rows[0].Reason);
        await Count("rounds-2", ("rounds-a", 20), ("rounds-b", 25));
        var outcome = (await world.Public.Tabulation.GetOutcomeAsync(new() { ElectionId = "rounds-2" })).Outcome;
        Assert.Equal((ElectoralSystem.Plurality, "rounds-b"), (outcome.System, Assert.Single(outcome.Choices, choice => choice.Elected).CandidateId));
        Assert.Equal(["rounds-b", "rounds-a"], outcome.Choices.Select(choice => choice.CandidateId));
    }

    [Fact]
    public async Task It_names_the_first_and_only_it_does()
    {
        var request = Second("nothing-here");
        await Refused.By(world.Commission.Calendar.CallElectionAsync(Office(request, "rounds-none-office")), StatusCode.NotFound, "OFFICE_NOT_FOUND");
        await world.Election("sole", ElectionKind.Regular, "sole-a");
        await Refused.By(world.Commission.Calendar.CallElectionAsync(Office(request, "sole-office")), StatusCode.NotFound, "ELECTION_NOT_FOUND");
        request = Office(Second("sole"), "sole-office");
        request.RepeatsElectionId = "";
        await Refused.By(world.Commission.Calendar.CallElectionAsync(request), StatusCode.InvalidArgument, "FIELDS_INVALID");
        (request.RepeatsElectionId, request.Kind) = ("sole", ElectionKind.Regular);
        await Refused.By(world.Commission.Calendar.CallElectionAsync(request), StatusCode.InvalidArgument, "FIELDS_INVALID");
    }

    private async Task Count(string election, params (string Candidate, uint Votes)[] votes)
    {
        var import = CountingWorld.Import(election, [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, votes))]);
        import.OccurredOn = election.EndsWith("-2", StringComparison.Ordinal) ? "2010-06-20" : "2010-06-06";
        Assert.All((await world.Commission.Protocols.ImportProtocolsAsync(import)).Rows, row => Assert.Equal(RowOutcome.Stored, row.Outcome));
    }

    private static CallElectionRequest Second(string first)
    {
        var call = VotingWorld.Call($"{first}-2", $"{first}-office", ElectionKind.RepeatVoting, "2010-06-10");
        (call.VotingOn, call.RepeatsElectionId) = ("2010-06-20", first);
        return call;
    }

    private static CallElectionRequest Office(CallElectionRequest call, string office)
    {
        (call.RequestId, call.OfficeId) = (World.NewId(), office);
        return call;
    }
}
