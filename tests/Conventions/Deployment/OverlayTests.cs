using System.Diagnostics;
using k8s.Models;
using Microsoft.Extensions.Configuration;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>The overlay as kubectl builds it.</summary>
public class OverlayTests
{
    private const string Embedded = "k8s/overlays/embedded";

    [Fact]
    public async Task The_embedded_overlay_is_whole()
    {
        var objects = await Build(Embedded);

        Assert.Empty(Wiring.Problems(objects));
        Assert.Equal(WiringTests.Allowed, CallGraph.Of(objects));
        Assert.All(objects.OfType<V1Deployment>(), deployment => Assert.Empty(PodSecurity.Problems(deployment)));
    }

    [Theory]
    [InlineData("elections")]
    [InlineData("observers")]
    [InlineData("parliament")]
    [InlineData("parties")]
    public async Task The_embedded_overlay_gives_each_record_one_owner_and_a_volume(string area)
    {
        var objects = await Build(Embedded);
        var service = objects.OfType<V1Deployment>().Single(deployment => string.Equals(deployment.Metadata.Name, area, StringComparison.Ordinal));
        var volume = service.Container().VolumeMounts.Single(mount => mount.MountPath is "/data").Name;
        var claim = service.Spec.Template.Spec.Volumes.Single(found => string.Equals(found.Name, volume, StringComparison.Ordinal)).PersistentVolumeClaim.ClaimName;

        Assert.Equal(1, service.Spec.Replicas);
        Assert.Equal("Recreate", service.Spec.Strategy.Type);
        Assert.Contains(claim, objects.OfType<V1PersistentVolumeClaim>().Select(found => found.Metadata.Name));
        Assert.Equal($"{area}-data", claim);
    }

    [Theory]
    [InlineData("elections")]
    [InlineData("observers")]
    [InlineData("parliament")]
    [InlineData("parties")]
    [InlineData("gateway")]
    public async Task The_built_settings_are_those_that_the_other_tests_start_services_with(string service)
    {
        var objects = await Build(Embedded);
        var container = objects.OfType<V1Deployment>().Single(deployment => string.Equals(deployment.Metadata.Name, service, StringComparison.Ordinal)).Container();
        var settings = objects.OfType<V1ConfigMap>().Single(map =>
            string.Equals(map.Metadata.Name, Assert.Single(container.EnvFrom).ConfigMapRef.Name, StringComparison.Ordinal)).Data;
        var expected = ServiceSettings.Of(service);

        Assert.All(container.Env ?? [], secret => Assert.NotNull(secret.ValueFrom.SecretKeyRef));
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), settings.Keys.Concat((container.Env ?? []).Select(secret => secret.Name)).Order(StringComparer.Ordinal));
        Assert.All(settings, setting => Assert.Equal(expected[setting.Key], setting.Value));
    }

    private static async Task<IReadOnlyList<object>> Build(string overlay)
    {
        Assert.SkipUnless(IsOnPath("kubectl"), "kubectl is not on this machine's path, so the overlay cannot be built here; its parts are checked by the other tests.");
        using var kubectl = Process.Start(new ProcessStartInfo("kubectl", ["kustomize", Path.Combine(DeploymentFiles.Root, overlay)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var problem = kubectl.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var built = await kubectl.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await kubectl.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(kubectl.ExitCode == 0, await problem);
        return DeploymentFiles.Objects(built);
    }

    private static bool IsOnPath(string program) => new ConfigurationBuilder().AddEnvironmentVariables().Build()["PATH"]!
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
