using k8s.Models;
using Saylau.Platform.Hosting;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>The other way round: what the code reads, the deployments set or their page tells of.</summary>
public class KnownSettingsTests
{
    private static string Readme => DeploymentFiles.Read("k8s/README.md");

    [Fact]
    public void Every_class_of_settings_is_known_here()
    {
        Assert.Empty(ServiceSettings.Unknown(typeof(ServiceHost).Assembly.GetExportedTypes()));
        Assert.Equal(["MoreOptions"], ServiceSettings.Unknown([typeof(MoreOptions)]));
    }

    [Fact]
    public async Task Every_setting_that_the_code_reads_is_set_or_documented()
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var overlay in Overlays.All)
        {
            var objects = await Overlays.Build(overlay, "client-credentials", "mtls");
            set.UnionWith(objects.OfType<V1ConfigMap>().SelectMany(map => map.Data.Keys));
            set.UnionWith(objects.OfType<V1Deployment>().SelectMany(deployment => deployment.Container().Env ?? []).Select(variable => variable.Name));
        }

        Assert.Contains("Saylau__Services__Addresses", ServiceSettings.Known, StringComparer.Ordinal);
        Assert.DoesNotContain("Saylau__Database__StatementSent", ServiceSettings.Known, StringComparer.Ordinal);
        Assert.Empty(ServiceSettings.Untold(ServiceSettings.Known, set, Readme));
    }

    [Fact]
    public void Every_setting_that_is_documented_is_one_that_the_code_reads()
    {
        var named = ImageFile.SettingNames(Readme).Select(name => name.TrimEnd('_')).Distinct(StringComparer.Ordinal)
            .Where(name => name.Split("__").Length > 2).ToDictionary(name => ServiceSettings.IsList(name) ? $"{name}__0" : name, _ => (string?)"1", StringComparer.Ordinal);

        Assert.NotEmpty(named);
        Assert.Empty(ServiceSettings.Problems(named));
    }

    [Fact]
    public void A_setting_that_is_neither_set_nor_documented_is_found() => Assert.Equal(
        ["Saylau__Rates__Burst"],
        ServiceSettings.Untold(["Saylau__Rates__Burst", "Saylau__Services__Addresses", "Saylau__Ledger__Origin"], ["Saylau__Services__Addresses__parties"], "Set `Saylau__Ledger__Origin` once."));

    private sealed record MoreOptions;
}
