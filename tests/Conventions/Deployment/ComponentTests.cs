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

        Assert.Equal("", ServiceTls.SettingsOf(objects, area)["Saylau__Services__TokenFile"]);
        Assert.Contains("<area>-client secret", Secrets.Used([objects.The<V1Deployment>(area), .. objects.OfType<V1ConfigMap>()]), StringComparer.Ordinal);
        Assert.DoesNotContain("<area>-token token", Secrets.Used(objects), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(Overlays.Embedded)]
    [InlineData(Overlays.Example)]
    public async Task Services_show_certificates_for_the_names_by_which_they_are_called(string overlay) =>
        Assert.Empty(ServiceTls.Problems(await Overlays.Build(overlay, Both)));

    [Fact]
    public async Task A_mistake_in_TLS_between_services_is_found()
    {
        await Finds("parties: no certificate is made for what it reads.", all => all.The<Certificate>("parties").Spec.SecretName = "party-tls");
        await Finds("parties: its certificate is for other names.", all => all.The<Certificate>("parties").Spec.DnsNames = ["partys"]);
        await Finds("parties: its certificate is not for both sides of a call.", all => all.The<Certificate>("parties").Spec.Usages.Remove("client auth"));
        await Finds("elections: it calls http://parties:5000, where there is no TLS, or nobody.",
            all => ServiceTls.SettingsOf(all, "elections")["Saylau__Services__Addresses__parties"] = "http://parties:5000");
        await Finds("gateway: it asks the wrong callers for a certificate.", all => ServiceTls.SettingsOf(all, "gateway")["Saylau__Tls__RequireClientCertificate"] = "true");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Their_settings_are_those_that_the_code_reads(string service)
    {
        Assert.SkipUnless(typeof(ServiceOptions).GetProperty("ClientId") is not null && ServiceSettings.Known.Any(name => name.StartsWith("Saylau__Tls__", StringComparison.Ordinal)),
            "This version of the services knows neither TLS nor client credentials.");
        var settings = ServiceTls.SettingsOf(await Overlays.Build(Overlays.Example, Both), service);

        Assert.Empty(ServiceSettings.Problems(settings.Where(setting => setting.Key.StartsWith("Saylau__", StringComparison.Ordinal))
            .ToDictionary(setting => setting.Key, setting => (string?)setting.Value, StringComparer.Ordinal)));
    }

    private static async Task Finds(string problem, Action<IReadOnlyList<object>> change)
    {
        var objects = await Overlays.Build(Overlays.Example, Both);
        change(objects);
        Assert.Contains(problem, ServiceTls.Problems(objects), StringComparer.Ordinal);
    }
}
