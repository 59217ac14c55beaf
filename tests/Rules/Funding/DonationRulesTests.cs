using Saylau.Common.V1;
using Saylau.Parties.Funding;
using Saylau.Parties.V1;

namespace Saylau.Tests.Rules.Funding;

/// <summary>Who may give how much, and what is done with what may not be kept.</summary>
public sealed class DonationRulesTests
{
    private static readonly FundingLaw Law = new()
    {
        Currency = "ARC",
        Prohibited = { new ProhibitedDonorRule { Rule = "foreign", DonorKind = DonorKind.Foreign }, new ProhibitedDonorRule { Rule = "anonymous", DonorKind = DonorKind.Anonymous } },
        YearlyLimits = { new DonorLimitRule { Rule = "limit", DonorKind = DonorKind.Citizen, Maximum = 500 } },
        ReturnWithinDays = new() { Rule = "return", Maximum = 30 },
        CitizensNamed = new() { Rule = "named", FromAmount = 100 },
    };

    [Theory]
    [InlineData(0, 500, Outcome.Satisfied)]
    [InlineData(0, 501, Outcome.Violated)]
    [InlineData(499, 1, Outcome.Satisfied)]
    [InlineData(499, 2, Outcome.Violated)]
    public void What_a_donor_gave_before_counts_towards_the_limit(ulong before, ulong amount, Outcome expected) =>
        Assert.Equal(expected, Of(DonationRules.MayReceive(Gift(DonorKind.Citizen, amount), before, false, Law), "limit").Outcome);

    [Fact]
    public void A_limit_in_another_currency_is_undetermined() => Assert.Equal(Outcome.Undetermined,
        Of(DonationRules.MayReceive(Gift(DonorKind.Citizen, 1, "EUR"), 0, false, Law), "limit").Outcome);

    [Theory]
    [InlineData(DonorKind.Foreign, "foreign")]
    [InlineData(DonorKind.Anonymous, "anonymous")]
    [InlineData(DonorKind.Religious, null)]
    [InlineData(DonorKind.Organisation, null)]
    public void Who_may_not_give_is_what_the_law_names(DonorKind kind, string? rule) =>
        Assert.Equal(rule is null ? [] : [rule], Violated(DonationRules.MayReceive(Gift(kind, 1_000_000), 0, false, Law)));

    [Fact]
    public void A_barred_party_receives_nothing_even_where_the_law_says_nothing_of_money()
    {
        Assert.Equal(["parties.funding.may_receive"], Violated(DonationRules.MayReceive(Gift(DonorKind.Foreign, 1), 0, true, null)));
        Assert.Empty(Violated(DonationRules.MayReceive(Gift(DonorKind.Foreign, 1), 0, false, null)));
    }

    [Theory]
    [InlineData("2020-01-30", Outcome.Violated, null)]
    [InlineData("2020-01-31", Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData("2020-03-01", Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData("2020-03-02", Outcome.Satisfied, Outcome.Warning)]
    public void What_may_not_be_kept_is_returned_in_time_and_late_is_better_than_never(string day, Outcome order, Outcome? inTime)
    {
        var findings = DonationRules.MayReturn(Received(lawful: false), day, Law).ToArray();

        Assert.Equal(order, Of(findings, "parties.funding.return_in_order").Outcome);
        if (inTime is { } expected)
            Assert.Equal(expected, Of(findings, "return").Outcome);
    }

    [Fact]
    public void Nobody_asks_how_long_a_lawful_donation_was_kept_and_none_is_returned_twice()
    {
        Assert.DoesNotContain(DonationRules.MayReturn(Received(lawful: true), "2021-01-31", Law), finding => finding.Rule is "return");
        var returned = Received(lawful: false);
        returned.State = DonationState.Returned;
        Assert.Equal(["parties.funding.donation_state"], Violated(DonationRules.MayReturn(returned, "2020-02-01", Law)));
    }

    [Theory]
    [InlineData(DonorKind.Citizen, 99, false)]
    [InlineData(DonorKind.Citizen, 100, true)]
    [InlineData(DonorKind.Organisation, 0, true)]
    [InlineData(DonorKind.Foreign, 0, true)]
    public void A_citizen_is_named_from_the_sum_on_that_the_law_sets(DonorKind kind, ulong inTheYear, bool named)
    {
        Assert.Equal(named, DonationRules.IsNamed(kind, inTheYear, Law));
        Assert.Equal(kind is not DonorKind.Citizen, DonationRules.IsNamed(kind, ulong.MaxValue, null));
    }

    [Theory]
    [InlineData(true, "ARC", PartyStanding.Registered, false, new string[0])]
    [InlineData(true, "ARC", PartyStanding.Suspended, true, new[] { "parties.funding.may_receive" })]
    [InlineData(true, "EUR", PartyStanding.Unregistered, false, new[] { "parties.funding.currency", "parties.funding.registered" })]
    [InlineData(false, "ARC", PartyStanding.Merged, false, new[] { "state", "parties.funding.registered" })]
    public void The_state_pays_by_law_in_its_currency_and_registered_parties(bool required, string currency, PartyStanding standing, bool blocked, string[] violated)
    {
        var law = Law.Clone();
        law.StateFunding = new() { Rule = "state", Required = required };

        Assert.Equal(violated, Violated(StateFundingRules.MayPay(standing, blocked, currency, law)));
    }

    [Theory]
    [InlineData("KZT", true)]
    [InlineData("kzt", false)]
    [InlineData("KZ", false)]
    [InlineData("KZ1", false)]
    public void A_currency_is_three_capital_letters(string text, bool expected) => Assert.Equal(expected, MoneyRules.IsCurrency(text));

    private static Gift Gift(DonorKind kind, ulong amount, string currency = "ARC") => new(kind, "donor", amount, currency, "2020-05-01");

    private static Donation Received(bool lawful) =>
        new() { DonationId = "one", ReceivedOn = "2020-01-31", State = DonationState.Received, Lawful = lawful };

    private static Finding Of(IEnumerable<Finding> findings, string rule) => findings.Single(finding => string.Equals(finding.Rule, rule, StringComparison.Ordinal));

    private static IEnumerable<string> Violated(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule);
}
