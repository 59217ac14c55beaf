using System.Text;
using Saylau.Common.V1;
using Saylau.Elections.Protocols;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Tests.Rules.Protocols;

public sealed class ProtocolCheckTests
{
    private const string Page = "docs/protocol-checks.md";
    private static readonly Citation Somewhere = new() { Text = "Election Act" };

    private static readonly ProtocolLaw Law = new()
    {
        HourlyTurnout = Flag("hourly"),
        ExplainWarnings = Flag("law.explain"),
        PreviousTurnout = Share("previous_turnout", 1, 10),
        PreviousLeader = Share("previous_leader", 1, 10),
        RegionTurnout = Share("region_turnout", 1, 10),
        ListSize = Share("list_size", 1, 10),
    };

    // Of 100 voters 60 took part, of whom 40 and 20 chose.
    private static readonly ProtocolEntry Entry = new()
    {
        PrecinctId = "one",
        Registered = 100,
        Received = 100,
        Issued = 60,
        Unused = 40,
        Spoiled = 0,
        InBoxes = 60,
        Valid = 60,
        Invalid = 0,
        Choices = { new ChoiceVotes { CandidateId = "a", Votes = 40 }, new ChoiceVotes { CandidateId = "b", Votes = 20 } },
    };

    [Fact]
    public void The_page_shows_every_check_as_it_is()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Microservices.sln")))
            root = Path.GetDirectoryName(root)!;
        var drawn = Draw();
        Directory.CreateDirectory(Path.Combine(root, "artifacts"));
        File.WriteAllText(Path.Combine(root, "artifacts", "protocol-checks.md"), drawn);

        var page = Path.Combine(root, Page);
        Assert.True(File.Exists(page) && string.Equals(drawn, File.ReadAllText(page), StringComparison.Ordinal),
            $"{Page} is not what the table says: copy artifacts/protocol-checks.md over it.");
    }

    [Fact]
    public void Without_figures_of_others_it_is_said_whether_a_rule_is_met_and_what_the_station_says()
    {
        Finding region = new() { Rule = "elections.protocols.region_turnout", Outcome = Outcome.Warning, Required = new() { Count = 7 }, Actual = new() { Count = 1 } };
        var without = ProtocolCheckRules.WithoutOthers(region);
        Assert.Equal((Outcome.Warning, null, 1u), (without.Outcome, without.Required, without.Actual.Count));
        Finding list = new() { Rule = "elections.protocols.list_size", Outcome = Outcome.Satisfied, Required = new() { Count = 7 }, Actual = new() { Count = 5 } };
        without = ProtocolCheckRules.WithoutOthers(list);
        Assert.Equal((Outcome.Satisfied, 7u, null), (without.Outcome, without.Required.Count, without.Actual));
        Finding own = new() { Rule = "elections.protocols.votes", Required = new() { Count = 7 }, Actual = new() { Count = 5 } };
        Assert.Equal(own, ProtocolCheckRules.WithoutOthers(own));
    }

    [Fact]
    public void Every_parameter_of_a_check_is_a_field_of_the_law() => Assert.All(ProtocolCheckRules.Table, check =>
    {
        Assert.True(check.Parameter.Length == 0 || ProtocolLaw.Descriptor.FindFieldByName(check.Parameter) is not null, check.Code);
        Assert.Contains(check.Severity, new[] { Outcome.Violated, Outcome.Warning });
    });

    [Fact]
    public void A_silent_law_asks_for_arithmetic_alone() => Assert.All(
        ProtocolCheckRules.Judge(new(Entry, Candidates, Left, new(1_000, Entry, 1, 100, 1, 1_000), null)),
        finding => Assert.Equal("", ProtocolCheckRules.Table.Single(check => string.Equals(check.Code, finding.Rule, StringComparison.Ordinal)).Parameter));

    [Fact]
    public void What_is_not_known_is_not_compared() => Assert.DoesNotContain(
        ProtocolCheckRules.Judge(new(Entry, Candidates, Left, Surroundings.Unknown, Law)), finding => finding.Outcome is not Outcome.Satisfied);

    [Theory]
    [InlineData(60u, Outcome.Satisfied)]
    [InlineData(61u, Outcome.Warning)]
    public void No_more_voted_by_the_last_report_than_ballots_were_issued(uint voted, Outcome expected) =>
        Expect("hourly_turnout", expected, Surroundings.Unknown with { Voted = voted });

    [Theory]
    [InlineData(500u, 1_000u, Outcome.Satisfied)]
    [InlineData(499u, 1_000u, Outcome.Warning)]
    [InlineData(700u, 1_000u, Outcome.Satisfied)]
    [InlineData(701u, 1_000u, Outcome.Warning)]
    public void Turnout_is_near_that_of_the_previous_election(uint inBoxes, uint registered, Outcome expected) =>
        Expect("previous_turnout", expected, Surroundings.Unknown with { Previous = new() { InBoxes = inBoxes, Registered = registered } });

    [Theory]
    [InlineData(17u, 30u, Outcome.Satisfied)]
    [InlineData(16u, 30u, Outcome.Warning)]
    [InlineData(23u, 30u, Outcome.Satisfied)]
    [InlineData(24u, 30u, Outcome.Warning)]
    public void The_first_choice_is_near_that_of_the_previous_election(uint votes, uint valid, Outcome expected) =>
        Expect("previous_leader", expected, Surroundings.Unknown with
        {
            Previous = new() { Valid = valid, Choices = { new ChoiceVotes { CandidateId = "z", Votes = votes }, new ChoiceVotes { CandidateId = "a", Votes = 1 } } },
        });

    [Theory]
    [InlineData(50_000L, 100_000L, Outcome.Satisfied)]
    [InlineData(49_999L, 100_000L, Outcome.Warning)]
    [InlineData(70_000L, 100_000L, Outcome.Satisfied)]
    [InlineData(70_001L, 100_000L, Outcome.Warning)]
    [InlineData(4_000_000_000_000L, 8_000_000_000_000L, Outcome.Satisfied)]
    public void Turnout_is_near_that_of_the_region(long inBoxes, long registered, Outcome expected) =>
        Expect("region_turnout", expected, Surroundings.Unknown with { RegionInBoxes = inBoxes, RegionRegistered = registered });

    [Theory]
    [InlineData(1_000L, Outcome.Satisfied)]
    [InlineData(1_001L, Outcome.Warning)]
    public void The_voters_of_all_stations_are_on_the_list(long elsewhere, Outcome expected) =>
        Expect("list_size", expected, Surroundings.Unknown with { Listed = 1_000, RegisteredElsewhere = elsewhere });

    [Theory]
    [InlineData("ORDINARY:50,MOBILE:10", Outcome.Satisfied)]
    [InlineData("ORDINARY:50,MOBILE:9", Outcome.Violated)]
    [InlineData("ORDINARY:50,ORDINARY:10", Outcome.Violated)]
    [InlineData("ORDINARY:60", Outcome.Satisfied)]
    [InlineData("ORDINARY:", Outcome.Undetermined)]
    public void Boxes_of_every_kind_are_those_found(string boxes, Outcome expected)
    {
        var entry = Entry.Clone();
        entry.Boxes.Add(boxes.Split(',').Select(text => text.Split(':')).Select(box =>
        {
            var count = new BoxCount { Kind = EnumText.Parse<BoxKind>(box[0]) };
            if (box[1].Length > 0)
                count.Ballots = uint.Parse(box[1], System.Globalization.CultureInfo.InvariantCulture);
            return count;
        }));
        Expect("box_kinds", expected, Surroundings.Unknown, entry);
    }

    [Theory]
    [InlineData(64, 'a', Outcome.Satisfied)]
    [InlineData(63, 'a', Outcome.Violated)]
    [InlineData(64, 'A', Outcome.Violated)]
    [InlineData(64, 'g', Outcome.Violated)]
    public void The_digest_of_a_photograph_is_one(int length, char digit, Outcome expected)
    {
        var entry = Entry.Clone();
        entry.Attachments = new() { Photograph = new() { Sha256 = new string(digit, length), MediaType = "image/jpeg" } };
        Expect("photograph", expected, Surroundings.Unknown, entry);
    }

    [Theory]
    [InlineData(61u, "", Outcome.Violated)]
    [InlineData(61u, "A queue at closing was let in.", Outcome.Satisfied)]
    [InlineData(60u, "", null)]
    public void What_a_check_warns_of_is_explained_where_the_law_asks(uint voted, string explanation, Outcome? expected)
    {
        var entry = Entry.Clone();
        entry.Attachments = new() { Explanation = explanation };
        var findings = ProtocolCheckRules.Judge(new(entry, Candidates, Left, Surroundings.Unknown with { Voted = voted }, Law)).ToArray();

        Assert.Equal(expected, ProtocolCheckRules.Explained(entry, findings, Law).SingleOrDefault()?.Outcome);
        Assert.Empty(ProtocolCheckRules.Explained(entry, findings, null));
        Assert.Empty(ProtocolCheckRules.Explained(entry, findings, new() { ExplainWarnings = new() { Rule = "law.explain" } }));
    }

    [Theory]
    [InlineData(0, Outcome.Satisfied)]
    [InlineData(1, Outcome.Satisfied)]
    [InlineData(2, Outcome.Violated)]
    public void Who_left_the_ballot_after_it_was_printed_may_be_named_once(int times, Outcome outcome)
    {
        var entry = Entry.Clone();
        entry.Choices.AddRange(Enumerable.Range(0, times).Select(_ => new ChoiceVotes { CandidateId = "gone", Votes = 0 }));

        Expect("choices", outcome, Surroundings.Unknown, entry);
    }

    private static IReadOnlySet<string> Candidates => new HashSet<string> { "a", "b" };

    // Left the ballot after it was printed.
    private static IReadOnlySet<string> Left => new HashSet<string> { "gone" };

    private static void Expect(string code, Outcome expected, Surroundings around, ProtocolEntry? entry = null)
    {
        var findings = ProtocolCheckRules.Judge(new(entry ?? Entry, Candidates, Left, around, Law)).ToArray();
        Assert.Equal(expected, Assert.Single(findings, finding => IsOf(finding, code)).Outcome);
        Assert.All(findings.Where(finding => !IsOf(finding, code)), finding => Assert.Equal(Outcome.Satisfied, finding.Outcome));
    }

    private static bool IsOf(Finding finding, string code) => string.Equals(finding.Rule, $"elections.protocols.{code}", StringComparison.Ordinal);

    private static string Draw()
    {
        var page = new StringBuilder("""
            # Checks of protocols

            Drawn from the table by which every protocol is checked, whether it is imported, streamed, submitted, corrected, released
            from quarantine or only asked about. A check that is not passed is a finding under its code. An error refuses the protocol. A
            warning does not; where the law asks for it (`explain_warnings`), it is explained. A check with a parameter is asked where the
            law of the jurisdiction (`ProtocolLaw`) has it, and where there is something to compare with.

            | code | if not passed | parameter | in short | what it compares |
            |---|---|---|---|---|

            """);
        foreach (var check in ProtocolCheckRules.Table)
        {
            page.Append("| `").Append(check.Code).Append("` | ").Append(check.Severity is Outcome.Violated ? "error" : "warning").Append(" | ")
                .Append(check.Parameter.Length == 0 ? "" : $"`{check.Parameter}`").Append(" | ").Append(check.Words).Append(" | ").Append(check.Sentence).Append(" |\n");
        }

        return page.ToString();
    }

    private static FlagRule Flag(string rule) => new() { Rule = rule, Required = true, Citation = Somewhere };

    private static ShareRule Share(string rule, uint part, uint whole) => new() { Rule = rule, Share = new() { Numerator = part, Denominator = whole }, Citation = Somewhere };
}
