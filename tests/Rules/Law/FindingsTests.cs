using System.Numerics;
using CsCheck;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Tests.Rules.Law;

public sealed class FindingsTests
{
    [Theory]
    [InlineData(2u, 3u, 16, 11u)]
    [InlineData(2u, 3u, 14, 10u)]
    [InlineData(2u, 3u, 15, 10u)]
    [InlineData(1u, 2u, 2, 1u)]
    [InlineData(1u, 2u, 3, 2u)]
    [InlineData(0u, 3u, 16, 0u)]
    [InlineData(1u, 1u, 0, 0u)]
    [InlineData(uint.MaxValue, uint.MaxValue, int.MaxValue, (uint)int.MaxValue)]
    public void A_part_of_one_counts_as_one(uint numerator, uint denominator, int whole, uint expected) =>
        Assert.Equal(expected, Findings.PartOf(new() { Numerator = numerator, Denominator = denominator }, whole));

    [Fact]
    public void A_share_is_the_least_number_that_is_not_less_than_it() =>
        Gen.Select(Gen.UInt[0, 1_000], Gen.UInt[1, 1_000], Gen.Int[0, 1_000_000]).Sample((numerator, denominator, whole) =>
        {
            var part = Findings.PartOf(new() { Numerator = numerator, Denominator = denominator }, whole);
            var asked = BigInteger.Multiply(numerator, whole);
            Assert.True(new BigInteger(part) * denominator >= asked);
            Assert.True(part == 0 || new BigInteger(part - 1) * denominator < asked);
        });

    [Fact]
    public void A_share_without_denominator_is_a_mistake_in_the_law() =>
        Assert.Throws<InvalidOperationException>(() => Findings.PartOf(new() { Numerator = 1 }, 3));

    [Theory]
    [InlineData(Outcome.Violated, true)]
    [InlineData(Outcome.Undetermined, true)]
    [InlineData(Outcome.Satisfied, false)]
    [InlineData(Outcome.Warning, false)]
    [InlineData(Outcome.NotApplicable, false)]
    public void What_is_violated_or_unknown_stops_a_decision(Outcome outcome, bool stops)
    {
        Finding[] findings = [One("fine", Outcome.Satisfied), One("asked", outcome)];

        var refusal = Record.Exception(findings.RefuseIfViolated) as Refusal;

        Assert.Equal(stops, refusal is not null);
        Assert.Equal(stops ? ["asked"] : [], refusal?.Violations.Select(finding => finding.Rule) ?? []);
        Assert.Equal(stops ? StatusCode.FailedPrecondition : null, refusal?.Code);
    }

    [Fact]
    public void Stored_findings_come_back_as_they_were()
    {
        Finding[] findings = [One("a", Outcome.Satisfied), One("b", Outcome.Undetermined)];

        Assert.Equal(findings, FindingList.From(FindingList.ToBytes(findings)));
    }

    [Fact]
    public void Every_finding_says_under_which_version_it_was_made()
    {
        var inForce = new LawInForce<Saylau.Parties.V1.PartiesLaw>(Laws.Version, Laws.Parties, Laws.Country, "2009-01-01");

        Assert.All(inForce.Judge([One("a", Outcome.Satisfied), One("b", Outcome.Violated)]),
            finding => Assert.Equal(Laws.Version.Version, finding.LawVersion));
    }

    private static Finding One(string rule, Outcome outcome) => Findings.Make(rule, null, "", null, null, outcome, "somewhere");
}
