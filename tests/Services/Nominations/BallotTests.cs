using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Nominations;

public sealed class BallotTests(CountingWorld world)
{
    private const string Order = "elections.nominations.ballot_order.";

    private Saylau.Elections.V1.NominationService.NominationServiceClient Commission => world.Commission.Nominations;

    private Saylau.Elections.V1.NominationService.NominationServiceClient Public => world.Public.Nominations;

    [Fact]
    public async Task The_order_that_a_seed_gives_is_kept_and_who_leaves_keeps_the_number()
    {
        await world.Election("lots", ElectionKind.Regular, "one", "two", "three");
        await Refused.By(Public.GetBallotAsync(new() { ElectionId = "lots" }), StatusCode.NotFound, "BALLOT_ORDER_NOT_FOUND");
        await Refused.By(Commission.DrawBallotOrderAsync(Draw("lots")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(Commission.DrawBallotOrderAsync(Draw("lots", "seed", "one")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await world.Commission.Tabulation.RecordBallotOptionsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-05-11",
            ElectionId = "lots",
            Options = { new BallotOption { OptionId = "none", Kind = ChoiceKind.AgainstAll, Text = VotingWorld.Name("Against all") } },
        });
        var drawn = (await Commission.DrawBallotOrderAsync(Draw("lots", "seed"))).Order;
        Assert.Equal(["three", "one", "two"], drawn.CandidateIds);
        await Refused.By(Commission.DrawBallotOrderAsync(Draw("lots", "another")), StatusCode.AlreadyExists, "BALLOT_ORDER_EXISTS");

        await Commission.WithdrawCandidateAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-05-20", CandidateId = "one" });
        var ballot = await Public.GetBallotAsync(new() { ElectionId = "lots" });

        Assert.Equal(["1 three", "2 one, left", "3 two", "4 none"], ballot.Lines.Select(line => $"{line.Number} {line.ChoiceId}{(line.Left ? ", left" : "")}"));
        Assert.Equal(drawn, ballot.Order);
        var check = (await Public.CheckBallotOrderAsync(new() { ElectionId = "lots" })).Findings;
        Assert.Equal([Order + "whole", Order + "as_drawn"], check.Select(finding => finding.Rule));
        Assert.Empty(Refused.Unmet(check));
    }

    [Fact]
    public async Task An_order_drawn_by_hand_names_everybody_who_is_registered()
    {
        await world.Election("hand", ElectionKind.Regular, "hand-a", "hand-b");
        Assert.Equal([Order + "election_called", Order + "candidates"], (await Public.CheckBallotOrderAsync(new() { ElectionId = "hand" })).Findings.Select(finding => finding.Rule));
        await Refused.ByRules(Commission.DrawBallotOrderAsync(Draw("hand", "", "hand-a")), Order + "whole");
        await Refused.ByRules(Commission.DrawBallotOrderAsync(Draw("hand", "", "hand-b", "hand-a", "nobody")), Order + "whole");
        await Commission.DrawBallotOrderAsync(Draw("hand", "", "hand-b", "hand-a"));

        var ballot = await Public.GetBallotAsync(new() { ElectionId = "hand" });

        Assert.Equal(["hand-b", "hand-a"], ballot.Lines.Select(line => line.ChoiceId));
        Assert.Equal("", ballot.Order.Seed);
        await Refused.By(Public.GetBallotAsync(new() { ElectionId = "nowhere" }), StatusCode.NotFound, "ELECTION_NOT_FOUND");
    }

    [Fact]
    public async Task A_deposit_is_given_back_after_the_result_to_whom_the_law_gives_it_back()
    {
        const string Deposit = "elections.nominations.deposit.";
        await world.Election("paid", ElectionKind.Regular, "paid-a", "paid-b", "paid-c");
        await Refused.ByRules(Commission.DecideDepositAsync(Decide("paid-a", DepositOutcome.Refunded)), Deposit + "result_final", Deposit + "refund");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("paid",
            [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ("paid-a", 60), ("paid-b", 36), ("paid-c", 4)))]));
        await world.Commission.Tabulation.CertifyResultsAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-14", ElectionId = "paid", Act = "Decision 12" });

        await Refused.ByRules(Commission.DecideDepositAsync(Decide("paid-c", DepositOutcome.Refunded)), Deposit + "refund");
        await Refused.ByRules(Commission.DecideDepositAsync(Decide("paid-b", DepositOutcome.Forfeited)), Deposit + "forfeit");
        Assert.Empty(Refused.Unmet((await Public.CheckDepositAsync(new() { CandidateId = "paid-a", Outcome = DepositOutcome.Refunded })).Findings));
        await Commission.DecideDepositAsync(Decide("paid-b", DepositOutcome.Refunded));
        var forfeited = (await Commission.DecideDepositAsync(Decide("paid-c", DepositOutcome.Forfeited))).Deposit;

        Assert.Equal((DepositOutcome.Forfeited, "by the law"), (forfeited.Decision.Outcome, forfeited.Decision.Reason));
        Assert.Equal(forfeited, (await Public.GetCandidateAsync(new() { CandidateId = "paid-c" })).Candidate.Deposit);
        Assert.Null((await Public.GetCandidateAsync(new() { CandidateId = "paid-a" })).Candidate.Deposit.Decision);
        await Refused.By(Commission.DecideDepositAsync(Decide("paid-c", DepositOutcome.Forfeited)), StatusCode.AlreadyExists, "DEPOSIT_DECIDED");
        await Refused.By(Commission.DecideDepositAsync(Decide("nobody", DepositOutcome.Forfeited)), StatusCode.NotFound, "CANDIDATE_NOT_FOUND");
    }

    private static DrawBallotOrderRequest Draw(string election, string seed = "", params string[] byHand) =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-05-12", ElectionId = election, Seed = seed, CandidateIds = { byHand } };

    private static DecideDepositRequest Decide(string candidate, DepositOutcome outcome) =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-06-20", CandidateId = candidate, Outcome = outcome, Reason = "by the law" };
}
