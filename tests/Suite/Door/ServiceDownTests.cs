using System.Net;
using Grpc.Core;
using Saylau.Gateway.V1;
using Saylau.Local.Scenarios;
using Saylau.Testing;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.Door;

/// <summary>A service is down. The gateway answers with what it has, and says what it has not.</summary>
public sealed class ServiceDownTests(PlayedSuite played)
{
    [Fact]
    public async Task A_report_composed_before_is_given_as_stale_with_its_age_and_the_reason()
    {
        await using var suite = await Arland();
        await suite.Play(Scenario.Read(Folders.ArlandScenario));
        var before = await Reports.Of(suite, "arland", 2020);
        suite.Clock.Advance(TimeSpan.FromSeconds(90));
        await suite.Services.Stop("parties");

        var after = await Reports.Of(suite, "arland", 2020);

        Assert.All(after.Sections.Where(section => section.SectionId is not ("register" or "rules")), section => Assert.Equal(SectionStatus.Complete, section.Status));
        Assert.All(after.Sections.Where(section => section.SectionId is "register" or "rules"), section =>
        {
            Assert.Equal(SectionStatus.Stale, section.Status);
            Assert.InRange(section.AgeSeconds, 90u, 600u);
            Assert.StartsWith("parties: ", section.UnavailableReason, StringComparison.Ordinal);
        });
        Assert.Equal(Reports.StatementsOf(before), Reports.StatementsOf(after));
        Assert.StartsWith("parties: ", after.Areas.Single(area => area.Area is "parties").UnavailableReason, StringComparison.Ordinal);
        Assert.Contains("stale", after.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_never_composed_has_its_sections_unavailable_and_is_no_error()
    {
        await using var suite = await Arland();
        await suite.Services.Stop("parties");

        var report = await Reports.Of(suite, "arland", 2020);

        var unread = report.Sections.Where(section => section.Status is SectionStatus.Unavailable).ToArray();
        Assert.Equal(["register", "rules"], unread.Select(section => section.SectionId));
        Assert.All(unread, section =>
        {
            Assert.Equal(SectionStatus.Unavailable, section.Status);
            Assert.StartsWith("parties: ", section.UnavailableReason, StringComparison.Ordinal);
            Assert.NotEmpty(section.Title);
            Assert.Empty(section.Statements);
        });
        Assert.NotEmpty(report.Notes);
        Assert.Contains("unavailable", report.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_any_one_service_down_the_report_is_complete_but_for_the_sections_that_ask_it()
    {
        var data = Directory.CreateTempSubdirectory("saylau-test-");
        await using (var suite = await TestSuite.Start(new() { DataFolder = data.FullName }))
            await suite.Play(Scenario.Read(Folders.Scenario));
        foreach (var area in (string[])["elections", "observers", "parliament", "parties"])
        {
            await using var suite = await TestSuite.Start(new() { DataFolder = data.FullName });
            await suite.Services.Stop(area);
            var report = await Reports.Of(suite, "kz", 2011);
            Assert.Equal(Asking(area), report.Sections.Where(section => section.Status is SectionStatus.Unavailable).Select(section => section.SectionId));
            Assert.Equal(
                Reports.StatementsOf(played.Report).Where(statement => !Asking(area).Contains(SectionOf(statement), StringComparer.Ordinal)).Select(Reports.Said),
                report.Sections.Where(section => section.Status is SectionStatus.Complete).SelectMany(section => section.Statements).Select(Reports.Said));
        }

        data.Delete(recursive: true);
    }

    private string[] Asking(string area) => [.. played.Report.Sections
        .Where(section => section.Statements.SelectMany(statement => statement.Figures).Any(figure => string.Equals(AreaOf(figure.Evidence), area, StringComparison.Ordinal)))
        .Select(section => section.SectionId)];

    private string SectionOf(Statement statement) => played.Report.Sections.Single(section => section.Statements.Contains(statement)).SectionId;

    private static string AreaOf(Evidence evidence)
    {
        var method = Client.DynamicCall.Find(evidence.Rpc)!;
        return Gateway.Reports.RecordReader.AreaOf(method, Client.Contract.JsonReader.Parse(evidence.RequestJson, method.InputType));
    }

    [Fact]
    public async Task What_is_passed_through_is_unavailable_and_never_a_bug()
    {
        await using var suite = await Arland();
        await suite.Services.Stop("parties");
        var clients = suite.AsPublic();

        await Unavailable(() => clients.Registry.CountPartiesAsync(new() { Jurisdiction = "arland" }));
        await Unavailable(() => clients.Ledger.GetCheckpointAsync(new() { Ledger = "parties" }));
        await Unavailable(() => clients.Law.GetLawAsync(new() { Area = "parties", Jurisdiction = "arland" }));
        using var web = new HttpClient { BaseAddress = suite.Services.Web };
        foreach (var path in (string[])["/parties/v1/parties?jurisdiction=arland", "/parties/v1/ledger/checkpoint", "/parties/v1/jurisdictions/arland"])
        {
            using var answer = await web.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable]);
        }
    }

    private static Task<TestSuite> Arland() => TestSuite.Start(new() { JurisdictionsFolder = Folders.ArlandLaw });

    private static async Task Unavailable<T>(Func<AsyncUnaryCall<T>> call) => Assert.Equal(
        StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => call().ResponseAsync)).StatusCode);
}
