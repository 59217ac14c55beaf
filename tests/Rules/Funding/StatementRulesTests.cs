using Saylau.Common.V1;
using Saylau.Parties.Funding;
using Saylau.Parties.V1;

namespace Saylau.Tests.Rules.Funding;

/// <summary>Yearly statements: they add up, they are in time, they tell what is known.</summary>
public sealed class StatementRulesTests
{
    private static readonly FundingLaw Law = new()
    {
        Currency = "ARC",
        StatementDeadline = new() { Rule = "deadline", Month = 2, Day = 30 },
        Audited = new() { Rule = "audited", Required = true },
    };

    [Theory]
    [InlineData(100, 60, 50, 90, new string[0])]
    [InlineData(101, 60, 50, 91, new[] { "parties.funding.income_adds_up" })]
    [InlineData(100, 61, 50, 89, new[] { "parties.funding.expenditure_adds_up" })]
    [InlineData(100, 60, 50, 91, new[] { "parties.funding.balance" })]
    [InlineData(100, 60, 49, 90, new[] { "parties.funding.balance" })]
    public void Lines_totals_and_balances_agree_to_the_unit(ulong income, ulong expenditure, ulong opening, ulong closing, string[] violated) =>
        Assert.Equal(violated, Violated(File(Accounts(income, expenditure, opening, closing))));

    [Theory]
    [InlineData("2021-02-28", Outcome.Satisfied)]
    [InlineData("2021-03-01", Outcome.Warning)]
    public void A_late_statement_is_taken_and_said_to_be_late(string day, Outcome expected)
    {
        var finding = File(Accounts(), day: day).Single(finding => finding.Rule is "deadline");

        Assert.Equal((expected, "2021-02-28"), (finding.Outcome, finding.Required.Date));
    }

    [Theory]
    [InlineData("2020-12-31", new[] { "parties.funding.year_over" })]
    [InlineData("2021-01-01", new string[0])]
    public void A_year_is_accounted_for_when_it_is_over(string day, string[] violated) => Assert.Equal(violated, Violated(File(Accounts(), day: day)));

    [Theory]
    [InlineData(100, Outcome.Satisfied)]
    [InlineData(101, Outcome.Warning)]
    public void Telling_less_than_the_register_knows_is_remarked(ulong known, Outcome expected) => Assert.Equal(expected,
        File(Accounts(), known: new(known, 0)).Single(finding => finding is { Rule: "parties.funding.tells_what_is_known", Subject: "DONATIONS" }).Outcome);

    [Theory]
    [InlineData("An auditor", AuditOpinion.Unqualified, Outcome.Satisfied)]
    [InlineData("An auditor", AuditOpinion.Qualified, Outcome.Satisfied)]
    [InlineData("An auditor", AuditOpinion.Adverse, Outcome.Violated)]
    [InlineData("An auditor", AuditOpinion.Disclaimed, Outcome.Violated)]
    [InlineData("", AuditOpinion.Unqualified, Outcome.Violated)]
    public void What_is_accepted_is_audited(string auditor, AuditOpinion opinion, Outcome expected)
    {
        var accounts = Accounts();
        (accounts.Auditor, accounts.Opinion) = (auditor, opinion);

        Assert.Equal(expected, StatementRules.MayAccept(StatementState.Filed, accounts, Law, "statements/one").Single(finding => finding.Rule is "audited").Outcome);
        Assert.DoesNotContain(StatementRules.MayAccept(StatementState.Filed, accounts, null, "statements/one"), finding => finding.Rule is "audited");
    }

    [Theory]
    [InlineData(StatementState.Unspecified, true, false)]
    [InlineData(StatementState.Filed, false, true)]
    [InlineData(StatementState.Returned, true, false)]
    [InlineData(StatementState.Accepted, false, false)]
    public void What_is_open_is_decided_and_what_was_returned_is_filed_anew(StatementState state, bool file, bool decide)
    {
        Assert.Equal(file, !Violated(StatementRules.MayFile(state, 2020, Accounts(), new(0, 0), "2021-01-01", null)).Any());
        Assert.Equal(decide, StatementRules.MayReturn(state, "one").Outcome is Outcome.Satisfied);
        Assert.Equal(decide, !Violated(StatementRules.MayAccept(state, Accounts(), null, "one")).Any());
    }

    [Fact]
    public void Every_kind_of_line_is_income_or_expenditure() => Assert.Equal(
        [StatementLineKind.MembershipFees, StatementLineKind.Donations, StatementLineKind.StateFunding, StatementLineKind.OwnIncome, StatementLineKind.OtherIncome],
        Enum.GetValues<StatementLineKind>().Where(StatementRules.IsIncome));

    private static IEnumerable<Finding> File(Accounts accounts, string day = "2021-01-15", KnownIncome? known = null) =>
        StatementRules.MayFile(StatementState.Unspecified, 2020, accounts, known ?? new(0, 0), day, Law);

    private static Accounts Accounts(ulong income = 100, ulong expenditure = 60, ulong opening = 50, ulong closing = 90) => new()
    {
        Currency = "ARC",
        OpeningBalance = opening,
        Lines = { new StatementLine { Kind = StatementLineKind.Donations, Amount = 100 }, new StatementLine { Kind = StatementLineKind.Staff, Amount = 60 } },
        IncomeInAll = income,
        ExpenditureInAll = expenditure,
        ClosingBalance = closing,
    };

    private static IEnumerable<string> Violated(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule);
}
