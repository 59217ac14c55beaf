using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class SittingRulesTests
{
    [Theory]
    [InlineData("09:05", 32_700L)]
    [InlineData("00:00:01", 1L)]
    [InlineData("24:30", 88_200L)]
    [InlineData("47:59:59", 172_799L)]
    [InlineData("48:00", null)]
    [InlineData("10:60", null)]
    [InlineData("10:00:60", null)]
    [InlineData("9:05", null)]
    [InlineData("10", null)]
    [InlineData("10:0a", null)]
    [InlineData("10:00:00:00", null)]
    public void A_time_counts_on_beyond_midnight(string text, long? second)
    {
        Assert.Equal(second, SittingClock.Parse(text));
        if (second is { } known)
            Assert.Equal(known, SittingClock.Parse(SittingClock.Text(known)));
    }

    [Theory]
    [InlineData("2011-02-01", 36_000L, 36_000L)]
    [InlineData("2011-02-02", null, 36_000L)]
    [InlineData("2011-01-31", null, 36_000L, "parliament.sittings.on_its_day")]
    [InlineData("2011-02-01", 36_001L, 36_000L, "parliament.sittings.in_order")]
    [InlineData("2011-02-01", null, null)]
    public void An_act_happens_on_the_day_and_in_order(string day, long? latest, long? at, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(SittingRules.MayHappen(Sitting(), SittingAct.Open, latest, at, day)));

    [Theory]
    [InlineData("CONVENED", SittingAct.Cancel)]
    [InlineData("OPENED", SittingAct.Cancel, "parliament.sittings.state")]
    [InlineData("CLOSED", SittingAct.Open, "parliament.sittings.on_its_day", "parliament.sittings.state")]
    public void A_sitting_is_called_off_on_any_day_before_it_is_opened(string state, SittingAct act, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(SittingRules.MayHappen(Sitting(state), act, null, null, "2011-01-01")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("OPENED", null, 100L)]
    [InlineData("SUSPENDED", null, 100L, "parliament.sittings.under_way")]
    [InlineData("OPENED", 50L, 100L, "parliament.agenda.not_taken_up")]
    [InlineData("OPENED", null, 99L, "parliament.sittings.in_order")]
    public void An_item_is_taken_up_once_while_the_sitting_is_under_way(string state, long? before, long at, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(SittingRules.MayTakeUp(Sitting(state), Item("a", 1, before), 100, at)));

    [Theory]
    [InlineData(AgendaChangeKind.Add, "new", 2)]
    [InlineData(AgendaChangeKind.Add, "new", 4)]
    [InlineData(AgendaChangeKind.Add, "new", 5, "parliament.agenda.place")]
    [InlineData(AgendaChangeKind.Add, "new", 1, "parliament.agenda.place")]
    [InlineData(AgendaChangeKind.Add, "b", 2, "parliament.agenda.new_item")]
    [InlineData(AgendaChangeKind.Move, "c", 3)]
    [InlineData(AgendaChangeKind.Move, "c", 4, "parliament.agenda.place")]
    [InlineData(AgendaChangeKind.Move, "a", 2, "parliament.agenda.not_taken_up")]
    [InlineData(AgendaChangeKind.Remove, "b", null)]
    [InlineData(AgendaChangeKind.Remove, "a", null, "parliament.agenda.not_taken_up")]
    public void What_was_taken_up_stays_in_its_place(AgendaChangeKind kind, string item, int? place, params string[] violated) => Assert.Equal(violated, ParliamentLaws.Unmet(
        SittingRules.MayAmend(Sitting("OPENED"), [Item("a", 1, 50), Item("b", 2), Item("c", 3)], kind, item, place, "2011-02-01", null)));

    [Fact]
    public void Something_stays_on_an_agenda_and_nothing_changes_after_the_end()
    {
        Assert.Equal(["parliament.agenda.not_empty"], ParliamentLaws.Unmet(SittingRules.MayAmend(Sitting(), [Item("a", 1)], AgendaChangeKind.Remove, "a", null, "2011-02-01", null)));
        Assert.Equal(["parliament.agenda.sitting_goes_on"], ParliamentLaws.Unmet(
            SittingRules.MayAmend(Sitting("CLOSED"), [Item("a", 1), Item("b", 2)], AgendaChangeKind.Move, "a", 2, "2011-02-01", null)));
    }

    [Theory]
    [InlineData("2011-01-30", Outcome.Satisfied)]
    [InlineData("2011-01-31", Outcome.Warning)]
    public void A_late_change_is_a_warning(string day, Outcome expected)
    {
        var law = new SittingLaw { AgendaDays = new() { Rule = "days", Minimum = 2, Citation = new() { Text = "law" } } };

        Assert.Equal(expected, ParliamentLaws.Of("days", SittingRules.MayAmend(Sitting(), [Item("a", 1)], AgendaChangeKind.Add, "b", 2, day, law)));
    }

    [Theory]
    [InlineData(ClosureState.InForce, ClosureAct.Appeal, "2011-02-11")]
    [InlineData(ClosureState.InForce, ClosureAct.Appeal, "2011-02-12", "appeal")]
    [InlineData(ClosureState.InForce, ClosureAct.Appeal, "2011-01-31", "parliament.closures.in_order")]
    [InlineData(ClosureState.Upheld, ClosureAct.Appeal, "2011-02-02", "parliament.closures.state")]
    [InlineData(ClosureState.Appealed, ClosureAct.LiftOnAppeal, "2012-01-01")]
    [InlineData(ClosureState.Upheld, ClosureAct.Lift, "2012-01-01")]
    [InlineData(ClosureState.Lifted, ClosureAct.Lift, "2012-01-01", "parliament.closures.state")]
    public void An_order_is_appealed_in_time_and_lifted_at_any(ClosureState state, ClosureAct act, string day, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(ClosureRules.MayHappen("order", state, act, "2011-02-01", day, Appeals)));

    [Theory]
    [InlineData("2011-02-06", Outcome.Satisfied)]
    [InlineData("2011-02-07", Outcome.Warning)]
    public void A_late_decision_is_one_all_the_same(string day, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("decision", ClosureRules.MayHappen("order", ClosureState.Appealed, ClosureAct.UpholdOnAppeal, "2011-02-01", day, Appeals)));

    [Theory]
    [InlineData("TEXT", ClosureDimension.Recording)]
    [InlineData("TEXT", ClosureDimension.Text, "parliament.closures.once")]
    public void Each_dimension_is_closed_once(string closed, ClosureDimension dimension, params string[] violated) => Assert.Equal(violated, ParliamentLaws.Unmet(
        ClosureRules.MayClose([ClosureRulesTests.Item("a"), ClosureRulesTests.Item("b")], [ClosureRulesTests.Item("a") with { ClosedDimensions = closed }],
            ClosureGround.StateSecrets, "so", ParliamentLaws.Kz.Closures, dimension)));

    [Fact]
    public void To_close_papers_alone_leaves_everything_open_to_watch()
    {
        var law = ParliamentLaws.Kz.Closures;
        law.Exceptional.Required = true;
        SittingItemRow[] all = [ClosureRulesTests.Item("a")];

        Assert.Empty(ParliamentLaws.Unmet(ClosureRules.MayClose(all, all, ClosureGround.StateSecrets, "so", law, ClosureDimension.Text)));
        Assert.Equal(["parliament.closures.exceptional"], ParliamentLaws.Unmet(ClosureRules.MayClose(all, all, ClosureGround.StateSecrets, "so", law)));
    }

    internal static SittingRow Sitting(string state = "CONVENED") => new() { Id = "sitting", Jurisdiction = "kz", ChamberIds = "kz-senate,kz-mazhilis", HeldOn = "2011-02-01", State = state };

    internal static SittingItemRow Item(string id, int number, long? takenUp = null) => ClosureRulesTests.Item(id) with { Number = number, TakenUpAt = takenUp };

    private static SittingLaw Appeals => new()
    {
        ClosureAppealDays = new() { Rule = "appeal", Maximum = 10, Citation = new() { Text = "law" } },
        ClosureAppealDecisionDays = new() { Rule = "decision", Maximum = 5, Citation = new() { Text = "law" } },
    };
}
