using Saylau.Common.V1;
using Saylau.Elections.Protocols;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Protocols;

public sealed class ProtocolLifecycleTests
{
    private static readonly ProtocolLaw Accepting = new() { Acceptance = new() { Rule = "accept", Required = true }, DoubleEntry = new() { Rule = "twice", Required = true } };

    [Fact]
    public void Nothing_leads_out_of_an_annulled_protocol() =>
        Assert.All(Enum.GetValues<ProtocolAct>(), act => Assert.Null(ProtocolRules.Lifecycle.After(ProtocolState.Annulled, act)));

    [Fact]
    public void What_is_to_be_recounted_counts_again_only_once_it_is_accepted()
    {
        Assert.All(ProtocolRules.Lifecycle.Transitions.Where(transition => transition.From is ProtocolState.Recount), transition => Assert.False(ProtocolRules.Counts(transition.To)));
        Assert.Equal(ProtocolState.Accepted, ProtocolRules.Lifecycle.After(ProtocolState.Submitted, ProtocolAct.Accept));
    }

    [Theory]
    [InlineData(ProtocolState.Accepted, true)]
    [InlineData(ProtocolState.Corrected, true)]
    [InlineData(ProtocolState.Draft, false)]
    [InlineData(ProtocolState.Submitted, false)]
    [InlineData(ProtocolState.Returned, false)]
    [InlineData(ProtocolState.Recount, false)]
    [InlineData(ProtocolState.Annulled, false)]
    [InlineData(ProtocolState.Unspecified, false)]
    public void What_is_accepted_or_corrected_counts_and_nothing_else(ProtocolState state, bool counts) => Assert.Equal(counts, ProtocolRules.Counts(state));

    [Fact]
    public void A_commissions_own_counts_unless_the_law_has_it_accepted()
    {
        Assert.Equal(ProtocolAct.Accept, ProtocolRules.ActOfArrival(null));
        Assert.Equal(ProtocolAct.Accept, ProtocolRules.ActOfArrival(new() { Acceptance = new() { Rule = "accept" } }));
        Assert.Equal(ProtocolAct.Submit, ProtocolRules.ActOfArrival(Accepting));
    }

    [Theory]
    [InlineData(ProtocolState.Unspecified, 1u, false, ProtocolAct.Accept)]
    [InlineData(ProtocolState.Unspecified, 2u, false, ProtocolAct.Correct)]
    [InlineData(ProtocolState.Unspecified, 2u, true, ProtocolAct.Submit)]
    [InlineData(ProtocolState.Accepted, 2u, false, ProtocolAct.Correct)]
    [InlineData(ProtocolState.Recount, 2u, false, ProtocolAct.Submit)]
    public void A_device_does_what_its_commission_would(ProtocolState from, uint counter, bool accepting, ProtocolAct expected) =>
        Assert.Equal(expected, ProtocolRules.ActOfDevice(from, counter, accepting ? Accepting : null));

    [Fact]
    public void What_was_accepted_is_corrected_from_above()
    {
        Assert.Equal(Outcome.Violated, Assert.Single(ProtocolRules.MayCorrect("one", byCommissionAbove: false, Accepting)).Outcome);
        Assert.Equal(Outcome.Satisfied, Assert.Single(ProtocolRules.MayCorrect("one", byCommissionAbove: true, Accepting)).Outcome);
        Assert.Empty(ProtocolRules.MayCorrect("one", byCommissionAbove: false, null));
    }

    [Fact]
    public void Where_figures_are_entered_twice_a_draft_is_submitted()
    {
        Assert.Equal(Outcome.Violated, Assert.Single(ProtocolRules.MaySubmit("one", isDraft: false, Accepting)).Outcome);
        Assert.Equal(Outcome.Satisfied, Assert.Single(ProtocolRules.MaySubmit("one", isDraft: true, Accepting)).Outcome);
        Assert.Empty(ProtocolRules.MaySubmit("one", isDraft: false, null));
    }
}
