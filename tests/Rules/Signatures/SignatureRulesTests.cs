using System.Security.Cryptography;
using System.Text;
using Saylau.Common.V1;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Signatures;

public sealed class SignatureRulesTests
{
    private static readonly string[] Regions = ["AR-NOR", "AR-SOU"];

    [Theory]
    [InlineData("2020-04-01", true)]
    [InlineData("2020-04-02", false)]
    [InlineData("2020-05-15", false)]
    [InlineData("2020-05-16", true)]
    public void Both_ends_of_the_period_belong_to_it(string signedOn, bool outside) =>
        Assert.Equal(outside, SignatureImportRules.IsOutside(signedOn, "2020-04-02", "2020-05-15"));

    [Theory]
    [InlineData(false, false, false, SignatureState.Valid, InvalidityReason.Unspecified)]
    [InlineData(false, false, true, SignatureState.Duplicate, InvalidityReason.Unspecified)]
    [InlineData(false, true, false, SignatureState.Withdrawn, InvalidityReason.Unspecified)]
    [InlineData(false, true, true, SignatureState.Withdrawn, InvalidityReason.Unspecified)]
    [InlineData(true, false, false, SignatureState.Invalid, InvalidityReason.OutsidePeriod)]
    [InlineData(true, true, true, SignatureState.Invalid, InvalidityReason.OutsidePeriod)]
    public void A_new_signature_stands_where_it_belongs(bool outside, bool withdrawn, bool blocked, SignatureState state, InvalidityReason reason)
    {
        var result = new SignatureRowResult();
        SignatureImportRules.Stored(result, outside, withdrawn, blocked);
        Assert.Equal((state, reason), (result.State, result.Invalidity));
    }

    [Theory]
    [InlineData("2020-04-20", "2020-04-19", false)]
    [InlineData("2020-04-20", "2020-04-20", true)]
    [InlineData("2020-04-20", "2020-04-21", true)]
    [InlineData("2020-04-20", null, false)]
    public void A_withdrawal_takes_back_what_was_signed_until_then(string signedOn, string? withdrawnOn, bool withdrawn) =>
        Assert.Equal(withdrawn, SignatureImportRules.IsWithdrawn(signedOn, withdrawnOn));

    [Theory]
    [InlineData(null, "2020-05-15", Outcome.NotApplicable)]
    [InlineData("2020-05-16", "2020-05-15", Outcome.Violated)]
    [InlineData("2020-05-16", "2020-05-16", Outcome.Satisfied)]
    [InlineData("2020-05-16", "2020-05-17", Outcome.Satisfied)]
    public void Nothing_is_decided_for_a_day_before_the_last_that_was_counted(string? lastDay, string day, Outcome outcome) =>
        Assert.Equal(outcome, SignatureRules.NotBackdated("pers-petition", lastDay, day).Outcome);

    [Theory]
    [InlineData("", "AR-NOR", "2020-05-16", "NATIONAL_NUMBER_MALFORMED")]
    [InlineData("AAAA", "AR-XXX", "2020-05-16", "REGION_UNKNOWN")]
    [InlineData("AAAA", "AR-NOR", "2020-05-17", "SIGNED_IN_FUTURE")]
    [InlineData("AAAA", "AR-NOR", "2020-05-16", "")]
    public void A_row_that_cannot_be_is_refused_and_says_why(string commitment, string region, string signedOn, string reason)
    {
        var result = new SignatureRowResult();
        var row = new SignatureEntry { Sheet = "a", Line = 1, Region = region, NationalNumber = commitment, SignedOn = signedOn };
        Assert.Equal(reason.Length > 0, SignatureImportRules.Refuse(result, row, null, Regions.ToHashSet(), "2020-05-16"));
        Assert.Equal(reason, result.Reason);
    }

    [Theory]
    [InlineData(new[] { InitiativeStep.Registered }, false, false, new string[0])]
    [InlineData(new[] { InitiativeStep.Registered, InitiativeStep.Submitted }, false, false, new string[0])]
    [InlineData(new[] { InitiativeStep.Registered }, true, false, new[] { "elections.initiatives.one_way_of_collecting" })]
    [InlineData(new[] { InitiativeStep.Submitted, InitiativeStep.Refused }, false, false, new[] { "elections.initiatives.signatures_undecided" })]
    [InlineData(new[] { InitiativeStep.Cancelled }, false, true, new[] { "elections.initiatives.signatures_undecided", "elections.initiatives.verification_not_begun" })]
    public void Signatures_are_entered_in_one_way_until_they_are_decided_on(InitiativeStep[] taken, bool counts, bool planned, string[] unmet) =>
        Assert.Equal(unmet, Unmet(SignatureRules.MayCollect("one", taken, counts, planned)));

    [Theory]
    [InlineData(null, false, new string[0])]
    [InlineData(true, false, new string[0])]
    [InlineData(false, false, new[] { "law.withdrawal" })]
    [InlineData(true, true, new[] { "elections.initiatives.withdrawn_before_submission" })]
    public void A_person_withdraws_before_the_sheets_are_handed_in(bool? allowed, bool submitted, string[] unmet)
    {
        var law = new InitiativeLaw { Withdrawal = allowed is { } right ? new() { Rule = "law.withdrawal", Required = right } : null };
        Assert.Equal(unmet, Unmet(SignatureRules.MayWithdraw("one", submitted ? [InitiativeStep.Submitted] : [], law)));
    }

    [Theory]
    [InlineData("2020-02-29", "2020-05-28", Outcome.Violated)]
    [InlineData("2020-02-29", "2020-05-29", Outcome.Satisfied)]
    [InlineData("2020-01-31", "2020-04-29", Outcome.Violated)]
    [InlineData("2020-01-31", "2020-04-30", Outcome.Satisfied)]
    public void Who_signed_is_destroyed_after_the_months_of_the_law_and_not_before(string decided, string today, Outcome expected) => Assert.Equal(expected,
        SignatureRules.MayDestroy("one", DateOnly.Parse(decided, null), DateOnly.Parse(today, null), new() { Rule = "law.retention", Months = 3 }).Outcome);

    [Fact]
    public void Without_a_decision_or_a_law_nobody_knows_when_to_destroy()
    {
        Assert.Equal(Outcome.Undetermined, SignatureRules.MayDestroy("one", null, new(2030, 1, 1), new() { Rule = "law.retention", Months = 3 }).Outcome);
        Assert.Equal(Outcome.Undetermined, SignatureRules.MayDestroy("one", new(2020, 1, 1), new(2030, 1, 1), null).Outcome);
    }

    [Theory]
    [InlineData(9u, 100u, "seed", new[] { "law.sampling" })]
    [InlineData(10u, 100u, "seed", new string[0])]
    [InlineData(10u, 100u, "", new[] { "elections.initiatives.public_seed" })]
    [InlineData(5u, 5u, "seed", new string[0])]
    [InlineData(4u, 5u, "seed", new[] { "law.sampling" })]
    [InlineData(0u, 0u, "seed", new[] { "law.sampling" })]
    public void A_sample_is_as_large_as_the_law_says_or_as_the_region(uint size, uint population, string seed, string[] unmet) => Assert.Equal(unmet, Plan(size, population, seed, Law()));

    [Fact]
    public void Where_the_law_knows_no_samples_every_signature_is_checked() => Assert.Equal(["elections.initiatives.sampling"], Plan(100, 100, "seed", new InitiativeLaw()));

    [Theory]
    [InlineData(100u, 200u, 100u, VerificationConclusion.Enough)]
    [InlineData(99u, 200u, 100u, VerificationConclusion.FullCheckNeeded)]
    [InlineData(50u, 100u, 100u, VerificationConclusion.FullCheckNeeded)]
    [InlineData(50u, 99u, 100u, VerificationConclusion.TooFew)]
    public void What_follows_depends_on_where_the_threshold_lies(uint atLeast, uint atMost, uint required, VerificationConclusion expected) =>
        Assert.Equal(expected, VerificationRules.Conclude(atLeast, atMost, required));

    [Theory]
    [InlineData(0, "", SignatureState.Valid, true, RowOutcome.Stored)]
    [InlineData(1, "", SignatureState.Valid, true, RowOutcome.Present)]
    [InlineData(2, "SIGNATURE_CHECKED", SignatureState.Invalid, true, RowOutcome.Refused)]
    [InlineData(0, "SIGNATURE_NOT_DRAWN", SignatureState.Valid, false, RowOutcome.Refused)]
    [InlineData(0, "SIGNATURE_NOT_COUNTED", SignatureState.Duplicate, true, RowOutcome.Refused)]
    public void A_signature_is_checked_once_and_in_a_sample_only_if_drawn(int already, string reason, SignatureState state, bool drawn, RowOutcome outcome)
    {
        var known = new SignatureRow
        {
            Initiative = 1,
            Sheet = 1,
            Line = 1,
            Number = 1,
            Prefix = 1,
            Commitment = [],
            SignedOn = "",
            State = (long)state,
            Reason = 0,
            Struck = 0,
            Checked = already,
        };
        var result = VerificationRules.Take(new() { Place = new() { Sheet = "a", Line = 1 } }, known, drawn, isSample: true);
        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
        Assert.Equal("SIGNATURE_NOT_FOUND", VerificationRules.Take(new() { Place = new() { Sheet = "a", Line = 1 } }, null, drawn, isSample: true).Reason);
    }

    [Fact]
    public void A_draw_takes_the_least_tickets_whatever_order_the_lines_come_in()
    {
        var lines = Enumerable.Range(1, 500).ToArray();
        byte[] Ticket(int line) => VerificationRules.Ticket("a seed", "AR-NOR", "s", line);

        var drawn = VerificationRules.Draw(lines, 40, Ticket);

        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes("a seed\nAR-NOR\ns\n7")), Ticket(7));
        Assert.Equal(lines.OrderBy(line => Convert.ToHexString(Ticket(line)), StringComparer.Ordinal).Take(40), drawn);
        Assert.Equal(drawn, VerificationRules.Draw(lines.Reverse(), 40, Ticket));
        Assert.Equal(500, VerificationRules.Draw(lines, 1_000, Ticket).Count);
        Assert.Empty(VerificationRules.Draw(lines, 0, Ticket));
    }

    private static SignatureSampleRule Law() => new() { Rule = "law.sampling", Least = 10, Confidence = new() { Numerator = 95, Denominator = 100 } };

    private static IEnumerable<string> Plan(uint size, uint population, string seed, SignatureSampleRule law) => Plan(size, population, seed, new InitiativeLaw { Sampling = law });

    private static IEnumerable<string> Plan(uint size, uint population, string seed, InitiativeLaw law) => Unmet(SignatureRules.MayPlan(
        "one", [InitiativeStep.Submitted], [new() { Region = "AR-NOR", Method = VerificationMethod.Sample, SampleSize = size, Seed = seed }], _ => population, _ => false, law));

    private static IEnumerable<string> Unmet(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Violated or Outcome.Undetermined).Select(finding => finding.Rule);
}
