using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>The overlays as kubectl builds them.</summary>
public class OverlayTests
{
    public static TheoryData<string> AllOverlays => [.. Overlays.All];

    public static TheoryData<string> Records => ["elections", "observers", "parliament", "parties"];

    public static TheoryData<string> Services => [.. Records, "gateway"];

    [Theory]
    [MemberData(nameof(AllOverlays))]
    public async Task An_overlay_is_whole(string overlay)
    {
        var objects = await Overlays.Build(overlay);

        Assert.Empty(Wiring.Problems(objects));
        Assert.Equal(AllowedCalls.Of(overlay).Order(StringComparer.Ordinal), CallGraph.Of(objects).Order(StringComparer.Ordinal));
        Assert.All(objects.OfType<V1Deployment>(), deployment => Assert.Empty(PodSecurity.Problems(deployment)));
        Assert.Equal("restricted", objects.The<V1Namespace>("saylau").Metadata.Labels["pod-security.kubernetes.io/enforce"]);
    }

    [Fact]
    public async Task A_policy_that_an_overlay_lacks_is_found()
    {
        var objects = (await Overlays.Build(Overlays.Example)).Where(found => found is not V1NetworkPolicy { Metadata.Name: "sqlserver" or "telemetry" }).ToArray();

        var lacking = AllowedCalls.Of(Overlays.Example).Except(CallGraph.Of(objects), StringComparer.Ordinal).ToArray();

        Assert.Contains("parties → sqlserver:1433", lacking, StringComparer.Ordinal);
        Assert.Contains("parties-migration → sqlserver:1433", lacking, StringComparer.Ordinal);
        Assert.Contains("gateway → opentelemetry-collector:4317", lacking, StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Records))]
    public async Task The_embedded_overlay_gives_each_record_one_owner_and_a_volume(string area)
    {
        var objects = await Overlays.Build(Overlays.Embedded);
        var service = objects.The<V1Deployment>(area);
        var volume = service.Container().VolumeMounts.Single(mount => mount.MountPath is "/data").Name;
        var claim = service.Spec.Template.Spec.Volumes.Single(found => string.Equals(found.Name, volume, StringComparison.Ordinal)).PersistentVolumeClaim.ClaimName;

        Assert.Equal(1, service.Spec.Replicas);
        Assert.Equal("Recreate", service.Spec.Strategy.Type);
        Assert.Contains(claim, objects.OfType<V1PersistentVolumeClaim>().Select(found => found.Metadata.Name));
        Assert.Equal($"{area}-data", claim);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_built_settings_are_those_that_the_other_tests_start_services_with(string service)
    {
        var objects = await Overlays.Build(Overlays.Embedded);
        var container = objects.The<V1Deployment>(service).Container();
        var settings = SettingsOf(objects, service);
        var expected = ServiceSettings.Of(service);

        Assert.All(container.Env ?? [], secret => Assert.NotNull(secret.ValueFrom.SecretKeyRef));
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), settings.Keys.Concat((container.Env ?? []).Select(secret => secret.Name)).Order(StringComparer.Ordinal));
        Assert.All(settings, setting => Assert.Equal(expected[setting.Key], setting.Value));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_setting_over_sql_server_is_one_that_the_code_reads_and_the_connection_is_a_secret(string service)
    {
        var objects = await Overlays.Build(Overlays.Example);
        var (standard, ours) = Split(SettingsOf(objects, service));

        Assert.Equal(["OTEL_EXPORTER_OTLP_ENDPOINT"], standard);
        Assert.Empty(ServiceSettings.Problems(ours));
        Assert.Equal(service is "gateway" ? null : "sqlserver", ours.GetValueOrDefault("Saylau__Database__Engine"));
        Assert.DoesNotContain("Saylau__Database__ConnectionString", ours.Keys, StringComparer.Ordinal);
    }

    private static (IEnumerable<string> Standard, Dictionary<string, string?> Ours) Split(IDictionary<string, string> settings) => (
        settings.Keys.Where(name => !name.StartsWith("Saylau__", StringComparison.Ordinal)),
        settings.Where(setting => setting.Key.StartsWith("Saylau__", StringComparison.Ordinal)).ToDictionary(setting => setting.Key, setting => (string?)setting.Value, StringComparer.Ordinal));

    private static IDictionary<string, string> SettingsOf(IReadOnlyList<object> objects, string service) =>
        objects.The<V1ConfigMap>(Assert.Single(objects.The<V1Deployment>(service).Container().EnvFrom).ConfigMapRef.Name).Data;
}
