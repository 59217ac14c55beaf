using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

public class SecretsTests
{
    private static string Readme => DeploymentFiles.Read("k8s/README.md");

    public static TheoryData<string> AllOverlays => [.. Overlays.All];

    [Fact]
    public async Task The_documented_secrets_are_those_that_are_read()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var overlay in Overlays.All)
            used.UnionWith(Secrets.Used(await Overlays.Build(overlay)));

        used.UnionWith(Secrets.Used(await Overlays.Build(Overlays.Example, "client-credentials", "mtls")));

        Assert.Equal(used.Order(StringComparer.Ordinal), Secrets.Documented(Readme).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_secret_that_is_not_documented_or_not_read_is_found()
    {
        var objects = await Overlays.Build(Overlays.SqlServer);
        objects.The<V1Deployment>("parties").Container().Env.Single(variable => variable.Name is "Saylau__Ledger__SigningSeed").ValueFrom.SecretKeyRef.Key = "seed";
        objects.The<V1Deployment>("elections").Spec.Template.Spec.Volumes.Single(volume => volume.Secret is not null).Secret.SecretName = "keys";

        Assert.Contains("<area>-ledger seed", Secrets.Used(objects).Except(Secrets.Documented(Readme), StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Contains("keys token", Secrets.Used(objects).Except(Secrets.Documented(Readme), StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["<area>-database migrator"], Secrets.Documented("| secret | key |\n|---|---|\n| `<area>-database` | `migrator` | the login |\n"));
    }

    [Theory]
    [MemberData(nameof(AllOverlays))]
    public async Task No_secret_is_shown(string overlay) => Assert.Empty(Secrets.Shown(await Overlays.Build(overlay)));

    [Fact]
    public void A_shown_secret_is_found() => Assert.Equal(
        ["secret parties-ledger is in the repository.", "parties-settings: Saylau__Database__ConnectionString belongs in a secret."],
        Secrets.Shown(
        [
            new V1Secret { Metadata = new() { Name = "parties-ledger" } },
            new V1ConfigMap
            {
                Metadata = new() { Name = "parties-settings" },
                Data = new Dictionary<string, string>(StringComparer.Ordinal) { ["Saylau__Database__ConnectionString"] = "Server=db;User=parties;Password=parties" },
            },
        ]));
}
