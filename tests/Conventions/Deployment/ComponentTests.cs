using k8s.Models;
using Saylau.Platform.Clients;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>The components that the example does without.</summary>
public class ComponentTests
{
    private static readonly string[] Both = ["client-credentials", "mtls"];

    public static TheoryData<string> Callers => ["elections", "observers", "parliament"];

    public static TheoryData<string> Services => [.. Callers, "parties", "gateway"];

    [Theory]
    [InlineData(Overlays.Embedded)]
    [InlineData(Overlays.Example)]
    public async Task An_overlay_with_them_is_whole(string overlay)
    {
        var objects = await Overlays.Build(overlay, Both);

        Assert.Empty(Wiring.Problems(objects));
        Assert.Empty(Scaling.Problems(objects));
        Assert.Empty(Secrets.Shown(objects));
        Assert.All(objects.OfType<V1Deployment>(), deployment => Assert.Empty(PodSecurity.Problems(deployment)));
        Assert.Equal(AllowedCalls.Of(overlay).Order(StringComparer.Ordinal), CallGraph.Of(objects).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task A_client_s_secret_is_where_its_setting_says_and_there_is_no_token_besides(string area)
    {
        var objects = await Overlays.Build(Overlays.Example, Both);

        Assert.Equal("", SettingsOf(objects, area)["Saylau__Services__TokenFile"]);
        Assert.Contains("<area>-client secret", Secrets.Used([objects.The<V1Deployment>(area), .. objects.OfType<V1ConfigMap>()]), StringComparer.Ordinal);
        Assert.DoesNotContain("<area>-token token", Secrets.Used(objects), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_shows_a_certificate_for_the_names_by_which_it_is_called(string service)
    {
        var objects = await Overlays.Build(Overlays.Example, Both);
        var certificate = objects.The<Certificate>(service).Spec;
        var mounted = objects.The<V1Deployment>(service).Spec.Template.Spec.Volumes.Single(volume => volume.Name is "tls").Secret.SecretName;

        Assert.Equal(certificate.SecretName, mounted);
        Assert.Contains(service, certificate.DnsNames, StringComparer.Ordinal);
        Assert.Contains("server auth", certificate.Usages, StringComparer.Ordinal);
        Assert.Contains("client auth", certificate.Usages, StringComparer.Ordinal);
        Assert.All(SettingsOf(objects, service).Where(setting => setting.Key.StartsWith("Saylau__Services__Addresses__", StringComparison.Ordinal)),
            address => Assert.Equal($"https://{address.Key.Split("__")[^1]}:5000", address.Value));
        Assert.Equal(service is "gateway" ? "false" : "true", SettingsOf(objects, service)["Saylau__Tls__RequireClientCertificate"]);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Their_settings_are_those_that_the_code_reads(string service)
    {
        Assert.SkipUnless(typeof(ServiceOptions).GetProperty("ClientId") is not null && ServiceSettings.Known.Any(name => name.StartsWith("Saylau__Tls__", StringComparison.Ordinal)),
            "This version of the services knows neither TLS nor client credentials.");
        var settings = SettingsOf(await Overlays.Build(Overlays.Example, Both), service);

        Assert.Empty(ServiceSettings.Problems(settings.Where(setting => setting.Key.StartsWith("Saylau__", StringComparison.Ordinal))
            .ToDictionary(setting => setting.Key, setting => (string?)setting.Value, StringComparer.Ordinal)));
    }

    private static IDictionary<string, string> SettingsOf(IReadOnlyList<object> objects, string service) =>
        objects.The<V1ConfigMap>(objects.The<V1Deployment>(service).Container().EnvFrom.Single().ConfigMapRef.Name).Data;
}
