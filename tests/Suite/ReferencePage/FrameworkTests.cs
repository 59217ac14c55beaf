using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.ReferencePage;

/// <summary>The legal framework, as others judged it.</summary>
public sealed class FrameworkTests(PlayedSuite played)
{
    [Fact]
    public void S18_the_page_credits_the_authorities_with_efforts()
    {
        played.Expect("S18", StatementBasis.Claim, Provenance.Stated);
    }

    [Fact]
    public void S19_the_framework_is_held_against_the_commitments_it_is_said_to_contradict()
    {
        played.Expect("S19", StatementBasis.Claim, Provenance.Unverified,
            ("cited", "copenhagen-7-5 | copenhagen-9-1 | copenhagen-9-2 | iccpr-19 | iccpr-21 | iccpr-25"),
            ("registered", "copenhagen-7-5 | copenhagen-9-1 | copenhagen-9-2 | iccpr-19 | iccpr-21 | iccpr-25"),
            ("paragraphs", "7.5 | 9.1 | 9.2 | Article 19 | Article 21 | Article 25"));
    }

    [Fact]
    public void S20_eligibility_is_called_excessively_restricted_beside_the_conditions_of_the_law()
    {
        played.Expect("S20", StatementBasis.Claim, Provenance.Simulated,
            ("age", "40"),
            ("birth", "true"),
            ("residence", "15"),
            ("wages", "50"),
            ("support", "1/100"),
            ("applied", "22"),
            ("registered", "4"),
            ("refused", "18"));
    }

    [Fact]
    public void S21_above_all_the_language_requirement_beside_what_became_of_the_examined()
    {
        played.Expect("S21", StatementBasis.Claim, Provenance.Simulated,
            ("required", "true"),
            ("tongue", "kk"),
            ("parts", "LANGUAGE_PART_WRITING | LANGUAGE_PART_READING | LANGUAGE_PART_SPEECH"),
            ("applied", "22"),
            ("examined", "14"),
            ("passed", "4"),
            ("failed", "10"),
            ("refused", "10"));
    }

    [Fact]
    public void S22_freedoms_of_assembly_and_expression_are_assessed()
    {
        played.Expect("S22", StatementBasis.Claim, Provenance.Unverified,
            ("cited", "copenhagen-9-2 | iccpr-21 | copenhagen-9-1 | iccpr-19"),
            ("registered", "copenhagen-7-5 | copenhagen-9-1 | copenhagen-9-2 | iccpr-19 | iccpr-21 | iccpr-25"),
            ("paragraphs", "7.5 | 9.1 | 9.2 | Article 19 | Article 21 | Article 25"));
    }

    [Fact]
    public void S23_no_registered_candidate_was_attributed_to_the_opposition()
    {
        played.Expect("S23", StatementBasis.Claim, Provenance.Simulated,
            ("registered", "4"),
            ("opposition", "0"));
    }

    [Fact]
    public void S24_competitiveness_is_computed_beside_the_word()
    {
        played.Expect("S24", StatementBasis.Simulated, Provenance.Simulated,
            ("candidates", "4"),
            ("effective", "10944/10000"),
            ("margin", "7691922/8216370"));
    }

    [Fact]
    public void S25_systemic_restrictions_are_the_words_of_an_author()
    {
        played.Expect("S25", StatementBasis.Claim, Provenance.Stated);
    }

    [Fact]
    public void S26_the_assessment_has_missions_authors_and_grades()
    {
        played.Expect("S26", StatementBasis.Claim, Provenance.Stated,
            ("all", "7"),
            ("positive", "2"),
            ("mixed", "1"),
            ("negative", "4"),
            ("accredited", "1059"));
    }
}
