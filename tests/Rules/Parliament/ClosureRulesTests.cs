using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class ClosureRulesTests
{
    [Theory]
    [InlineData(ClosureGround.StateSecrets, Outcome.Satisfied)]
    [InlineData(ClosureGround.Other, Outcome.Violated)]
    public void The_law_knows_the_ground(ClosureGround ground, Outcome expected) => Assert.Equal(expected, ParliamentLaws.Of("parliament.closures.grounds", Close(ground: ground)));

    [Theory]
    [InlineData("so", Outcome.Satisfied)]
    [InlineData("", Outcome.Violated)]
    [InlineData(null, Outcome.Undetermined)]
    public void The_reason_is_public(string? reason, Outcome expected) => Assert.Equal(expected, ParliamentLaws.Of("parliament.closures.reason_public", Close(reason: reason)));

    [Theory]
    [InlineData(1, true, Outcome.Satisfied)]
    [InlineData(2, true, Outcome.Violated)]
    [InlineData(2, false, Outcome.NotApplicable)]
    public void Closing_is_the_exception(int closed, bool required, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.closures.exceptional", Close(closed, required: required)));

    [Fact]
    public void Nothing_is_closed_twice() => Assert.Equal(["parliament.closures.once"],
        ParliamentLaws.Unmet(ClosureRules.MayClose([Item("a"), Item("b")], [Item("a") with { ClosureId = "order" }], ClosureGround.StateSecrets, "so", Law())));

    [Fact]
    public void Closing_what_is_called_controversial_is_a_warning() => Assert.Equal(Outcome.Warning, ParliamentLaws.Of("parliament.closures.controversial",
        ClosureRules.MayClose([Item("a"), Item("b")], [Item("a") with { Controversial = true, AttributedTo = "a newspaper" }], ClosureGround.StateSecrets, "so", Law())));

    [Theory]
    [InlineData("CLOSED", "", 1)]
    [InlineData("CLOSED", "order", 0)]
    [InlineData("OPEN", "", 0)]
    public void An_item_that_is_closed_without_an_order_is_a_warning(string openness, string order, int warnings) =>
        Assert.Equal(warnings, ClosureRules.AreOrdered([Item("a", openness) with { ClosureId = order }], Law()).Count(finding => finding.Outcome is Outcome.Warning));

    internal static SittingItemRow Item(string id, string openness = "OPEN") => new()
    {
        SittingId = "sitting",
        ItemId = id,
        Number = 1,
        Title = "{}",
        BillId = "",
        Openness = openness,
        OpennessNow = openness,
        ClosureId = "",
        Controversial = false,
        AttributedTo = "",
    };

    private static ClosureLaw Law(bool required = true)
    {
        var law = ParliamentLaws.Kz.Closures;
        law.Exceptional.Required = required;
        law.Grounds.Grounds.Remove(ClosureGround.Other);
        return law;
    }

    private static Finding[] Close(int closed = 1, ClosureGround ground = ClosureGround.StateSecrets, string? reason = "so", bool required = true)
    {
        SittingItemRow[] items = [Item("a"), Item("b")];
        return [.. ClosureRules.MayClose(items, items[..closed], ground, reason, Law(required))];
    }
}
