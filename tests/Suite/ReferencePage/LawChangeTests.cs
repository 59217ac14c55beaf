using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.ReferencePage;

/// <summary>How the law was changed.</summary>
public sealed class LawChangeTests(PlayedSuite played)
{
    [Fact]
    public void S15_the_constitution_and_the_election_law_were_amended_in_days_where_sixty_are_usual()
    {
        played.Expect("S15", 0, StatementBasis.Real, Provenance.Unverified,
            ("introduced", "2011-01-31"),
            ("enacted", "2011-02-02"),
            ("days", "2"),
            ("usual", "60"),
            ("others", "0"),
            ("median", "absent"),
            ("haste", "DETERMINATION_YES"));
        played.Expect("S15", 1, StatementBasis.Simulated, Provenance.Simulated,
            ("introduced", "2011-01-31"),
            ("enacted", "2011-02-03"),
            ("days", "3"),
            ("usual", "60"),
            ("others", "2"),
            ("median", "95"),
            ("haste", "DETERMINATION_YES"));
    }

    [Fact]
    public void S16_an_early_election_could_not_be_called_before_the_amendment_and_could_after()
    {
        played.Expect("S16", StatementBasis.Real, Provenance.Unverified,
            ("voting", "2011-04-03"),
            ("effective", "2011-02-03"),
            ("before", "OUTCOME_VIOLATED"),
            ("after", "OUTCOME_SATISFIED"),
            ("act", "Constitutional Law 404-IV of 3 February 2011"));
    }
}
