using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.ReferencePage;

/// <summary>What parliament let the public see.</summary>
public sealed class ParliamentTests(PlayedSuite played)
{
    [Fact]
    public void S56_several_draft_laws_were_published()
    {
        played.Expect("S56", StatementBasis.Simulated, Provenance.Simulated,
            ("total", "8"),
            ("published", "3"),
            ("share", "3/8"),
            ("partial", "1"),
            ("withheld", "1"),
            ("unknown", "3"));
    }

    [Fact]
    public void S57_some_debates_were_published()
    {
        played.Expect("S57", StatementBasis.Simulated, Provenance.Simulated,
            ("total", "12"),
            ("published", "3"),
            ("share", "3/12"),
            ("partial", "2"),
            ("withheld", "2"),
            ("unknown", "5"));
    }

    [Fact]
    public void S58_the_voting_record_was_published_occasionally()
    {
        played.Expect("S58", StatementBasis.Simulated, Provenance.Simulated,
            ("total", "16"),
            ("published", "3"),
            ("share", "3/16"),
            ("partial", "0"),
            ("withheld", "0"),
            ("unknown", "13"));
    }

    [Fact]
    public void S59_many_activities_remained_outside_public_view()
    {
        played.Expect("S59", StatementBasis.Simulated, Provenance.Simulated,
            ("activities", "46"),
            ("outside", "31"),
            ("share", "31/46"));
    }

    [Fact]
    public void S60_journalists_and_associations_are_the_accredited_classes()
    {
        played.Expect("S60", StatementBasis.Simulated, Provenance.Simulated,
            ("classes", "ACCREDITATION_CLASS_PRESS | ACCREDITATION_CLASS_PUBLIC_ASSOCIATION"),
            ("press", "4"),
            ("associations", "3"));
    }

    [Fact]
    public void S61_they_watched_by_video_link_from_a_separate_room()
    {
        played.Expect("S61", StatementBasis.Simulated, Provenance.Simulated,
            ("modes", "ACCESS_MODE_REMOTE_ROOM"),
            ("sittings", "12"),
            ("remote", "9"),
            ("watched", "6"),
            ("admitted", "13"),
            ("inside", "0"));
    }

    [Fact]
    public void S62_transcripts_are_stored_and_withheld()
    {
        played.Expect("S62", StatementBasis.Simulated, Provenance.Simulated,
            ("total", "12"),
            ("published", "0"),
            ("required", "true"),
            ("first", "kz-transcript-2011-01-14"),
            ("hidden", "1"));
    }

    [Fact]
    public void S63_items_described_as_controversial_were_closed()
    {
        played.Expect("S63", StatementBasis.Simulated, Provenance.Simulated,
            ("orders", "3"),
            ("controversial", "3"),
            ("called", "3"),
            ("closed", "3"));
    }
}
