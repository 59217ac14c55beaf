using System.Net;
using Grpc.Health.V1;

namespace Saylau.Tests.Conventions.Deployment;

public class SettingsTests
{
    public static TheoryData<string> Services => ["elections", "observers", "parliament", "parties", "gateway"];

    /// <summary>What each service does not start without.</summary>
    public static TheoryData<string, string> Required => new()
    {
        { "parties", "Saylau__Identity__Authority" },
        { "parties", "Saylau__Jurisdictions__Folder" },
        { "parties", "Saylau__Database__ConnectionString" },
        { "parties", "Saylau__Ledger__Origin" },
        { "parties", "Saylau__Ledger__SigningSeed" },
        { "parties", "Saylau__Ledger__CommitmentKey" },
        { "gateway", "Saylau__Identity__Authority" },
        { "gateway", "Saylau__Jurisdictions__Folder" },
        { "gateway", "Saylau__Services__Addresses" },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_setting_of_a_service_is_one_that_the_code_reads(string service)
    {
        var settings = ServiceSettings.Of(service);

        Assert.NotEmpty(settings);
        Assert.All(settings.Keys, name => Assert.StartsWith("Saylau__", name, StringComparison.Ordinal));
        Assert.Empty(ServiceSettings.Problems(settings));
    }

    [Fact]
    public void Every_setting_in_the_image_and_in_compose_is_one_that_the_code_reads()
    {
        var found = ImageFile.SettingNames(DeploymentFiles.Read("deploy/Dockerfile")).ToList();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(DeploymentFiles.Root, "deploy"), "compose*.yaml"))
            found.AddRange(ImageFile.SettingNames(File.ReadAllText(path)));

        // Names alone are judged here; "1" is text, number and span of time alike.
        Assert.NotEmpty(found);
        Assert.Empty(ServiceSettings.Problems(found.Distinct(StringComparer.Ordinal).ToDictionary(name => name, _ => (string?)"1", StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("Saylau__Ledger__Seed", "x", "'Seed'")]
    [InlineData("Saylau__Ledgr__Origin", "x", "Saylau:Ledgr is bound to nothing.")]
    [InlineData("Saylau__Listen__WebPort", "http", "Saylau:Listen:WebPort")]
    [InlineData("Saylau__Database__Dialect__X", "x", "Dialect")]
    public void A_setting_that_the_code_does_not_read_is_found(string name, string value, string problem)
    {
        var settings = ServiceSettings.Of("parties");
        settings[name] = value;

        Assert.Contains(problem, Assert.Single(ServiceSettings.Problems(settings)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_starts_with_its_deployment_s_settings_and_passes_its_probes(string service)
    {
        await using var deployed = DeployedHost.Build(service, ServiceSettings.Of(service));
        await deployed.Host.StartAsync(TestContext.Current.CancellationToken);

        var (ready, live) = await deployed.Probe(TestContext.Current.CancellationToken);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, ready);
        Assert.Equal(HttpStatusCode.OK, live);
        await deployed.Host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Required))]
    public async Task A_service_does_not_start_without_a_required_setting(string service, string missing)
    {
        var settings = ServiceSettings.Of(service);
        var gone = settings.Keys.Where(name => string.Equals(name, missing, StringComparison.Ordinal) || name.StartsWith(missing + "__", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(gone);
        Assert.All(gone, name => settings.Remove(name));

        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await using var deployed = DeployedHost.Build(service, settings);
            await deployed.Host.StartAsync(TestContext.Current.CancellationToken);
        });

        // The message names the setting, or the section where any of several would do.
        var words = missing.Split("__");
        Assert.Contains(string.Join(':', words.Take(3)), wrong.Message, StringComparison.Ordinal);
    }
}
