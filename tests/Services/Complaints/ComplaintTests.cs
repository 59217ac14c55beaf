using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Complaints;

public sealed class ComplaintTests(VotingWorld world)
{
    [Fact]
    public async Task A_complaint_is_decided_once_and_counted_as_it_stood()
    {
        await world.Scheduled("cpl-decided");
        await world.Party("cpl-party");
        var filed = (await world.As("party@cpl-party").Complaints.FileComplaintAsync(File("cpl-decided", "cpl-a"))).Complaint;
        await world.As("observer_mission@cpl-mission").Complaints.FileComplaintAsync(File("cpl-decided", "cpl-b", on: "2011-04-04"));
        var check = await world.Public.Complaints.CheckComplaintAsync(new() { ComplaintId = "cpl-a", AsOf = "2011-04-05", Act = ComplaintAct.Uphold, Authority = ComplaintAuthority.Court });

        var decided = await world.As("court@kz").Complaints.DecideComplaintAsync(Decide("cpl-a", filed.Etag));

        Assert.Equal(check.Findings, decided.Findings);
        Assert.Equal((ComplaintState.Filed, ComplaintState.Upheld, "v2"), (filed.State, decided.Complaint.State, decided.Complaint.Etag));
        Assert.Equal(decided.Complaint, (await world.Public.Complaints.GetComplaintAsync(new() { ComplaintId = "cpl-a" })).Complaint);
        await Refused.By(world.Commission.Complaints.DecideComplaintAsync(Decide("cpl-a", filed.Etag)), StatusCode.Aborted, "ETAG_MISMATCH");
        await Refused.ByRules(world.Commission.Complaints.DecideComplaintAsync(Decide("cpl-a")), "elections.complaints.open");
        Assert.Equal([1u, 1u, 0u, 0u, 0u], await Counts("cpl-decided", "2011-04-05"));
        Assert.Equal([2u, 0u, 0u, 0u, 0u], await Counts("cpl-decided", "2011-04-04"));
        Assert.Equal([1u, 0u, 0u, 0u, 0u], await Counts("cpl-decided", "2011-04-03"));
        Assert.Equal(["cpl-a"], await Listed("2011-04-05", ComplaintState.Upheld));
        Assert.Equal(["cpl-a", "cpl-b"], await Listed("2011-04-04", ComplaintState.Filed));
        Assert.Empty(await Listed("2011-04-04", ComplaintState.Upheld));
    }

    [Fact]
    public async Task A_region_decides_on_complaints_from_its_precincts_alone()
    {
        await world.Scheduled("cpl-region");
        await world.Commission.Territory.ImportPrecinctsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2011-03-01",
            Jurisdiction = "kz",
            ValidFrom = "2011-03-01",
            Rows = { new Precinct { PrecinctId = "cpl-precinct", Region = "KZ-PAV", Kind = PrecinctKind.Ordinary } },
        });
        await world.Commission.Complaints.FileComplaintAsync(File("cpl-region", "cpl-pav", "cpl-precinct"));
        await world.Commission.Complaints.FileComplaintAsync(File("cpl-region", "cpl-nation"));

        await Refused.By(world.As("regional_commission@KZ-ALA").Complaints.DecideComplaintAsync(Decide("cpl-pav")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.As("regional_commission@KZ-PAV").Complaints.DecideComplaintAsync(Decide("cpl-nation")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        var decided = (await world.As("regional_commission@KZ-PAV").Complaints.DecideComplaintAsync(Decide("cpl-pav"))).Complaint;

        Assert.Equal((ComplaintState.Upheld, "KZ-PAV"), (decided.State, decided.Region));
        await Refused.By(world.Commission.Complaints.FileComplaintAsync(File("cpl-region", "cpl-odd", "cpl-nowhere")), StatusCode.NotFound, "PRECINCT_NOT_FOUND");
        await Refused.By(world.Commission.Complaints.FileComplaintAsync(File("cpl-region", "cpl-pav")), StatusCode.AlreadyExists, "COMPLAINT_EXISTS");
        await Refused.By(world.As("public_association@arland").Complaints.FileComplaintAsync(File("cpl-region", "cpl-odd")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
    }

    [Fact]
    public async Task A_party_complains_in_its_own_country_alone()
    {
        await world.Scheduled("pers-country");
        await world.Party("pers-ours");
        await world.Party("pers-theirs", "arland");
        foreach (var party in new[] { "party@pers-theirs", "party@pers-nobody", "party@kz" })
            await Refused.By(world.As(party).Complaints.FileComplaintAsync(File("pers-country", "pers-odd")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");

        var filed = (await world.As("party@pers-ours").Complaints.FileComplaintAsync(File("pers-country", "pers-own"))).Complaint;
        var decided = (await world.As("central_commission@kz").Complaints.DecideComplaintAsync(Decide("pers-own", filed.Etag))).Complaint;
        AppealComplaintRequest Appeal() => new() { RequestId = World.NewId(), OccurredOn = "2011-04-06", ComplaintId = "pers-own", AppellantKind = ComplainantKind.Party, Grounds = "As it was.", Etag = decided.Etag };
        await Refused.By(world.As("party@pers-theirs").Complaints.AppealComplaintAsync(Appeal()), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        Assert.Equal(ComplaintState.Appealed, (await world.As("party@pers-ours").Complaints.AppealComplaintAsync(Appeal())).Complaint.State);
    }

    [Fact]
    public async Task A_report_of_no_complaints_is_a_statement_beside_the_register()
    {
        await world.Scheduled("cpl-report");
        var unsaid = Report("cpl-zero", "2011-04-03");
        unsaid.ClearComplaints();

        await Refused.By(world.Commission.Complaints.IssueComplaintReportAsync(unsaid), StatusCode.InvalidArgument, "FIELDS_INVALID");
        var zero = await world.Commission.Complaints.IssueComplaintReportAsync(Report("cpl-zero", "2011-04-03"));
        await world.Commission.Complaints.FileComplaintAsync(File("cpl-report", "cpl-late", on: "2011-04-04"));
        var later = await world.Commission.Complaints.IssueComplaintReportAsync(Report("cpl-zero-again", "2011-04-04"));

        Assert.Equal((Outcome.Satisfied, Outcome.Warning), (Assert.Single(zero.Findings).Outcome, Assert.Single(later.Findings).Outcome));
        var listed = await world.Public.Complaints.ListComplaintReportsAsync(new() { ElectionId = "cpl-report" });
        Assert.Equal([zero.Report, later.Report], listed.Reports);
        Assert.Single((await world.Public.Complaints.ListComplaintReportsAsync(new() { ElectionId = "cpl-report", AsOf = "2011-04-03" })).Reports);
        var none = await world.Public.Complaints.CountComplaintsAsync(new() { ElectionId = "cpl-report", AsOf = "2011-04-03" });
        Assert.Equal((0u, Provenance.Verified), (none.Total, none.Source.Provenance));
    }

    private async Task<IEnumerable<uint>> Counts(string election, string asOf) =>
        (await world.Public.Complaints.CountComplaintsAsync(new() { ElectionId = election, AsOf = asOf })).ByState.Select(state => state.Count);

    private async Task<IEnumerable<string>> Listed(string asOf, ComplaintState state) =>
        (await world.Public.Complaints.ListComplaintsAsync(new() { ElectionId = "cpl-decided", AsOf = asOf, States = { state } })).Complaints
            .Select(complaint => complaint.ComplaintId);

    private static FileComplaintRequest File(string election, string id, string precinct = "", string on = "2011-04-03") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        ElectionId = election,
        ComplaintId = id,
        ComplainantKind = ComplainantKind.Voter,
        Subject = "A voter was not on the list.",
        PrecinctId = precinct,
    };

    private static DecideComplaintRequest Decide(string id, string etag = "") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2011-04-05",
        ComplaintId = id,
        Outcome = ComplaintOutcome.Upheld,
        Decision = "It is so.",
        Etag = etag,
    };

    private static IssueComplaintReportRequest Report(string id, string on) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        ElectionId = "cpl-report",
        ReportId = id,
        Issuer = "a commission",
        Complaints = 0,
        Irregularities = 0,
        Quote = "None.",
    };
}
