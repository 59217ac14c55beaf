using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.ReferencePage;

/// <summary>Parties, and how they were registered.</summary>
public sealed class PartyTests(PlayedSuite played)
{
    [Fact]
    public void S47_nine_parties_are_registered_at_the_end_of_the_year_one_of_them_suspended()
    {
        Expect("S47", Provenance.Derived, ("registered", "9"), ("free", "8"), ("suspended", "1"));
        Assert.StartsWith("On 31 December 2011, 9 political parties were registered: 8 free to act and 1 suspended by a court.", played["S47"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void S48_four_of_them_were_described_as_opposition()
    {
        const string Page = "globalsecurity.org, Kazakhstan – 2011 Election";
        Expect("S48", Provenance.Stated,
            ("names", "Ak Zhol | Auyl | National Social Democratic Party | Rukhaniyat"), ("sources", string.Join(" | ", Enumerable.Repeat(Page, 4))));
    }

    [Fact]
    public void S49_a_court_suspended_the_communist_party_for_six_months_from_4_October()
    {
        Expect("S49", Provenance.Derived,
            ("party", "Communist Party of Kazakhstan"), ("from", "2011-10-04"), ("months", "6"), ("until", "2012-04-04"), ("court", "an Almaty court"),
            ("blocked", "ACT_CONVENE | ACT_NOMINATE | ACT_CAMPAIGN | ACT_ALLY | ACT_RECEIVE_FUNDS"));
    }

    [Fact]
    public void S50_the_ground_is_an_unlawful_alliance_with_a_member_that_is_not_registered()
    {
        Expect("S50", Provenance.Derived,
            ("party", "Communist Party of Kazakhstan"), ("from", "2011-10-04"), ("ground", "GROUND_UNLAWFUL_ALLIANCE"), ("members", "kz-alga | kz-cpk"),
            ("partnerIds", "kz-alga"), ("partner", "Alga"), ("lawful", "false"), ("violations", "1"), ("rules", "parties.alliances.members_registered"));
    }

    [Fact]
    public void S51_a_founding_congress_needs_a_thousand_delegates()
    {
        Expect("S51", Provenance.Simulated, ("minimum", "1000"), ("held", "9"), ("smallest", "1018"));
        Assert.Contains("at least 1,000 delegates", played["S51"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void S52_the_delegates_come_from_two_thirds_of_sixteen_regions_which_is_eleven()
    {
        Expect("S52", Provenance.Simulated,
            ("numerator", "2"), ("denominator", "3"), ("basis", "SPREAD_BASIS_POOLED"), ("regions", "16"), ("held", "9"), ("fewest", "11"));
        Assert.Contains("2/3 of the 16 oblasts and cities of that rank taken together, which is 11 of 16", played["S52"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void S53_seven_hundred_signatures_in_each_of_sixteen_regions_are_11200_in_all()
    {
        Expect("S53", Provenance.Simulated, ("minimum", "700"), ("kinds", "0"), ("regions", "16"), ("approved", "9"), ("least", "700"));
        Assert.Contains("in each of the 16 oblasts and cities of that rank, 11,200 in all", played["S53"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void S54_the_central_commission_approved_every_application()
    {
        Expect("S54", Provenance.Simulated,
            ("authorities", "AUTHORITY_KIND_CENTRAL_COMMISSION"), ("rules", "1"), ("central", "1"), ("approved", "9"), ("approvals", "9"));
    }

    [Fact]
    public void S55_each_of_sixteen_regional_commissions_approved_every_application()
    {
        Expect("S55", Provenance.Simulated,
            ("rules", "1"), ("regions", "16"), ("approved", "9"), ("approvals", "144"), ("authorities", "17"));
        Assert.Contains("where 144 were needed", played["S55"].Text, StringComparison.Ordinal);
    }

    private void Expect(string id, Provenance provenance, params (string Name, string Value)[] figures)
    {
        var statement = played[id];
        Assert.All(figures, figure => Assert.Equal(figure.Value, statement.Exact(figure.Name)));
        Assert.Equal(provenance, statement.Provenance);
        Assert.Equal(statement.Figures.Max(figure => figure.Provenance), statement.Provenance);
    }
}
