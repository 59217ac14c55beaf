using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Signatures;

/// <summary>What becomes of signatures that are there: struck out, restored, withdrawn, contested, destroyed.</summary>
public sealed class DecisionTests(SignatureWorld world)
{
    private InitiativeSignatureService.InitiativeSignatureServiceClient Commission => world.Commission.Signatures;

    [Fact]
    public async Task Who_signed_a_sheet_with_a_defect_counts_by_the_next_one_and_no_more_when_it_is_restored()
    {
        await world.Registered("defect");
        await world.Sheet("defect", "a", "AR-NOR", 1, 20, "one");
        await world.Sheet("defect", "b", "AR-SOU", 11, 20, "two");
        Assert.Equal((30u, 10u), await Of("defect"));

        var rehearsal = SignatureWorld.Invalidate("defect", "sheet-a", InvalidityReason.SheetDefect, new() { Sheet = "a" });
        rehearsal.ValidateOnly = true;
        Assert.Equal(20u, (await Commission.InvalidateSignaturesAsync(rehearsal)).Invalidation.Signatures);
        Assert.Equal((30u, 10u), await Of("defect"));
        var struck = await Commission.InvalidateSignaturesAsync(SignatureWorld.Invalidate("defect", "sheet-a", InvalidityReason.SheetDefect, new() { Sheet = "a" }));

        Assert.Equal((20u, 0u), (struck.Invalidation.Signatures, struck.StruckBefore));
        Assert.Equal((20u, 20u), await Of("defect"));
        var restored = await Commission.RestoreSignaturesAsync(SignatureWorld.Restore("defect", "sheet-a"));
        Assert.Equal(("2020-05-16", "Decision 2"), (restored.Invalidation.RestoredOn, restored.Invalidation.RestoredBy));
        Assert.Equal((30u, 10u), await Of("defect"));
        await Refused.ByRules(Commission.RestoreSignaturesAsync(SignatureWorld.Restore("defect", "sheet-a")), "elections.initiatives.invalidation_stands");
        await Refused.By(Commission.RestoreSignaturesAsync(SignatureWorld.Restore("defect", "none")), StatusCode.NotFound, "INVALIDATION_NOT_FOUND");
    }

    [Theory]
    [InlineData("no-voter", InvalidityReason.NotAVoter, 0u)]
    [InlineData("no-hand", InvalidityReason.Forged, 1u)]
    public async Task Of_who_may_not_sign_nothing_counts_and_of_whom_somebody_forged_the_next_does(string id, InvalidityReason reason, uint valid)
    {
        await world.Registered(id);
        await world.Import(id, SignatureWorld.Row("a", 1, "AR-NOR", 1), SignatureWorld.Row("b", 1, "AR-NOR", 1));
        await Commission.InvalidateSignaturesAsync(SignatureWorld.Invalidate(id, "line", reason, null, new SignaturePlace { Sheet = "a", Line = 1 }));

        Assert.Equal((valid, 2 - valid), await Of(id));
        var later = await world.Import(id, SignatureWorld.Row("c", 1, "AR-NOR", 1));
        Assert.Equal(SignatureState.Duplicate, later.Rows[0].State);
    }

    [Fact]
    public async Task What_a_later_decision_struck_too_stays_out_when_the_earlier_one_falls()
    {
        await world.Registered("layers");
        await world.Sheet("layers", "a", "AR-NOR", 1, 10, "one");
        await world.Sheet("layers", "b", "AR-NOR", 11, 10, "two");
        await Commission.InvalidateSignaturesAsync(SignatureWorld.Invalidate("layers", "region", InvalidityReason.WrongRegion, new() { Region = "AR-NOR" }));
        var second = await Commission.InvalidateSignaturesAsync(SignatureWorld.Invalidate("layers", "collector", InvalidityReason.ProxySigned, new() { Collector = "two" }));
        await world.Sheet("layers", "c", "AR-NOR", 21, 10, "two");

        Assert.Equal((0u, 10u), (second.Invalidation.Signatures, second.StruckBefore));
        Assert.Equal(32, second.Invalidation.CollectorCommitment.Length);
        Assert.Equal("", second.Invalidation.Condition.Collector);
        Assert.Equal((10u, 20u), await Of("layers"));
        await Commission.RestoreSignaturesAsync(SignatureWorld.Restore("layers", "region"));
        Assert.Equal((20u, 10u), await Of("layers"));
        Assert.Equal([("AR-NOR", SignatureState.Valid, InvalidityReason.Unspecified, 20u), ("AR-NOR", SignatureState.Invalid, InvalidityReason.ProxySigned, 10u)],
            (await world.Count("layers")).Tallies.Select(tally => (tally.Region, tally.State, tally.Reason, tally.Count)));
        await Commission.RestoreSignaturesAsync(SignatureWorld.Restore("layers", "collector"));
        Assert.Equal((30u, 0u), await Of("layers"));
        Assert.Equal(["collector", "region"], (await world.Public.Signatures.ListInvalidationsAsync(new() { InitiativeId = "layers" })).Invalidations.Select(one => one.InvalidationId));
    }

    [Fact]
    public async Task A_line_counts_again_only_when_nothing_that_stands_names_it()
    {
        await world.Registered("pers-named");
        await world.Sheet("pers-named", "a", "AR-NOR", 1, 10);
        await Commission.InvalidateSignaturesAsync(SignatureWorld.Invalidate("pers-named", "sheet", InvalidityReason.SheetDefect, new() { Sheet = "a" }));
        var second = await Commission.InvalidateSignaturesAsync(SignatureWorld.Invalidate("pers-named", "lines", InvalidityReason.Forged, null,
            new SignaturePlace { Sheet = "a", Line = 1 }, new SignaturePlace { Sheet = "a", Line = 2 }));
        Assert.Equal((0u, 2u), (second.Invalidation.Signatures, second.StruckBefore));

        await Commission.RestoreSignaturesAsync(SignatureWorld.Restore("pers-named", "sheet"));
        Assert.Equal((8u, 2u), await Of("pers-named"));
        Assert.Equal(2u, (await world.Count("pers-named")).Tallies.Single(tally => tally.Reason is InvalidityReason.Forged).Count);
        await Commission.RestoreSignaturesAsync(SignatureWorld.Restore("pers-named", "lines"));
        Assert.Equal((10u, 0u), await Of("pers-named"));
    }

    [Fact]
    public async Task Nothing_is_decided_for_a_day_whose_count_is_known()
    {
        await world.Registered("pers-day");
        await world.Sheet("pers-day", "a", "AR-NOR", 1, 3);
        var early = SignatureWorld.Invalidate("pers-day", "early", InvalidityReason.Forged, new() { Sheet = "a" });
        early.OccurredOn = "2020-05-15";
        await Refused.ByRules(Commission.InvalidateSignaturesAsync(early), "elections.initiatives.decision_not_backdated");
        Assert.Equal(Outcome.Violated, (await world.Public.Signatures.CheckSignaturesAsync(new() { InitiativeId = "pers-day", AsOf = "2020-05-15" }))
            .Findings.Single(finding => finding.Rule is "elections.initiatives.decision_not_backdated").Outcome);
        early.OccurredOn = "2020-05-20";
        await Commission.InvalidateSignaturesAsync(early);
        await Refused.ByRules(Commission.RestoreSignaturesAsync(SignatureWorld.Restore("pers-day", "early")), "elections.initiatives.decision_not_backdated");

        Assert.Equal(3u, (await world.Public.Initiatives.GetSignatureCountAsync(new() { InitiativeId = "pers-day", AsOf = "2020-05-19" })).Valid);
        Assert.Equal(0u, (await world.Public.Initiatives.GetSignatureCountAsync(new() { InitiativeId = "pers-day", AsOf = "2020-05-20" })).Valid);
    }

    [Fact]
    public async Task An_import_answers_what_the_record_says_also_of_those_who_withdrew()
    {
        await world.Registered("pers-late");
        await world.Sheet("pers-late", "a", "AR-NOR", 1, 3);
        foreach (var number in new[] { "00000007", "00000008" })
            await Commission.WithdrawSignatureAsync(Withdraw("pers-late", number));
        await world.Submit("pers-late");
        var late = await world.Import("pers-late", SignatureWorld.Row("b", 1, "AR-NOR", 7), SignatureWorld.Row("b", 2, "AR-NOR", 7, on: "2020-05-11"),
            SignatureWorld.Row("b", 3, "AR-NOR", 8), SignatureWorld.Row("b", 4, "AR-NOR", 9), SignatureWorld.Row("b", 5, "AR-NOR", 1));

        SignatureState[] expected = [SignatureState.Withdrawn, SignatureState.Valid, SignatureState.Withdrawn, SignatureState.Valid, SignatureState.Duplicate];
        Assert.Equal(expected, late.Rows.Select(row => row.State));
        var listed = (await Commission.ListSignaturesAsync(new() { InitiativeId = "pers-late", Sheet = "b" })).Signatures;
        Assert.Equal(expected, listed.Select(one => one.State));
        Assert.Equal([(SignatureState.Valid, 2u), (SignatureState.Duplicate, 1u), (SignatureState.Withdrawn, 2u)], late.Tallies.Select(tally => (tally.State, tally.Count)).OrderBy(one => one.State));
        Assert.Equal((5u, 3u), await Of("pers-late"));
    }

    [Fact]
    public async Task An_invalidation_says_what_it_is_for()
    {
        await world.Registered("says");
        await world.Sheet("says", "a", "AR-NOR", 1, 3);
        await Commission.InvalidateSignaturesAsync(SignatureWorld.Invalidate("says", "days", InvalidityReason.Bought, new() { SignedFrom = "2020-04-20", SignedUntil = "2020-04-20" }));

        Assert.Equal((0u, 3u), await Of("says"));
        await Refused.By(Commission.InvalidateSignaturesAsync(SignatureWorld.Invalidate("says", "days", InvalidityReason.Bought, new() { Sheet = "a" })), StatusCode.AlreadyExists, "INVALIDATION_EXISTS");
        await Refused.By(Commission.InvalidateSignaturesAsync(SignatureWorld.Invalidate("says", "all", InvalidityReason.Bought, new())), StatusCode.InvalidArgument, "INVALIDATION_EMPTY");
        await Refused.By(Commission.InvalidateSignaturesAsync(SignatureWorld.Invalidate("says", "both", InvalidityReason.Bought, new() { Sheet = "a" }, new SignaturePlace { Sheet = "a", Line = 1 })), StatusCode.InvalidArgument, "INVALIDATION_EMPTY");
        await Refused.By(Commission.InvalidateSignaturesAsync(SignatureWorld.Invalidate("says", "line", InvalidityReason.Bought, null, new SignaturePlace { Sheet = "a", Line = 4 })), StatusCode.NotFound, "SIGNATURE_NOT_FOUND");
        await Refused.By(Commission.InvalidateSignaturesAsync(SignatureWorld.Invalidate("says", "sheet", InvalidityReason.Bought, null, new SignaturePlace { Sheet = "z", Line = 1 })), StatusCode.NotFound, "SIGNATURE_NOT_FOUND");
    }

    [Fact]
    public async Task A_withdrawal_is_answered_alike_and_moves_nothing_before_submission()
    {
        await world.Registered("withdrawn");
        await world.Sheet("withdrawn", "a", "AR-NOR", 1, 10);
        var signed = await Commission.WithdrawSignatureAsync(Withdraw("withdrawn", "00000003"));
        var never = await Commission.WithdrawSignatureAsync(Withdraw("withdrawn", "00009999"));
        var early = await Commission.WithdrawSignatureAsync(Withdraw("withdrawn", "00000050", "2020-04-19"));
        Assert.Equal((10u, 0u), await Of("withdrawn"));
        (signed.LedgerPosition, never.LedgerPosition, early.LedgerPosition) = (0, 0, 0);
        Assert.Equal([signed, signed], [never, early]);
        await Refused.By(Commission.WithdrawSignatureAsync(Withdraw("withdrawn", "3")), StatusCode.InvalidArgument, "NATIONAL_NUMBER_MALFORMED");

        await world.Submit("withdrawn");
        Assert.Equal((9u, 1u), await Of("withdrawn"));
        await Refused.ByRules(Commission.WithdrawSignatureAsync(Withdraw("withdrawn", "00000004")), "elections.initiatives.withdrawn_before_submission");
        // Entered after the sheets were handed in: signed before and after the withdrawal.
        await world.Import("withdrawn", SignatureWorld.Row("b", 1, "AR-NOR", 9_999), SignatureWorld.Row("b", 2, "AR-NOR", 50));
        Assert.Equal((10u, 2u), await Of("withdrawn"));
        Assert.Equal(2u, (await world.Count("withdrawn")).Tallies.Single(tally => tally.State is SignatureState.Withdrawn).Count);
    }

    [Fact]
    public async Task What_is_contested_is_counted_where_it_can_be_and_bounded_where_not()
    {
        await world.Registered("contested");
        await world.Sheet("contested", "a", "AR-NOR", 1, 30, "one");
        await world.Sheet("contested", "b", "AR-SOU", 31, 30, "two");
        await world.Sheet("contested", "c", "AR-CAP", 61, 20, "two");
        await Report("contested", "sheet", request => request.Sheets.Add("a"));
        var exact = (await world.Count("contested")).Contested;
        await Report("contested", "collector", request => (request.Collector, request.Signatures) = ("two", 15));
        var bounded = (await world.Count("contested")).Contested;

        Assert.Equal((30u, 30u, 30u, Determination.No), (exact.AtLeast, exact.AtMost, exact.Signatures, exact.MetWithoutContested));
        Assert.Equal((30u, 45u, false, 20u), (bounded.AtLeast, bounded.AtMost, bounded.HasSignatures, bounded.ContestableWithoutEffect));
        var listed = (await world.Public.Initiatives.ListCoercionReportsAsync(new() { InitiativeId = "contested" })).Reports;
        Assert.Equal([(0, 32), (1, 0)], listed.Select(report => (report.Sheets.Count, report.CollectorCommitment.Length)));
        Assert.DoesNotContain("two", listed[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signed_is_destroyed_in_time_and_the_counts_stay()
    {
        await world.Registered("destroyed");
        await world.Sheet("destroyed", "a", "AR-NOR", 1, 40);
        await world.Sheet("destroyed", "b", "AR-SOU", 41, 25);
        await Refused.ByRules(Commission.DestroySignatureDataAsync(Destroy("destroyed", "2020-12-01")), "elections.initiatives.retention");
        await world.Submit("destroyed");
        await world.Commission.Initiatives.VerifyInitiativeAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-05-20", InitiativeId = "destroyed", Outcome = VerificationOutcome.Verified });
        var before = await world.Count("destroyed");
        await Refused.ByRules(Commission.DestroySignatureDataAsync(Destroy("destroyed", "2020-06-19")), "elections.initiatives.retention");
        var destroyed = await Commission.DestroySignatureDataAsync(Destroy("destroyed", "2020-06-20"));

        Assert.Equal((65u, 2u, 32), (destroyed.Destruction.Signatures, destroyed.Destruction.Chunks, destroyed.Destruction.CommitmentRoot.Length));
        Assert.Equal(before, await world.Public.Initiatives.GetSignatureCountAsync(new() { InitiativeId = "destroyed", AsOf = "2020-12-31" }));
        var recount = await world.Public.Signatures.RecountSignaturesAsync(new() { InitiativeId = "destroyed" });
        Assert.Equal((Outcome.Undetermined, "DESTROYED 2020-06-20"), (recount.Findings[0].Outcome, recount.Findings[0].Actual.Text));
        Assert.Empty(recount.Recounted);
        await Refused.By(Commission.ListSignaturesAsync(new() { InitiativeId = "destroyed" }), StatusCode.FailedPrecondition, "SIGNATURE_DATA_DESTROYED");
        await Refused.By(Commission.ImportSignaturesAsync(SignatureWorld.Chunk("destroyed", SignatureWorld.Row("z", 1, "AR-NOR", 99))), StatusCode.FailedPrecondition, "SIGNATURE_DATA_DESTROYED");
        await Refused.By(Commission.DestroySignatureDataAsync(Destroy("destroyed", "2020-06-20")), StatusCode.FailedPrecondition, "SIGNATURE_DATA_DESTROYED");
    }

    private static DestroySignatureDataRequest Destroy(string id, string on) => new() { RequestId = World.NewId(), OccurredOn = on, InitiativeId = id, Act = "Order 9" };

    private static WithdrawSignatureRequest Withdraw(string id, string number, string on = "2020-05-10") =>
        new() { RequestId = World.NewId(), OccurredOn = on, InitiativeId = id, NationalNumber = number };

    private async Task<(uint Valid, uint Invalid)> Of(string id) => await world.Count(id) is var count ? (count.Valid, count.Invalid) : default;

    private async Task Report(string id, string report, Action<ReportCoercionRequest> change)
    {
        var request = new ReportCoercionRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-05-10",
            InitiativeId = id,
            ReportId = $"{id}-{report}",
            AttributedTo = "a newspaper",
            Credibility = Credibility.Credible,
        };
        change(request);
        await world.As("press@arland").Initiatives.ReportCoercionAsync(request);
    }
}
