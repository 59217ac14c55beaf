using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.ReferencePage;

/// <summary>The indirect election, and the seats it filled.</summary>
public sealed class SenateTests(PlayedSuite played)
{
    [Fact]
    public void S40_the_indirect_election_was_held_on_19_August()
    {
        played.Expect("S40", StatementBasis.Simulated, Provenance.Simulated,
            ("day", "2011-08-19"),
            ("voted", "3171"),
            ("listed", "3283"),
            ("turnout", "3171/3283"));
    }

    [Fact]
    public void S41_the_electors_are_the_deputies_of_213_assemblies()
    {
        played.Expect("S41", StatementBasis.Simulated, Provenance.Simulated,
            ("assemblies", "213"),
            ("deputies", "3335"),
            ("units", "16"));
    }

    [Fact]
    public void S42_sixteen_members_of_one_party_were_elected()
    {
        played.Expect("S42", StatementBasis.Simulated, Provenance.Simulated,
            ("elected", "16"),
            ("units", "16"),
            ("parties", "kz-nur-otan"),
            ("members", "16"),
            ("party", "Nur Otan"));
    }

    [Fact]
    public void S43_a_report_of_zero_has_an_issuer_and_agrees_with_the_register()
    {
        played.Expect("S43", StatementBasis.Real, Provenance.Stated,
            ("issuer", "Central Election Commission"),
            ("complaints", "0"),
            ("irregularities", "0"),
            ("words", "The CEC reported no complaints or irregularities."),
            ("register", "0"));
    }

    [Fact]
    public void S44_assemblies_elect_32_of_47()
    {
        played.Expect("S44", StatementBasis.Real, Provenance.Stated,
            ("chamber", "Senate"),
            ("total", "47"),
            ("seats", "32"),
            ("each", "2"),
            ("regions", "16"));
    }

    [Fact]
    public void S45_the_president_appoints_15()
    {
        played.Expect("S45", StatementBasis.Real, Provenance.Stated,
            ("chamber", "Senate"),
            ("total", "47"),
            ("seats", "15"));
    }

    [Fact]
    public void S46_appointments_must_say_how_groups_are_represented_and_groups_are_only_sums()
    {
        played.Expect("S46", StatementBasis.Simulated, Provenance.Simulated,
            ("chamber", "Senate"),
            ("required", "true"),
            ("appointed", "7"),
            ("before", "3"),
            ("after", "5"),
            ("declared", "45"),
            ("undeclared", "2"),
            ("held", "15"),
            ("vacant", "0"));
    }
}
