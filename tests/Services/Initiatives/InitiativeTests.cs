using System.Text;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Initiatives;

public sealed class InitiativeTests(VotingWorld world)
{
    private InitiativeService.InitiativeServiceClient Commission => world.Commission.Initiatives;

    private InitiativeService.InitiativeServiceClient Public => world.Public.Initiatives;

    [Fact]
    public async Task A_petition_goes_its_way_and_is_cancelled_without_ever_being_called()
    {
        await world.Scheduled("way-2012");
        await world.Commission.Calendar.CallElectionAsync(VotingWorld.Call("way-early", "way-2012-office"));
        var registered = await Commission.RegisterInitiativeAsync(Register("way", request => request.Proposal.AffectedElectionIds.Add("way-2012")));
        await Sheets("way", 12_500);
        await Step("way", InitiativeStep.Rejected, "2011-01-06", "president_office@kz");
        await Commission.SubmitSheetsAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-01-13", InitiativeId = "way" });
        await Commission.VerifyInitiativeAsync(Verify("way", VerificationOutcome.Verified));
        await Step("way", InitiativeStep.Overridden, "2011-01-14", "parliament_secretariat@kz");
        await Step("way", InitiativeStep.FoundUnconstitutional, "2011-01-31", "court@kz");
        var cancelled = await Step("way", InitiativeStep.Cancelled, "2011", "president_office@kz", replacedBy: "way-early");

        Assert.Empty(Refused.Unmet(registered.Findings));
        Assert.Equal((200_000u, 12_500u, 16), (cancelled.Thresholds.Signatures, cancelled.Thresholds.SignaturesPerRegion, cancelled.Thresholds.Regions.Count));
        Assert.Equal((InitiativeState.Failed, "2011-01-13", "way-early"), (cancelled.State, cancelled.SubmittedOn, cancelled.ReplacedByElectionId));
        Assert.Equal((InitiativeStep.Cancelled, "2011"), (cancelled.Failure.Step, cancelled.Failure.Recording.OccurredOn));
        Assert.Equal(
            [InitiativeState.Registered, InitiativeState.Rejected, InitiativeState.Rejected, InitiativeState.Rejected, InitiativeState.Overridden, InitiativeState.Unconstitutional, InitiativeState.Failed],
            cancelled.Steps.Select(step => step.State));
        Assert.Equal(cancelled, (await Public.GetInitiativeAsync(new() { InitiativeId = "way" })).Initiative);
        // What happened some time in 2011 did not happen before what it follows.
        Assert.Equal(InitiativeState.Overridden, (await Listed("2011-01-30")).Single(initiative => initiative.InitiativeId is "way").State);
        Assert.DoesNotContain(await Listed("2010-12-26"), initiative => initiative.InitiativeId is "way");
        Assert.Contains(await Listed("", InitiativeState.Failed), initiative => initiative.InitiativeId is "way");
    }

    [Fact]
    public async Task Signatures_that_are_not_enough_can_only_be_refused()
    {
        await Commission.RegisterInitiativeAsync(Register("few"));
        await Sheets("few", 12_499);
        var early = Verify("few", VerificationOutcome.Refused);
        await Refused.ByRules(Commission.VerifyInitiativeAsync(early), "elections.initiatives.step_follows", "elections.initiatives.submitted_first");
        await Refused.ByRules(Commission.SubmitSheetsAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-01-15", InitiativeId = "few" }), "elections.initiatives.submission_days");
        var submitted = (await Commission.SubmitSheetsAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-01-14", InitiativeId = "few" })).Initiative;

        var stale = Verify("few", VerificationOutcome.Refused);
        stale.Etag = "v1";
        await Refused.By(Commission.VerifyInitiativeAsync(stale), StatusCode.Aborted, "ETAG_MISMATCH");
        await Refused.ByRules(Commission.VerifyInitiativeAsync(Verify("few", VerificationOutcome.Verified)),
            ["elections.initiatives.signatures", .. Enumerable.Repeat("elections.initiatives.signatures_per_region", 16)]);
        var refused = await Commission.VerifyInitiativeAsync(Verify("few", VerificationOutcome.Refused, submitted.Etag));

        Assert.Equal((InitiativeState.Failed, InitiativeStep.Refused), (refused.Initiative.State, refused.Initiative.Failure.Step));
        Assert.Equal(17, Refused.Unmet(refused.Findings).Count());
        var check = await Public.CheckInitiativeAsync(new() { InitiativeId = "few", Step = InitiativeStep.Called });
        Assert.Equal(18, Refused.Unmet(check.Findings).Count());
    }

    [Fact]
    public async Task Reports_of_coercion_stand_beside_the_count_and_never_change_it()
    {
        await Commission.RegisterInitiativeAsync(Register("coerced"));
        await Sheets("coerced", 20_000);
        var before = await Count("coerced");
        await world.As("press@kz").Initiatives.ReportCoercionAsync(Report("coerced", "known", Credibility.Credible, 120_000));
        await world.As("press@kz").Initiatives.ReportCoercionAsync(Report("coerced", "refuted", Credibility.Refuted, 1_000_000));
        var known = await Count("coerced");
        await world.As("observer_mission@some-mission").Initiatives.ReportCoercionAsync(Report("coerced", "unknown", Credibility.Unverified, null));
        var unknown = await Count("coerced");

        Assert.Equal((320_000u, 48u, 16u, 120_000u), (before.Valid, before.Invalid, before.Sheets, before.Margin));
        Assert.Equal((Determination.Yes, Determination.Yes, 0u), (before.Met, before.Contested.MetWithoutContested, before.Contested.Reports));
        Assert.Equal((1u, 120_000u, Determination.Yes, 120_000u), (known.Contested.Reports, known.Contested.Signatures, known.Contested.MetWithoutContested, known.Contested.ContestableWithoutEffect));
        Assert.Equal((2u, false, Determination.Undetermined), (unknown.Contested.Reports, unknown.Contested.HasSignatures, unknown.Contested.MetWithoutContested));
        Assert.Equal(before.Source, unknown.Source);
        Assert.Equal(Provenance.Stated, unknown.Contested.Source.Provenance);
        unknown.Contested = before.Contested;
        Assert.Equal(before, unknown);
        var reports = (await Public.ListCoercionReportsAsync(new() { InitiativeId = "coerced", AsOf = "2011-01-20" })).Reports;
        Assert.Equal([(true, 120_000u), (true, 1_000_000u), (false, 0u)], reports.Select(report => (report.HasSignatures, report.Signatures)));
        await Refused.By(world.As("press@kz").Initiatives.ReportCoercionAsync(Report("coerced", "known", Credibility.Credible, 1)), StatusCode.AlreadyExists, "COERCION_REPORT_EXISTS");
    }

    [Fact]
    public async Task Sheets_are_answered_row_by_row_and_collectors_are_told_to_insiders_alone()
    {
        const string Name = "Aigerim Collector";
        await Commission.RegisterInitiativeAsync(Register("sheets"));
        await Import("sheets", Sheet("a", "KZ-AKM", 400, Name));
        var second = await Import("sheets", Sheet("a", "KZ-AKM", 400, Name), Sheet("a", "KZ-AKM", 401), Sheet("b", "AR-NOR", 1), Sheet("c", "KZ-AKT", 7, Name));

        Assert.Equal(
            [(RowOutcome.Present, ""), (RowOutcome.Refused, "SHEET_DIFFERS"), (RowOutcome.Refused, "REGION_UNKNOWN"), (RowOutcome.Stored, "")],
            second.Rows.Select(row => (row.Outcome, row.Reason)));
        Assert.False((await Import("sheets", Sheet("c", "KZ-AKT", 7, Name))).HasLedgerPosition);
        Assert.Equal(["", ""], (await Listed(Public)).Sheets.Select(sheet => sheet.Sheet.Collector));
        Assert.Equal("sheets.sheet.collector", Assert.Single((await Listed(Public)).Withheld).Field);
        Assert.Equal([Name, Name], (await Listed(Commission)).Sheets.Select(sheet => sheet.Sheet.Collector));
        using var stream = world.As("auditor@kz").Ledger.ReadEvents(new() { Ledger = "elections", FromPosition = second.LedgerPosition });
        await stream.ResponseStream.MoveNext(CancellationToken.None);
        Assert.Equal(-1, stream.ResponseStream.Current.EventBytes.Span.IndexOf(Encoding.UTF8.GetBytes(Name)));
        Assert.Equal(32, Assert.Single(stream.ResponseStream.Current.Event.Payload.Unpack<InitiativeSheetsImported>().Sheets).CollectorCommitment.Length);

        async Task<ListInitiativeSheetsResponse> Listed(InitiativeService.InitiativeServiceClient client) =>
            await client.ListInitiativeSheetsAsync(new() { InitiativeId = "sheets" });
    }

    [Fact]
    public async Task What_cannot_be_registered_is_refused_and_says_why()
    {
        await Refused.ByRules(Commission.RegisterInitiativeAsync(Register("barred", request =>
        {
            request.Proposal.Subjects.Add(InitiativeSubject.BudgetAndTax);
            request.GroupMembers[0].Count = 2;
        })), "elections.initiatives.group_per_region", "elections.initiatives.barred_subjects");
        await Refused.By(Commission.RegisterInitiativeAsync(Register("barred", request => request.Proposal.AffectedElectionIds.Add("nowhere"))), StatusCode.NotFound, "ELECTION_NOT_FOUND");
        await Refused.By(Commission.RegisterInitiativeAsync(Register("barred", request => request.Proposal.TermId = "nowhere")), StatusCode.NotFound, "TERM_NOT_FOUND");
        await Refused.By(Commission.RegisterInitiativeAsync(Register("barred", request => request.GroupMembers[0].Region = "AR-NOR")), StatusCode.InvalidArgument, "REGION_UNKNOWN");
        await Refused.By(Commission.RegisterInitiativeAsync(Register("barred", request => request.GroupMembers.Add(request.GroupMembers[0]))), StatusCode.InvalidArgument, "REGION_REPEATED");
        await Refused.By(Commission.RegisterInitiativeAsync(Register("barred", request => request.CollectionUntil = "2010-12-26")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(Public.GetInitiativeAsync(new() { InitiativeId = "barred" }), StatusCode.NotFound, "INITIATIVE_NOT_FOUND");
    }

    [Fact]
    public async Task Each_power_records_its_own_acts()
    {
        await Commission.RegisterInitiativeAsync(Register("powers"));

        await Refused.By(Take("powers", InitiativeStep.Rejected, "2011-01-06", "court@kz"), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(Take("powers", InitiativeStep.Verified, "2011-01-06", "central_commission@kz"), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(Take("powers", InitiativeStep.Cancelled, "2011-01-06", "president_office@kz", "nowhere"), StatusCode.NotFound, "ELECTION_NOT_FOUND");
        await Refused.ByRules(Take("powers", InitiativeStep.Called, "2011-01-06", "president_office@kz"), "elections.initiatives.step_follows");
    }

    private static RegisterInitiativeRequest Register(string id, Action<RegisterInitiativeRequest>? change = null)
    {
        var request = new RegisterInitiativeRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-12-27",
            InitiativeId = id,
            Jurisdiction = "kz",
            Name = VotingWorld.Name(id),
            Proposal = new() { Question = VotingWorld.Name("Longer?"), Subjects = { InitiativeSubject.TermOfOffice }, ProposedUntil = "2020-12" },
            Chair = new() { PersonId = $"{id}-chair", Name = VotingWorld.Name("a chair") },
            GroupMembers = { World.Regions.Select(region => new GroupMembers { Region = region, Count = 3 }) },
            CollectionFrom = "2010-12-27",
            CollectionUntil = "2011-01-11",
        };
        change?.Invoke(request);
        return request;
    }

    private static VerifyInitiativeRequest Verify(string id, VerificationOutcome outcome, string etag = "") =>
        new() { RequestId = World.NewId(), OccurredOn = "2011-01-14", InitiativeId = id, Outcome = outcome, Reason = "counted", Etag = etag };

    private static ReportCoercionRequest Report(string id, string report, Credibility credibility, uint? signatures)
    {
        var request = new ReportCoercionRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2011-01-10",
            Source = new() { Provenance = Provenance.Stated, Citation = "a page" },
            InitiativeId = id,
            ReportId = $"{id}-{report}",
            AttributedTo = "a newspaper",
            Credibility = credibility,
        };
        if (signatures is { } count)
            request.Signatures = count;
        return request;
    }

    private static SignatureSheet Sheet(string sheet, string region, uint valid, string collector = "") =>
        new() { Sheet = sheet, Region = region, Valid = valid, Invalid = 3, Collector = collector };

    private async Task<ImportInitiativeSheetsResponse> Import(string id, params SignatureSheet[] rows) =>
        await Commission.ImportInitiativeSheetsAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-01-11", InitiativeId = id, Rows = { rows } });

    private Task Sheets(string id, uint perRegion) => Import(id, [.. World.Regions.Select(region => Sheet(region, region, perRegion))]);

    private async Task<GetSignatureCountResponse> Count(string id) =>
        await Public.GetSignatureCountAsync(new() { InitiativeId = id, AsOf = "2011-01-31" });

    private async Task<IReadOnlyList<Initiative>> Listed(string asOf, params InitiativeState[] states) =>
        (await Public.ListInitiativesAsync(new() { Jurisdiction = "kz", AsOf = asOf, States = { states } })).Initiatives;

    private async Task<Initiative> Step(string id, InitiativeStep step, string on, string grant, string replacedBy = "") =>
        (await Take(id, step, on, grant, replacedBy)).Initiative;

    private AsyncUnaryCall<RecordInitiativeStepResponse> Take(string id, InitiativeStep step, string on, string grant, string replacedBy = "") =>
        world.As(grant).Initiatives.RecordInitiativeStepAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = on,
            InitiativeId = id,
            Step = step,
            Authority = "an authority",
            ReplacedByElectionId = replacedBy,
        });
}
