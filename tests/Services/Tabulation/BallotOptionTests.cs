using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Tabulation;

public sealed class BallotOptionTests(CountingWorld world)
{
    [Fact]
    public async Task A_question_is_voted_on_by_its_options()
    {
        await world.Election("question", ElectionKind.Referendum);
        await Refused.By(world.Public.Tabulation.GetBallotOptionsAsync(new() { ElectionId = "question" }), StatusCode.NotFound, "BALLOT_OPTIONS_NOT_FOUND");
        var check = await world.Public.Tabulation.CheckBallotOptionsAsync(new() { ElectionId = "question", AsOf = "2010-05-01", Kinds = { ChoiceKind.Yes } });
        Assert.Equal(["elections.ballot.options"], Refused.Unmet(check.Findings));
        await Refused.ByRules(world.Commission.Tabulation.RecordBallotOptionsAsync(Request("question", "2010-05-01", ChoiceKind.Yes)), "elections.ballot.options");
        await Refused.ByRules(world.Commission.Tabulation.RecordBallotOptionsAsync(Request("question", "2010-06-07", ChoiceKind.Yes, ChoiceKind.No)), "elections.ballot.before_voting");

        var recorded = (await world.Commission.Tabulation.RecordBallotOptionsAsync(Request("question", "2010-05-01", ChoiceKind.Yes, ChoiceKind.No))).Measure;
        Assert.Equal(recorded, (await world.Public.Tabulation.GetBallotOptionsAsync(new() { ElectionId = "question" })).Measure);
        await Refused.By(world.Commission.Tabulation.RecordBallotOptionsAsync(Request("question", "2010-05-01", ChoiceKind.Yes, ChoiceKind.No)), StatusCode.AlreadyExists, "BALLOT_OPTIONS_EXIST");

        var answer = await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("question",
            [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ("question-yes", 60), ("question-no", 20)))]));
        Assert.All(answer.Rows, row => Assert.Equal(RowOutcome.Stored, row.Outcome));
        var outcome = await world.Public.Tabulation.GetOutcomeAsync(new() { ElectionId = "question" });

        // More than half of all, in two regions of the sixteen of which eleven are needed.
        Assert.Equal(OutcomeKind.Failed, outcome.Outcome.Kind);
        Assert.Equal(["elections.referendum.regions"], Refused.Unmet(outcome.Findings));
        Assert.Equal((ChoiceKind.Yes, 360u, true), (outcome.Outcome.Choices[0].Kind, outcome.Outcome.Choices[0].Votes, outcome.Outcome.Choices[0].NotElectable));
    }

    [Fact]
    public async Task Every_protocol_counts_the_votes_against_all()
    {
        await world.Election("none", ElectionKind.Regular, "none-a");
        await world.Commission.Tabulation.RecordBallotOptionsAsync(Request("none", "2010-05-20", ChoiceKind.AgainstAll));
        var rows = (await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("none",
            CountingWorld.Protocol("akm-1", ("none-a", 10)), CountingWorld.Protocol("akm-2", ("none-a", 10), ("none-against-all", 30))))).Rows;
        Assert.Equal(["PROTOCOL_DOES_NOT_ADD_UP", ""], rows.Select(row => row.Reason));
        var outcome = (await world.Public.Tabulation.GetOutcomeAsync(new() { ElectionId = "none" })).Outcome;
        Assert.Equal((OutcomeKind.Undecided, "none-against-all"), (outcome.Kind, outcome.Choices[0].CandidateId));
    }

    [Fact]
    public async Task Names_are_taken_once()
    {
        await world.Election("names", ElectionKind.Regular, "names-a");
        var request = Request("names", "2010-05-20", ChoiceKind.AgainstAll);
        request.Options[0].OptionId = "names-a";
        await Refused.By(world.Commission.Tabulation.RecordBallotOptionsAsync(request), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(world.As("central_commission@arland").Tabulation.RecordBallotOptionsAsync(request), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
    }

    [Fact]
    public async Task Who_withdrew_after_ballots_were_printed_keeps_the_votes_and_is_not_elected()
    {
        await world.Election("gone", ElectionKind.Regular, "gone-a", "gone-b");
        await world.Commission.Nominations.WithdrawCandidateAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-01", CandidateId = "gone-a", Reason = "Ill." });
        var rows = (await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("gone",
            [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, station is "ala-3" ? [("gone-b", 30u)] : [("gone-a", 10), ("gone-b", 30)]))]))).Rows;
        Assert.All(rows, row => Assert.Equal(RowOutcome.Stored, row.Outcome));
        var outcome = (await world.Public.Tabulation.GetOutcomeAsync(new() { ElectionId = "gone" })).Outcome;
        Assert.Equal("gone-b", Assert.Single(outcome.Choices, choice => choice.Elected).CandidateId);
        Assert.Equal(("gone-a", 50u, true), (outcome.Choices[1].CandidateId, outcome.Choices[1].Votes, outcome.Choices[1].NotElectable));
    }

    private static RecordBallotOptionsRequest Request(string election, string day, params ChoiceKind[] kinds) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = day,
        ElectionId = election,
        Question = VotingWorld.Name("Shall it be?"),
        Source = new() { Provenance = Provenance.Verified, Citation = "a decree" },
        Options =
        {
            kinds.Select(kind => new BallotOption
            {
                OptionId = kind switch { ChoiceKind.Yes => $"{election}-yes", ChoiceKind.No => $"{election}-no", _ => $"{election}-against-all" },
                Kind = kind,
                Text = VotingWorld.Name(kind.ToString()),
            }),
        },
    };
}
