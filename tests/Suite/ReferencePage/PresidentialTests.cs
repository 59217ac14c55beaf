using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.ReferencePage;

/// <summary>The election of the President.</summary>
public sealed class PresidentialTests(PlayedSuite played)
{
    [Fact]
    public void S11_the_election_was_held_on_3_April_2011()
    {
        played.Expect("S11", StatementBasis.Real, Provenance.Verified,
            ("day", "2011-04-03"),
            ("called", "2011-02-04"),
            ("kind", "ELECTION_KIND_EARLY"));
    }

    [Fact]
    public void S12_the_winner_has_95_55_percent_of_the_valid_votes_and_94_83_of_those_who_took_part()
    {
        played.Expect("S12", StatementBasis.Simulated, Provenance.Simulated,
            ("winner", "Nursultan Nazarbayev"),
            ("votes", "7850958"),
            ("valid", "7850958/8216370"),
            ("participants", "7850958/8279227"),
            ("basis", "MAJORITY_BASIS_PARTICIPANTS"),
            ("official", "8216370"),
            ("counted", "8216370"));
    }

    [Fact]
    public void S13_turnout_was_almost_90_percent_and_every_station_is_counted()
    {
        played.Expect("S13", StatementBasis.Simulated, Provenance.Simulated,
            ("boxes", "8279227"),
            ("registered", "9200298"),
            ("turnout", "8279227/9200298"),
            ("counted", "9725"),
            ("expected", "9725"),
            ("noon", "403/1000"),
            ("evening", "84/100"));
    }

    [Fact]
    public void S17_the_election_had_been_scheduled_for_December_2012()
    {
        played.Expect("S17", StatementBasis.Real, Provenance.Derived,
            ("scheduled", "2012-12"),
            ("state", "ELECTION_STATE_SUPERSEDED"),
            ("reason", "The office is filled early."));
    }
}
