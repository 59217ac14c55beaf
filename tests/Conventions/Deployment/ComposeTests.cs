using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using k8s.Models;
using Saylau.Platform.Access;

namespace Saylau.Tests.Conventions.Deployment;

public class ComposeTests
{
    private static string Text => DeploymentFiles.Read("deploy/compose.yaml");

    private static IEnumerable<string> Areas => DeploymentFiles.Base().OfType<V1Deployment>()
        .Select(deployment => deployment.Metadata.Name).Where(name => name is not "gateway");

    [Fact]
    public void The_suite_is_there_with_all_that_it_needs() => Assert.Empty(ComposeFile.Problems(Text, Areas));

    [Theory]
    [InlineData("  observers:\n    <<: *service", "  watchers:\n    <<: *service", "observers is not there.")]
    [InlineData("127.0.0.1:3000:3000", "3000:3000", "grafana: 3000:3000 must not be open.")]
    [InlineData("./sql/create.sql:", "./sql/make.sql:", "sql-setup: ./sql/make.sql is not there.")]
    [InlineData("source: parties-service,", "source: parties-servant,", "parties: parties-servant is no secret.")]
    [InlineData("target: Saylau__Ledger__SigningSeed", "target: Saylau__Ledger__Seed", "parties: Saylau__Ledger__SigningSeed is missing.")]
    [InlineData("parties-migrate: { condition: service_completed_successfully }", "parties-migrate: { condition: service_started }", "parties: it does not wait for its migration.")]
    [InlineData("command: [--migrate]", "command: [--probe]", "elections-migrate: it does not migrate.")]
    [InlineData("Addresses__parties: http://parties:5000", "Addresses__parties: http://elections:5000", "gateway: Saylau__Services__Addresses__parties leads to http://elections:5000.")]
    [InlineData("read_only: true", "read_only: false", "parties: it may write, or has rights.")]
    [InlineData("image: ${GRAFANA_IMAGE:-docker.io/grafana/grafana:11.6.0}", "image: grafana", "grafana: its image is no variable.")]
    [InlineData("    secrets: [grafana-administrator]\n", "", "The secret grafana-administrator is nobody's.")]
    [InlineData("sqlserver: { condition: service_healthy }", "oracle: { condition: service_healthy }", "sql-setup: it waits for oracle, which is not there.")]
    public void A_mistake_in_the_compose_file_is_found(string right, string wrong, string problem)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);

        Assert.Contains(problem, ComposeFile.Problems(Text.Replace(right, wrong, StringComparison.Ordinal), Areas), StringComparer.Ordinal);
    }

    [Fact]
    public void The_realm_knows_the_services_that_call_others_and_grants_what_there_is()
    {
        using var realm = JsonDocument.Parse(DeploymentFiles.Read("deploy/keycloak/saylau-realm.json"));
        var grants = realm.RootElement.GetProperty("clients").EnumerateArray()
            .ToDictionary(client => client.GetProperty("clientId").GetString()!, Grants, StringComparer.Ordinal);
        var file = ComposeFile.Read(Text);
        var callers = file.Services.Keys.Select(file.Environment).SelectMany(settings => settings)
            .Where(setting => setting.Key is "Saylau__Services__ClientId").Select(setting => setting.Value).ToArray();

        Assert.NotEmpty(callers);
        Assert.All(callers, caller => Assert.Equal([$"service@{caller}"], grants[caller]));
        Assert.All(grants.Values.SelectMany(all => all), grant => Assert.NotNull(RoleGrant.Parse(grant)));
        Assert.All(realm.RootElement.GetProperty("clients").EnumerateArray().Select(client => client.GetProperty("secret").GetString()!),
            secret => Assert.Contains($"{secret.Trim('$', '{', '}')}=\"$$(", Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_secret_is_made_once_and_stays()
    {
        var folder = Directory.CreateTempSubdirectory("saylau-secrets-");
        try
        {
            File.Copy(Path.Combine(DeploymentFiles.Root, "deploy", "secrets.sh"), Path.Combine(folder.FullName, "secrets.sh"));
            var first = await Made(folder);
            Assert.Empty(ComposeFile.Read(Text).SecretFiles.Select(Path.GetFileName).Except(first.Keys, StringComparer.Ordinal));
            Assert.All(first.Values, made => Assert.NotEmpty(made));

            Assert.Equal(first, await Made(folder));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Docker_compose_accepts_it()
    {
        Assert.SkipWhen(await Run("docker", "compose", "version") is not 0, "The docker command here has no compose.");

        Assert.Equal(0, await Run("env", "SDK_IMAGE=sdk", "RUNTIME_IMAGE=runtime", "docker", "compose", "-f",
            Path.Combine(DeploymentFiles.Root, "deploy", "compose.yaml"), "config", "--quiet"));
    }

    private static async Task<SortedDictionary<string, string>> Made(DirectoryInfo folder)
    {
        Assert.SkipWhen(await Run("openssl", "version") is not 0, "There is no program openssl on this machine.");
        Assert.Equal(0, await Run("bash", Path.Combine(folder.FullName, "secrets.sh")));
        return new(Directory.EnumerateFiles(Path.Combine(folder.FullName, "secrets"))
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static string[] Grants(JsonElement client) => JsonSerializer.Deserialize<string[]>(client.GetProperty("protocolMappers").EnumerateArray()
        .Single(mapper => mapper.GetProperty("protocolMapper").GetString() is "oidc-hardcoded-claim-mapper")
        .GetProperty("config").GetProperty("claim.value").GetString()!)!;

    private static async Task<int> Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            await said;
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return -1;
        }
    }
}
