using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.ReferencePage;

/// <summary>The petition for a referendum.</summary>
public sealed class PetitionTests(PlayedSuite played)
{
    [Fact]
    public void S01_a_petition_was_initiated_in_December_2010_and_no_rule_of_the_law_was_violated()
    {
        played.Expect("S1", StatementBasis.Real, Provenance.Unverified,
            ("registered", "2010-12-27"),
            ("from", "2010-12-27"),
            ("until", "2011-01-11"),
            ("satisfied", "19"),
            ("violated", "0"),
            ("december", "1"));
    }

    [Fact]
    public void S02_its_initiators_are_described_as_government_supporters_by_the_page_alone()
    {
        played.Expect("S2", StatementBasis.Claim, Provenance.Stated,
            ("sources", "globalsecurity.org, Kazakhstan – 2011 Election"),
            ("alignment", "ALIGNMENT_GOVERNMENT"),
            ("words", "a group of government supporters"));
    }

    [Fact]
    public void S03_it_would_have_replaced_two_scheduled_presidential_elections()
    {
        played.Expect("S3", StatementBasis.Real, Provenance.Unverified,
            ("affected", "2"),
            ("elections", "kz-2012-presidential | kz-2017-presidential"),
            ("scheduled", "2"));
    }

    [Fact]
    public void S04_it_asked_for_a_referendum_and_none_was_called()
    {
        played.Expect("S4", StatementBasis.Real, Provenance.Unverified,
            ("question", "Shall the term of President Nazarbayev be extended to 6 December 2020?"),
            ("referendums", "0"));
    }

    [Fact]
    public void S05_it_would_have_extended_the_term_until_2020()
    {
        played.Expect("S5", StatementBasis.Real, Provenance.Unverified,
            ("holder", "Nursultan Nazarbayev"),
            ("ends", "2012-12"),
            ("until", "2020-12-06"));
    }

    [Fact]
    public void S06_more_than_five_million_signatures_are_valid()
    {
        played.Expect("S6", StatementBasis.Simulated, Provenance.Simulated,
            ("valid", "5016000"),
            ("invalid", "194000"));
    }

    [Fact]
    public void S07_the_threshold_of_200000_is_met_in_total_and_in_each_of_sixteen_regions()
    {
        played.Expect("S7", StatementBasis.Simulated, Provenance.Simulated,
            ("required", "200000"),
            ("margin", "4816000"),
            ("multiple", "5016000/200000"),
            ("met", "16"),
            ("regions", "16"));
    }

    [Fact]
    public void S08_a_credible_report_of_coercion_stands_beside_the_count_and_does_not_change_it()
    {
        played.Expect("S8", StatementBasis.Simulated, Provenance.Simulated,
            ("reports", "1"),
            ("contested", "absent"),
            ("without", "DETERMINATION_UNDETERMINED"),
            ("spare", "4816000"),
            ("sources", "globalsecurity.org, Kazakhstan – 2011 Election"),
            ("credible", "1"));
    }

    [Fact]
    public void S09_the_bid_failed()
    {
        played.Expect("S9", StatementBasis.Real, Provenance.Unverified,
            ("state", "INITIATIVE_STATE_FAILED"));
    }

    [Fact]
    public void S10_an_early_election_replaced_it()
    {
        played.Expect("S10", StatementBasis.Real, Provenance.Verified,
            ("election", "Early presidential election of 2011"),
            ("kind", "ELECTION_KIND_EARLY"),
            ("day", "2011-04-03"));
    }

    [Fact]
    public void S14_the_referendum_was_cancelled_in_2011_without_ever_being_called()
    {
        played.Expect("S14", StatementBasis.Real, Provenance.Unverified,
            ("when", "2011"),
            ("called", "0"));
    }
}
