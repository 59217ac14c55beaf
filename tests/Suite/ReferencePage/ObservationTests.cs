using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.ReferencePage;

/// <summary>What observers saw.</summary>
public sealed class ObservationTests(PlayedSuite played)
{
    [Fact]
    public void S27_the_quality_of_the_voter_lists_has_figures()
    {
        played.Expect("S27", StatementBasis.Simulated, Provenance.Simulated,
            ("first", "9231000"),
            ("last", "9200298"),
            ("duplicates", "51900"),
            ("corrections", "107602"),
            ("rate", "107602/9200298"));
    }

    [Fact]
    public void S28_a_body_is_praised_and_by_whom()
    {
        played.Expect("S28", StatementBasis.Claim, Provenance.Stated,
            ("bodies", "Central Election Commission"));
    }

    [Fact]
    public void S29_voting_was_rated_positively_in_90_percent_and_negatively_in_10()
    {
        played.Expect("S29", StatementBasis.Simulated, Provenance.Simulated,
            ("positive", "882"),
            ("goodShare", "882/980"),
            ("negative", "98"),
            ("badShare", "98/980"),
            ("rated", "980"),
            ("unrated", "20"),
            ("forms", "1000"),
            ("stations", "1000"));
    }

    [Fact]
    public void S30_counting_irregularities_are_noted_on_20_percent_of_forms_which_is_no_rating()
    {
        played.Expect("S30", StatementBasis.Simulated, Provenance.Simulated,
            ("noted", "24"),
            ("forms", "120"),
            ("share", "24/120"),
            ("stationShare", "24/120"),
            ("negative", "16"),
            ("rated", "118"),
            ("badShare", "16/118"));
    }

    [Fact]
    public void S31_the_law_does_not_order_detailed_results()
    {
        played.Expect("S31", StatementBasis.Real, Provenance.Stated,
            ("must", "RESULT_LEVEL_NATION"),
            ("need", "RESULT_LEVEL_REGION | RESULT_LEVEL_STATION"),
            ("published", "RESULT_LEVEL_NATION"));
    }

    [Fact]
    public void S32_of_9725_protocols_the_public_sees_none()
    {
        played.Expect("S32", StatementBasis.Simulated, Provenance.Simulated,
            ("held", "9725"),
            ("public", "0"),
            ("level", "TRANSPARENCY_LEVEL_REDUCED"));
    }

    [Fact]
    public void S33_systemic_problems_and_serious_irregularities_are_attributed()
    {
        played.Expect("S33", StatementBasis.Claim, Provenance.Stated);
    }

    [Fact]
    public void S34_seemingly_identical_signatures_are_numerous()
    {
        played.Expect("S34", StatementBasis.Simulated, Provenance.Simulated,
            ("kind", "Seemingly identical signatures on a voter list"),
            ("forms", "92"),
            ("all", "1000"),
            ("stations", "92"),
            ("visited", "1000"));
    }

    [Fact]
    public void S35_ballot_box_stuffing_was_noted()
    {
        played.Expect("S35", StatementBasis.Simulated, Provenance.Simulated,
            ("kind", "Ballot box stuffing"),
            ("forms", "9"),
            ("all", "1000"),
            ("stations", "9"),
            ("visited", "1000"));
    }

    [Fact]
    public void S36_proxy_multiple_and_family_voting_are_three_types()
    {
        played.Expect("S36", StatementBasis.Simulated, Provenance.Simulated,
            ("all", "1000"),
            ("proxy", "41"),
            ("multiple", "23"),
            ("family", "47"));
    }

    [Fact]
    public void S37_the_causes_and_their_continuation_are_claimed_and_not_confirmed()
    {
        played.Expect("S37", StatementBasis.Claim, Provenance.Simulated,
            ("causes", "CAUSE_POLL_WORKER_TRAINING | CAUSE_VOTER_EDUCATION | CAUSE_POLL_WORKER_TRAINING | CAUSE_VOTER_EDUCATION"),
            ("workers", "RECURRENCE_CLAIMED"),
            ("voters", "RECURRENCE_CLAIMED"),
            ("memberTrainings", "1"),
            ("members", "47300"),
            ("invited", "68000"),
            ("voterTrainings", "1"),
            ("voterCount", "210000"));
    }

    [Fact]
    public void S38_official_turnout_is_higher_where_domestic_observers_counted()
    {
        played.Expect("S38", StatementBasis.Simulated, Provenance.Simulated,
            ("compared", "310"),
            ("higher", "124"),
            ("lower", "0"),
            ("equal", "186"),
            ("official", "251763/279978"),
            ("observed", "243011/279978"),
            ("parts", "8998 | 913 | 8999"),
            ("wholes", "10000 | 1000 | 10000"));
    }

    [Fact]
    public void S39_the_largest_gap_is_21_percent_relatively_and_16_79_points()
    {
        played.Expect("S39", StatementBasis.Simulated, Provenance.Simulated,
            ("points", "252/1501"),
            ("relative", "252/1200"),
            ("median", "0/744"),
            ("direction", "GAP_DIRECTION_EQUAL"));
    }
}
