using Saylau.Common.V1;
using Saylau.Elections.Audits;
using Saylau.Elections.V1;
using Saylau.Platform.Access;

namespace Saylau.Tests.Rules.Audits;

public sealed class ManifestRulesTests
{
    [Theory]
    [InlineData(false, Outcome.Violated)]
    [InlineData(true, Outcome.Warning)]
    public void A_manifest_is_current_where_the_same_protocols_count(bool ended, Outcome outcome)
    {
        Assert.Equal(Outcome.Satisfied, Assert.Single(ManifestRules.Current(6, [], ended)).Outcome);
        var findings = ManifestRules.Current(6, ["akm-2"], ended).ToArray();
        Assert.Equal([("", outcome), ("akm-2", outcome)], findings.Select(finding => (finding.Subject, finding.Outcome)));
        Assert.Equal((6u, 5u), (findings[0].Required.Count, findings[0].Actual.Count));
        Assert.Equal(1 + ManifestRules.MostNamed, ManifestRules.Current(500, [.. Enumerable.Range(0, 400).Select(at => $"s-{at}")]).Count());
    }

    [Theory]
    [InlineData(1, Outcome.Satisfied)]
    [InlineData(0, Outcome.Violated)]
    public void An_audit_gives_way_to_another_where_the_record_was_changed(int changed, Outcome outcome) =>
        Assert.Equal(outcome, ManifestRules.MayReplace("an-audit", changed).Outcome);

    [Fact]
    public void A_hand_count_of_the_same_record_leaves_nothing_to_samples()
    {
        Assert.Empty(ManifestRules.NotByHand([]));
        Assert.Equal("an-audit", Assert.Single(ManifestRules.NotByHand(["an-audit"])).Subject);
    }

    [Theory]
    [InlineData(6, Outcome.Satisfied)]
    [InlineData(5, Outcome.Violated)]
    public void Records_of_all_stations_are_there(int recorded, Outcome outcome) => Assert.Equal(outcome, BallotRecordRules.Complete(6, recorded).Outcome);

    [Theory]
    [InlineData(1u, "x", 2u, "y", "a", null)]
    [InlineData(1u, "", 2u, "", "", null)]
    [InlineData(1u, "x", 3u, "y", "a", "has no ballot 3")]
    [InlineData(1u, "x", 1u, "y", "a", "two records")]
    [InlineData(1u, "x", 2u, "x", "a", "printed on two")]
    [InlineData(1u, "x", 2u, "y", "c", "no choice")]
    public void A_record_names_a_ballot_once_and_a_choice_that_there_is(uint first, string firstId, uint second, string secondId, string choice, string? objection)
    {
        var station = new StationBallotRecords
        {
            PrecinctId = "akm-1",
            Records = { new BallotRecord { Ballot = first, Imprint = firstId, CandidateId = "b" }, new BallotRecord { Ballot = second, Imprint = secondId, CandidateId = choice } },
        };
        var found = BallotRecordRules.Objection(station, 2, ["a", "b"]);
        Assert.Equal(objection is null, found is null);
        Assert.Contains(objection ?? "", found ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 0, 1)]
    public void Records_add_up_to_the_protocol(int votes, int invalid, int violated)
    {
        var station = new StationBallotRecords { PrecinctId = "akm-1", Records = { new BallotRecord { Ballot = 1, CandidateId = "a" }, new BallotRecord { Ballot = 2 } } };
        var findings = BallotRecordRules.Agree(station, new Dictionary<string, long>(StringComparer.Ordinal) { ["a"] = votes }, invalid).ToArray();
        Assert.Equal(["akm-1:a", "akm-1:invalid"], findings.Select(finding => finding.Subject));
        Assert.Equal(violated, findings.Count(finding => finding.Outcome is Outcome.Violated));
    }

    [Theory]
    [InlineData("auditor@kz", true)]
    [InlineData("central_commission@kz", true)]
    [InlineData("auditor@arland", false)]
    [InlineData("regional_commission@KZ-AKM", false)]
    [InlineData("observer_mission@osce", false)]
    public void Single_ballots_are_shown_to_auditors_and_the_commission(string grant, bool shown) =>
        Assert.Equal(shown, BallotRecordRules.ShowsBallots(new("somebody", [RoleGrant.Parse(grant)!]), "kz"));
}
