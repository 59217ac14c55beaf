using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Parliament.Procedures;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class BillRulesTests
{
    private static readonly BillStage[] Stages = [.. Enum.GetValues<BillStage>().Where(stage => stage is not BillStage.Unspecified)];
    private static readonly BillStage[] Common = [.. Stages.Where(stage => stage <= BillStage.Rejected)];
    private static readonly BillStage[] Ends = [BillStage.Unconstitutional, BillStage.Enacted, BillStage.Withdrawn, BillStage.Rejected];

    [Fact]
    public void Every_step_that_the_table_has_is_taken_and_no_other()
    {
        foreach (var (from, to) in Stages.SelectMany(from => Stages.Select(to => (from, to))))
        {
            var findings = Advance(from, to).ToArray();
            var inTable = BillRules.Next.TryGetValue(from, out var next) && next.Contains(to);
            Assert.Equal(inTable ? Outcome.Satisfied : Outcome.Violated, ParliamentLaws.Of("parliament.bills.next_stage", findings));
            Assert.Equal(to is not BillStage.Enacted, ParliamentLaws.Of("parliament.bills.not_by_enactment", findings) is Outcome.Satisfied);
        }
    }

    [Fact]
    public void Every_stage_is_reached_and_only_the_last_ones_end()
    {
        Assert.Equal(Common.Order(), Reached().Order());
        Assert.Equal(Ends.Order(), Common.Where(stage => !BillRules.Next.ContainsKey(stage)).Order());
    }

    [Theory]
    [InlineData(BillStage.Passed)]
    [InlineData(BillStage.FirstReading, BillStage.SecondReading)]
    [InlineData(BillStage.Signed, BillStage.Overridden)]
    public void No_way_to_enactment_avoids_what_every_law_needs(params BillStage[] without) => Assert.DoesNotContain(BillStage.Enacted, Reached(without));

    [Theory]
    [InlineData("2011-01-14", "2011-01-14", Outcome.Satisfied)]
    [InlineData("2011-01-14", "2011-01-13", Outcome.Violated)]
    [InlineData("2011-01-14", "2011-01", Outcome.Satisfied)]
    [InlineData("2011-01-14", "2010-12", Outcome.Violated)]
    public void No_step_goes_back_in_time(string last, string day, Outcome expected) => Assert.Equal(expected, ParliamentLaws.Of(
        "parliament.bills.in_order", Advance(BillStage.Introduced, BillStage.Committee, last, day)));

    [Theory]
    [InlineData(BillStage.Signed, "PASSED", false)]
    [InlineData(BillStage.Signed, "FAILED", false, "parliament.votes.passage_passed")]
    [InlineData(BillStage.Signed, "PASSED", true, "parliament.votes.override_passed", "parliament.votes.override_passed")]
    [InlineData(BillStage.Passed, "PASSED", false, "parliament.bills.next_stage")]
    public void A_bill_is_enacted_when_its_stage_and_its_votes_allow_it(BillStage stage, string senate, bool overridden, params string[] violated)
    {
        VoteRow[] votes = [VoteRulesTests.Vote("kz-mazhilis", "PASSED"), VoteRulesTests.Vote("kz-senate", senate)];

        BillStage[] stages = overridden ? [BillStage.Overridden, stage] : [stage];
        var bill = new BillFacts { Kind = BillKind.Law, Steps = [.. stages.Select(at => new StepTaken(at, "2011-02-02"))], Votes = votes };

        Assert.Equal(violated, ParliamentLaws.Unmet(BillRules.MayEnact(bill, "2011-02-03", ProcedureRules.Common(BillKind.Law, ParliamentLaws.Kz.Bills), ParliamentLaws.Kz)));
    }

    [Fact]
    public void Signing_and_rejecting_are_the_presidents() => Assert.Equal(
        [BillStage.Signed, BillStage.RejectedByPresident], Stages.Where(stage => BillRules.ActorOf(stage) is Role.PresidentOffice));

    [Theory]
    [InlineData(59u, Outcome.Warning, Determination.Yes)]
    [InlineData(60u, Outcome.Satisfied, Determination.No)]
    [InlineData(null, Outcome.Undetermined, Determination.Undetermined)]
    public void Haste_is_fewer_days_than_usual(uint? days, Outcome expected, Determination hasty)
    {
        var finding = PaceRules.TookUsualDays(days, PaceRules.Usual(BillKind.Law, ParliamentLaws.Kz.Bills), "bill");

        Assert.Equal((expected, hasty), (finding!.Outcome, PaceRules.IsHasty(finding)));
    }

    [Fact]
    public void Where_nothing_is_usual_nothing_is_hasty() => Assert.Equal(
        Determination.Undetermined, PaceRules.IsHasty(PaceRules.TookUsualDays(1, PaceRules.Usual(BillKind.Resolution, ParliamentLaws.Kz.Bills), "bill")));

    [Theory]
    [InlineData("2011-01-14", "2011-02-03", 20u)]
    [InlineData("2011-02-03", "2011-02-03", 0u)]
    [InlineData("2011-01", "2011-02-03", null)]
    [InlineData("2011-01-14", "", null)]
    [InlineData("2011-02-03", "2011-01-14", null)]
    public void Days_elapse_between_days_that_are_known(string from, string to, uint? days) => Assert.Equal(days, PaceRules.ElapsedDays(from, to));

    [Theory]
    [InlineData(new uint[0], null)]
    [InlineData(new[] { 9u }, 9u)]
    [InlineData(new[] { 30u, 10u, 20u }, 20u)]
    [InlineData(new[] { 10u, 21u }, 15u)]
    [InlineData(new[] { uint.MaxValue, uint.MaxValue }, uint.MaxValue)]
    public void The_median_is_in_the_middle(uint[] days, uint? median) => Assert.Equal(median, PaceRules.Median(days));

    [Theory]
    [InlineData(19u, Determination.Yes, Outcome.Warning, 0u, 1u)]
    [InlineData(20u, Determination.No, Outcome.Satisfied, 1u, 1u)]
    [InlineData(null, Determination.Undetermined, null, 0u, 0u)]
    public void A_bill_is_compared_with_the_median_of_its_kind(uint? days, Determination quicker, Outcome? outcome, uint quickerBills, uint slower)
    {
        var comparison = PaceRules.Compare("bill", days, days is 19 ? [20] : [10, 20, 30]);

        Assert.Equal((quicker, outcome, quickerBills, slower),
            (comparison.IsQuicker, comparison.Finding?.Outcome, comparison.QuickerBills, comparison.SlowerBills));
        Assert.Equal(days is null ? null : new Ratio { Numerator = days.Value, Denominator = 20 }, comparison.ShareOfMedian);
    }

    private static IEnumerable<Finding> Advance(BillStage from, BillStage to, string last = "2011-01-14", string day = "2011-01-17") => ProcedureRules.MayAdvance(
        new() { Kind = BillKind.Law, Steps = [new(from, last)] }, new(to), day, ProcedureRules.Common(BillKind.Law, ParliamentLaws.Kz.Bills), ParliamentLaws.Kz);

    private static HashSet<BillStage> Reached(params BillStage[] without)
    {
        var reached = new HashSet<BillStage>();
        void Reach(BillStage stage)
        {
            if (!without.Contains(stage) && reached.Add(stage))
                Array.ForEach(BillRules.Next.GetValueOrDefault(stage, []), Reach);
        }

        Reach(BillStage.Introduced);
        return reached;
    }
}
