using Saylau.Common.V1;
using Saylau.Local.Scenarios;
using Saylau.Parties.V1;
using Saylau.Testing;

namespace Consumer;

public class SuiteInAPackageTests
{
    [Fact]
    public async Task A_user_of_the_package_records_reads_sets_the_clock_and_prints_a_country()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var suite = await TestSuite.Start();
        suite.Clock.Set(new DateTimeOffset(2012, 1, 2, 9, 0, 0, TimeSpan.Zero));

        await suite.As(Role.Party, "kz-newcomers").Registry.RecordPartyAsync(new()
        {
            RequestId = "5f0c1d52-35a4-4c40-8b2e-7f5f7d7c9a01",
            PartyId = "kz-newcomers",
            Jurisdiction = "kz",
            Kind = PartyKind.Party,
            Name = new() { Text = { ["en"] = "The Newcomers" } },
            Source = new() { Provenance = Provenance.Simulated, Citation = "Invented by this test." },
            OccurredOn = "2012-01-02",
        }, cancellationToken: cancellation);
        var read = await suite.AsPublic().Registry.GetPartyAsync(new() { PartyId = "kz-newcomers" }, cancellationToken: cancellation);

        Assert.Equal("The Newcomers", read.Party.Name.Text["en"]);

        await suite.Play(Scenario.Read(Path.Combine(AppContext.BaseDirectory, "scenarios", "kz-2011")), cancellation);
        var report = await suite.AsPublic().Reports.GetCountryReportAsync(
            new() { Jurisdiction = "kz", Year = 2011, Language = "en" }, cancellationToken: cancellation);

        Assert.Contains("9 political parties were registered", report.Markdown, StringComparison.Ordinal);
    }
}
