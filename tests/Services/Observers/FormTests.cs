using System.Text;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Tests.Services.Support;
using static Saylau.Tests.Services.Observers.ObserversWorld;

namespace Saylau.Tests.Services.Observers;

public sealed class FormTests(ObserversWorld world)
{
    [Fact]
    public async Task Every_row_is_answered_for_itself_and_sent_again_adds_nothing()
    {
        await world.Mission("fo-rows", "fo-rows-election");
        var mission = world.As("observer_mission@fo-rows").Forms;
        var elsewhere = Form("f4", "p1", Rating.Good);
        elsewhere.Region = "AR-NOR";

        var answer = await mission.ImportFormsAsync(Forms("fo-rows",
            Form("f1", "p1", Rating.Good, ObservationStage.Voting, IrregularityType.ProxyVoting, IrregularityType.FamilyVoting),
            Form("f1", "p1", Rating.Good, ObservationStage.Voting, IrregularityType.FamilyVoting, IrregularityType.ProxyVoting),
            Form("f1", "p1", Rating.Bad),
            Form("f3", "p1", Rating.Good, ObservationStage.Opening, IrregularityType.CountingProcedure),
            elsewhere));
        var again = await mission.ImportFormsAsync(Forms("fo-rows",
            Form("f1", "p1", Rating.Good, ObservationStage.Voting, IrregularityType.FamilyVoting, IrregularityType.ProxyVoting)));

        Assert.Equal(
            [(RowOutcome.Stored, ""), (RowOutcome.Present, ""), (RowOutcome.Refused, "FORM_DIFFERS"), (RowOutcome.Refused, "IRREGULARITY_NOT_AT_STAGE"), (RowOutcome.Refused, "REGION_UNKNOWN")],
            answer.Rows.Select(row => (row.Outcome, row.Reason)));
        Assert.Equal((RowOutcome.Present, false), (again.Rows[0].Outcome, again.HasLedgerPosition));
        Assert.Equal(1u, (await world.Holding().Forms.GetRatingSharesAsync(new() { ElectionId = "fo-rows-election", Stage = ObservationStage.Voting })).Forms);
        Assert.Equal(["f1"], (await mission.ListFormsAsync(new() { MissionId = "fo-rows", Stage = ObservationStage.Voting })).Forms.Select(form => form.Form.FormId));
    }

    [Fact]
    public async Task Ratings_are_shares_of_rated_forms_over_several_imports_and_missions()
    {
        await world.Mission("fo-abroad", "fo-rated");
        await world.Mission("fo-home", "fo-rated", MissionKind.Domestic);
        var abroad = world.As("observer_mission@fo-abroad").Forms;
        await abroad.ImportFormsAsync(Forms("fo-abroad", Enumerable.Range(0, 6).Select(at => Form($"a{at}", $"p{at}", Rating.VeryGood))));
        await abroad.ImportFormsAsync(Forms("fo-abroad",
            Form("b1", "p0", Rating.Good), Form("b2", "p7", Rating.Good), Form("b3", "p8", Rating.Good), Form("b4", "p8", Rating.Bad), Form("b5", "p9", Rating.Unspecified)));
        await world.As("observer@fo-home").Forms.ImportFormsAsync(Forms("fo-home", Form("c1", "p0", Rating.VeryBad)));

        var rated = await Shares(MissionKind.International);
        var all = await Shares();

        Assert.Equal((11u, 10u, 1u, 9u, 1u), (rated.Forms, rated.Rated, rated.Blank, rated.Stations, rated.Missions));
        Assert.Equal((9u, 8u, new Ratio { Numerator = 9, Denominator = 10 }), (rated.Positive.Forms, rated.Positive.Stations, rated.Positive.Share));
        Assert.Equal((1u, 1u, new Ratio { Numerator = 1, Denominator = 10 }), (rated.Negative.Forms, rated.Negative.Stations, rated.Negative.Share));
        Assert.Equal([6u, 3u, 1u, 0u], rated.Ratings.Select(rating => rating.Forms));
        Assert.Equal((11u, 2u, 9u, 2u, Provenance.Simulated), (all.Rated, all.Negative.Forms, all.Stations, all.Missions, all.Source.Provenance));
        Assert.Equal(0u, (await world.Holding().Forms.GetRatingSharesAsync(new() { ElectionId = "fo-rated", Stage = ObservationStage.Voting, AsOf = "2011-04-02" })).Forms);
        Assert.Null((await world.Holding().Forms.GetRatingSharesAsync(new() { ElectionId = "fo-nothing", Stage = ObservationStage.Voting })).Positive.Share);

        async Task<GetRatingSharesResponse> Shares(params MissionKind[] kinds) => await world.Holding().Forms.GetRatingSharesAsync(
            new() { ElectionId = "fo-rated", Stage = ObservationStage.Voting, MissionKinds = { kinds } });
    }

    [Fact]
    public async Task Irregularities_are_shares_of_all_forms_and_small_counts_are_told_to_insiders_alone()
    {
        await world.Mission("fo-count", "fo-counted");
        await world.As("observer_mission@fo-count").Forms.ImportFormsAsync(Forms("fo-count", Enumerable.Range(0, 30).Select(at => Form(
            $"f{at}", $"p{at}", at % 2 == 0 ? Rating.Good : Rating.Unspecified, ObservationStage.Counting,
            at < 6 ? [IrregularityType.CountingProcedure] : at < 8 ? [IrregularityType.ProtocolTampering, IrregularityType.CountingProcedure] : []))));
        var asked = new GetIrregularitySharesRequest { ElectionId = "fo-counted", Stage = ObservationStage.Counting };

        var shown = await world.Holding().Forms.GetIrregularitySharesAsync(asked);
        var whole = await world.Holding("auditor@kz").Forms.GetIrregularitySharesAsync(asked);

        Assert.Equal((30u, 8u, new Ratio { Numerator = 8, Denominator = 30 }, 8u), (shown.Forms, shown.Noted, shown.Share, shown.StationsNoted));
        Assert.Equal(8u, Count(shown, IrregularityType.CountingProcedure).Forms);
        Assert.False(Count(shown, IrregularityType.ProtocolTampering).HasForms);
        Assert.True(Count(shown, IrregularityType.BallotBoxStuffing).HasForms);
        Assert.Equal(["irregularities.forms", "irregularities.stations"], shown.Withheld.Select(withheld => withheld.Field));
        Assert.Equal((2u, 0), (Count(whole, IrregularityType.ProtocolTampering).Forms, whole.Withheld.Count));
        Assert.Empty((await world.Holding("observer_mission@fo-count").Forms.GetIrregularitySharesAsync(asked)).Withheld);
        Assert.Equal(0u, (await world.Holding().Forms.GetRatingSharesAsync(new() { ElectionId = "fo-counted", Stage = ObservationStage.Counting })).Negative.Forms);

        static IrregularityCount Count(GetIrregularitySharesResponse answer, IrregularityType type) =>
            Assert.Single(answer.Irregularities, count => count.Irregularity == type);
    }

    [Fact]
    public async Task Forms_are_read_by_their_mission_and_by_auditors_and_name_nobody_in_the_ledger()
    {
        const string Observer = "Aigerim and Tom";
        await world.Mission("fo-secret", "fo-secret-election");
        var form = Form("f1", "p1", Rating.Good);
        (form.Observer, form.Note) = (Observer, "The chair was rude to Tom.");
        var answer = await world.As("observer@fo-secret").Forms.ImportFormsAsync(Forms("fo-secret", form));

        foreach (var insider in new[] { "observer_mission@fo-secret", "observer@fo-secret", "auditor@kz" })
            Assert.Equal(form, (await world.Holding(insider).Forms.GetFormAsync(new() { MissionId = "fo-secret", FormId = "f1" })).Form.Form);
        foreach (var outsider in new[] { "observer_mission@fo-other", "auditor@kz-law" })
            await Refused.By(world.Holding(outsider).Forms.ListFormsAsync(new() { MissionId = "fo-secret" }), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.Holding("auditor@kz").Forms.GetFormAsync(new() { MissionId = "fo-secret", FormId = "f2" }), StatusCode.NotFound, "FORM_NOT_FOUND");

        using var stream = world.Holding("auditor@kz").Ledger.ReadEvents(new() { Ledger = "observers", FromPosition = answer.LedgerPosition });
        await stream.ResponseStream.MoveNext(CancellationToken.None);
        var bytes = stream.ResponseStream.Current.EventBytes.Span;
        Assert.Equal(-1, bytes.IndexOf(Encoding.UTF8.GetBytes(Observer)));
        Assert.Equal(-1, bytes.IndexOf(Encoding.UTF8.GetBytes("rude")));
        Assert.Equal(32, stream.ResponseStream.Current.Event.Payload.Unpack<FormsImported>().Forms[0].ObserverCommitment.Length);
    }
}
