using Grpc.Core;
using Saylau.Parties.Claims;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Registry;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Claims;

/// <summary>What is said of parties: always by somebody, at some time, and answered by others.</summary>
public sealed class ClaimTests(ArlandRegister arland) : IClassFixture<ArlandRegister>
{
    [Fact]
    public async Task A_claim_is_answered_withdrawn_and_never_lost()
    {
        await arland.Party("regi-said", "Quartz");
        var (press, party) = (arland.As("press@arland").Claims, arland.As("party@regi-said").Claims);

        var claim = (await press.RecordClaimAsync(Claim("regi-claim", "2020-07-01"))).Claim;
        await party.RecordClaimAsync(Answer("regi-answer", "2020-07-05"));
        var withdrawn = (await press.WithdrawClaimAsync(Withdraw("regi-claim", "2020-07-10"))).Claim;

        Assert.Equal(("A paper", "2020-07-01", ClaimState.Standing), (claim.Claimant, claim.ClaimedOn, claim.State));
        Assert.Equal((ClaimState.Withdrawn, "2020-07-10", "We were wrong."), (withdrawn.State, withdrawn.WithdrawnOn, withdrawn.WithdrawalReason));
        Assert.Equal(["regi-answer"], withdrawn.AnsweredByIds);
        Assert.Equal((0, ClaimState.Standing), await On("2020-07-04"));
        Assert.Equal((1, ClaimState.Standing), await On("2020-07-09"));
        Assert.Equal((1, ClaimState.Withdrawn), await On("2020-07-10"));
        var listed = (await arland.Suite.AsPublic().Claims.ListClaimsAsync(new() { Jurisdiction = "arland", PartyId = "regi-said", AsOf = "2020-07-10" })).Claims;
        Assert.Equal(["regi-answer", "regi-claim"], listed.Select(one => one.ClaimId));
        Assert.Equal(withdrawn, listed[1]);
        Assert.Equal(["regi-answer"], (await arland.Suite.AsPublic().Claims.ListClaimsAsync(new() { Jurisdiction = "arland", PartyId = "regi-said", Claimant = "The party" })).Claims.Select(one => one.ClaimId));

        async Task<(int, ClaimState)> On(string day)
        {
            var one = (await arland.Suite.AsPublic().Claims.GetClaimAsync(new() { ClaimId = "regi-claim", AsOf = day })).Claim;
            return (one.AnsweredByIds.Count, one.State);
        }
    }

    [Fact]
    public async Task Nobody_takes_back_what_another_said_or_answers_for_another()
    {
        await arland.Party("regi-said-2", "Ruby");
        await arland.Party("regi-foe", "Sapphire");
        var press = arland.As("press@arland").Claims;
        await press.RecordClaimAsync(Claim("regi-claim-2", "2020-07-01", "regi-said-2"));

        var other = Withdraw("regi-claim-2", "2020-07-10");
        other.Claimant = "Another paper";
        await Refused.ByRules(press.WithdrawClaimAsync(other), "parties.claims.own");
        await Refused.ByRules(press.WithdrawClaimAsync(Withdraw("regi-claim-2", "2020-06-30")), "parties.claims.in_order");
        Assert.Equal(["parties.claims.own"], Refused.Unmet((await arland.Suite.AsPublic().Claims.CheckWithdrawalAsync(new() { ClaimId = "regi-claim-2", Claimant = "Another paper", AsOf = "2020-07-10" })).Findings));
        await Refused.By(arland.Suite.As("party@regi-foe").Claims.RecordClaimAsync(Answer("regi-answer-2", "", "regi-said-2", "regi-claim-2")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(arland.Suite.As("press@kz").Claims.RecordClaimAsync(Claim("regi-claim-3", "", "regi-said-2")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(press.RecordClaimAsync(Claim("regi-claim-2", "2020-07-01", "regi-said-2")), StatusCode.AlreadyExists, "CLAIM_EXISTS");
        var astray = Claim("regi-claim-4", "2020-07-02", "regi-foe");
        astray.AnswersClaimId = "regi-claim-2";
        await Refused.ByRules(press.RecordClaimAsync(astray), "parties.claims.same_party", "parties.claims.another_claimant");
        astray.AnswersClaimId = "regi-none";
        await Refused.By(press.RecordClaimAsync(astray), StatusCode.NotFound, "CLAIM_NOT_FOUND");
    }

    [Fact]
    public async Task A_claim_goes_where_the_table_says_and_nowhere_else()
    {
        await arland.Party("regi-walked", "Topaz");
        var (press, number) = (arland.As("press@arland").Claims, 0);
        await press.RecordClaimAsync(Claim("regi-walk", "2020-07-01", "regi-walked"));

        var taken = await LifecycleWalk.Take(
            ClaimRules.Lifecycle,
            new Dictionary<ClaimAct, Func<Task>>
            {
                [ClaimAct.Answer] = async () => await arland.As("party@regi-walked").Claims.RecordClaimAsync(Answer($"regi-walk-{++number}", "2020-07-02", "regi-walked", "regi-walk")),
                [ClaimAct.Withdraw] = async () => await press.WithdrawClaimAsync(Withdraw("regi-walk", "2020-07-02")),
            },
            async () => (await arland.Suite.AsPublic().Claims.GetClaimAsync(new() { ClaimId = "regi-walk", AsOf = "2020-12-31" })).Claim.State, seed: 1, steps: 10);

        Assert.Contains((ClaimState.Withdrawn, ClaimAct.Answer, ClaimState.Withdrawn), taken);
    }

    [Fact]
    public async Task Where_a_party_stands_is_never_told_without_who_says_so()
    {
        await arland.Party("regi-stand", "Umber");
        foreach (var (grant, who, alignment, on) in new[]
        {
            ("press@arland", "A paper", Alignment.Government, "2020-07-01"), ("observer_mission@arland-watch", "A mission", Alignment.Opposition, "2020-07-02"),
            ("press@arland", "A paper", Alignment.Opposition, "2020-07-03"),
        })
        {
            await arland.As(grant).Alignments.AttributeAlignmentAsync(new()
            {
                RequestId = World.NewId(),
                OccurredOn = on,
                PartyId = "regi-stand",
                ClaimId = $"regi-stand-{on}",
                Alignment = alignment,
                AttributedTo = who,
            });
        }

        Assert.Equal("", await Said("2020-06-30"));
        Assert.Equal("Government: A paper | Opposition: A mission (contested)", await Said("2020-07-02"));
        Assert.Equal("Opposition: A mission, A paper", await Said("2020-07-03"));

        async Task<string> Said(string day)
        {
            var answer = await arland.Suite.AsPublic().Alignments.GetAlignmentAsync(new() { PartyId = "regi-stand", AsOf = day });
            var positions = answer.Positions.Select(position => $"{position.Alignment}: {string.Join(", ", position.Claims.Select(claim => claim.AttributedTo))}");
            return string.Join(" | ", positions) + (answer.Contested ? " (contested)" : "");
        }
    }

    private static RecordClaimRequest Claim(string id, string on, string party = "regi-said") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        PartyId = party,
        ClaimId = id,
        Kind = ClaimKind.Funding,
        Statement = "Its money is not its own.",
        Claimant = "A paper",
    };

    private static RecordClaimRequest Answer(string id, string on, string party = "regi-said", string answers = "regi-claim")
    {
        var answer = Claim(id, on, party);
        (answer.Statement, answer.Claimant, answer.ClaimantPartyId, answer.AnswersClaimId) = ("It is.", "The party", party, answers);
        return answer;
    }

    private static WithdrawClaimRequest Withdraw(string id, string on) =>
        new() { RequestId = World.NewId(), OccurredOn = on, ClaimId = id, Claimant = "A paper", Reason = "We were wrong." };
}
