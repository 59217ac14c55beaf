using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Signatures;

/// <summary>Signatures verified, every one or by a sample that anybody can draw again.</summary>
public sealed class VerificationTests(SignatureWorld world)
{
    private InitiativeSignatureService.InitiativeSignatureServiceClient Commission => world.Commission.Signatures;

    [Fact]
    public async Task A_sample_follows_from_its_seed_and_what_it_finds_decides()
    {
        await world.Registered("sampled");
        await world.Sheet("sampled", "a", "AR-NOR", 1, 100);
        await world.Sheet("sampled", "b", "AR-SOU", 101, 20);
        await Refused.ByRules(Commission.PlanVerificationAsync(Plan("sampled", Sample("AR-NOR", 20))), "elections.initiatives.submitted_first");
        await world.Submit("sampled");
        await Refused.ByRules(Commission.PlanVerificationAsync(Plan("sampled", Sample("AR-NOR", 2))), "elections.initiatives.sampling");
        await Commission.PlanVerificationAsync(Plan("sampled", Sample("AR-NOR", 20), Full("AR-SOU")));
        await Refused.By(Commission.RecordVerificationAsync(Found("sampled", "AR-NOR", "early", ("a", 1, default))), StatusCode.FailedPrecondition, "VERIFICATION_NOT_PLANNED");
        var drawn = await Commission.DrawVerificationSampleAsync(Draw("sampled", "AR-NOR"));
        var places = (await world.Public.Signatures.ListVerificationSampleAsync(new() { InitiativeId = "sampled", Region = "AR-NOR" })).Places;

        var expected = Enumerable.Range(1, 100).OrderBy(line => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"lottery 7\nAR-NOR\na\n{line}"))), StringComparer.Ordinal).Take(20).ToArray();
        Assert.Equal(expected, places.Select(place => (int)place.Line));
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(expected.Select(line => string.Create(CultureInfo.InvariantCulture, $"a\t{line}\n"))))), drawn.Region.DrawDigest.ToByteArray());
        Assert.Equal((100u, 20u, VerificationConclusion.Unfinished), (drawn.Region.Population, drawn.Region.ToCheck, drawn.Region.Conclusion));
        await Refused.ByRules(Commission.DrawVerificationSampleAsync(Draw("sampled", "AR-NOR")), "elections.initiatives.sample_drawn_once");
        await Refused.ByRules(Commission.ImportSignaturesAsync(SignatureWorld.Chunk("sampled", SignatureWorld.Row("c", 1, "AR-NOR", 999))), "elections.initiatives.verification_not_begun");

        var other = Enumerable.Range(1, 100).First(line => !expected.Contains(line));
        var found = await Commission.RecordVerificationAsync(Found("sampled", "AR-NOR", "first",
            [.. expected.Select((line, index) => ("a", line, index == 0 ? InvalidityReason.NotAVoter : default)), ("a", other, default), ("b", 1, default)]));
        Assert.Equal([.. Enumerable.Repeat("", 20), "SIGNATURE_NOT_DRAWN", "SIGNATURE_NOT_FOUND"], found.Rows.Select(row => row.Reason));
        Assert.Equal((20u, 19u, 1u, VerificationConclusion.Enough), (found.Region.Checked, found.Region.Valid, found.Region.Invalid, found.Region.Conclusion));
        Assert.Equal((1900ul, 20ul), (found.Region.Estimate.Numerator, found.Region.Estimate.Denominator));
        Assert.InRange(95u, found.Region.AtLeast, found.Region.AtMost);
        Assert.Equal(99u, (await world.Count("sampled")).Regions.Single(region => region.Region is "AR-NOR").Valid);
        await Refused.ByRules(Verify("sampled"), "elections.initiatives.verification_concluded");

        var full = await Commission.RecordVerificationAsync(Found("sampled", "AR-SOU", "second", [.. Enumerable.Range(1, 20).Select(line => ("b", line, line > 10 ? InvalidityReason.Illegible : default))]));
        Assert.Equal((10u, 10u, VerificationConclusion.Enough), (full.Region.AtLeast, full.Region.AtMost, full.Region.Conclusion));
        var all = await world.Public.Signatures.GetVerificationAsync(new() { InitiativeId = "sampled" });
        Assert.Equal(VerificationConclusion.Enough, all.Conclusion);
        Assert.Equal(all.Regions.Aggregate(0u, (sum, region) => sum + region.AtLeast), all.AtLeast);
        Assert.Equal(InitiativeState.Verified, (await Verify("sampled")).Initiative.State);
    }

    [Fact]
    public async Task Where_the_threshold_lies_within_what_is_likely_every_signature_is_checked()
    {
        await world.Registered("near");
        await world.Sheet("near", "a", "AR-NOR", 1, 70);
        await world.Submit("near");
        await Commission.PlanVerificationAsync(Plan("near", Sample("AR-NOR", 10)));
        await Commission.DrawVerificationSampleAsync(Draw("near", "AR-NOR"));
        var places = (await world.Public.Signatures.ListVerificationSampleAsync(new() { InitiativeId = "near", Region = "AR-NOR" })).Places;
        await Commission.RecordVerificationAsync(Found("near", "AR-NOR", "sample", [.. places.Select((place, index) => (place.Sheet, (int)place.Line, index == 0 ? InvalidityReason.Forged : default))]));

        // One region alone never reaches two of three: that is certain, whatever its own interval.
        Assert.Equal(VerificationConclusion.TooFew, (await world.Public.Signatures.GetVerificationAsync(new() { InitiativeId = "near" })).Conclusion);
        await Refused.ByRules(Commission.PlanVerificationAsync(Plan("near", Sample("AR-NOR", 20))), "elections.initiatives.verification_replanned");
        var planned = await Commission.PlanVerificationAsync(Plan("near", Full("AR-NOR")));
        Assert.Equal((70u, 10u, VerificationConclusion.Unfinished), (planned.Regions[0].ToCheck, planned.Regions[0].Checked, planned.Regions[0].Conclusion));
        var rest = await Commission.RecordVerificationAsync(Found("near", "AR-NOR", "rest", [.. Enumerable.Range(1, 70).Where(line => !places.Any(place => place.Line == line)).Select(line => ("a", line, default(InvalidityReason)))]));
        Assert.Equal((69u, 69u), (rest.Region.AtLeast, rest.Region.AtMost));
        // What verification struck out is restored as any other decision is, and its figures follow.
        await Commission.RestoreSignaturesAsync(SignatureWorld.Restore("near", "sample", "2020-05-19"));
        var after = (await world.Public.Signatures.GetVerificationAsync(new() { InitiativeId = "near" })).Regions[0];
        Assert.Equal((70u, 0u, 70u), (after.Valid, after.Invalid, after.AtLeast));
    }

    [Fact]
    public async Task What_a_check_found_stays_found_when_another_decision_on_the_line_falls()
    {
        await world.Registered("pers-checked");
        await world.Sheet("pers-checked", "a", "AR-NOR", 1, 30);
        await world.Submit("pers-checked");
        await Commission.PlanVerificationAsync(Plan("pers-checked", Sample("AR-NOR", 10)));
        await Commission.DrawVerificationSampleAsync(Draw("pers-checked", "AR-NOR"));
        var line = (int)(await world.Public.Signatures.ListVerificationSampleAsync(new() { InitiativeId = "pers-checked", Region = "AR-NOR" })).Places[0].Line;
        var strike = SignatureWorld.Invalidate("pers-checked", "struck", InvalidityReason.Bought, null, new SignaturePlace { Sheet = "a", Line = (uint)line });
        strike.OccurredOn = "2020-05-19";
        await Commission.InvalidateSignaturesAsync(strike);
        await Commission.RecordVerificationAsync(Found("pers-checked", "AR-NOR", "check", ("a", line, InvalidityReason.Forged)));

        await Commission.RestoreSignaturesAsync(SignatureWorld.Restore("pers-checked", "struck", "2020-05-19"));
        Assert.Equal((0u, 1u, 29u), await Checked());
        Assert.Equal(1u, (await world.Count("pers-checked")).Tallies.Single(tally => tally.Reason is InvalidityReason.Forged).Count);
        await Commission.RestoreSignaturesAsync(SignatureWorld.Restore("pers-checked", "check", "2020-05-19"));
        Assert.Equal((1u, 0u, 30u), await Checked());

        async Task<(uint, uint, uint)> Checked() =>
            (await world.Public.Signatures.GetVerificationAsync(new() { InitiativeId = "pers-checked" })).Regions[0] is var region
                ? (region.Valid, region.Invalid, (await world.Count("pers-checked")).Valid) : default;
    }

    private static RegionPlan Sample(string region, uint size) => new() { Region = region, Method = VerificationMethod.Sample, SampleSize = size, Seed = "lottery 7" };

    private static RegionPlan Full(string region) => new() { Region = region, Method = VerificationMethod.Full };

    private static PlanVerificationRequest Plan(string id, params RegionPlan[] plans) =>
        new() { RequestId = World.NewId(), OccurredOn = "2020-05-18", InitiativeId = id, Regions = { plans } };

    private static DrawVerificationSampleRequest Draw(string id, string region) =>
        new() { RequestId = World.NewId(), OccurredOn = "2020-05-18", InitiativeId = id, Region = region };

    private static RecordVerificationRequest Found(string id, string region, string invalidation, params (string Sheet, int Line, InvalidityReason Reason)[] rows) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2020-05-19",
        InitiativeId = id,
        Region = region,
        InvalidationId = invalidation,
        Rows = { rows.Select(row => new CheckedSignature { Place = new() { Sheet = row.Sheet, Line = (uint)row.Line }, Invalidity = row.Reason }) },
    };

    private AsyncUnaryCall<VerifyInitiativeResponse> Verify(string id) => world.Commission.Initiatives.VerifyInitiativeAsync(
        new() { RequestId = World.NewId(), OccurredOn = "2020-05-20", InitiativeId = id, Outcome = VerificationOutcome.Verified });
}
