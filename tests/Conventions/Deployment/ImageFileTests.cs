using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

public class ImageFileTests
{
    private static string Text => DeploymentFiles.Read("deploy/Dockerfile");

    [Fact]
    public void The_image_file_copies_what_is_there_and_restores_what_is_built() => Assert.Empty(ImageFile.Problems(Text));

    [Theory]
    [InlineData("COPY protos/ protos/", "COPY proto/ proto/", "COPY proto/: it is not there.")]
    [InlineData("COPY protos/ protos/", "COPY tests/ tests/", "COPY tests/: .dockerignore keeps it from the builder.")]
    [InlineData("COPY services/Client/Client.csproj services/Client/", "", "services/Client/Client.csproj is not restored.")]
    [InlineData("USER 1654:1654", "USER app", "USER app: a number is wanted, and not root's.")]
    [InlineData("USER 1654:1654", "", "USER 0: a number is wanted, and not root's.")]
    [InlineData("WORKDIR /app", "RUN chmod 700 /data", "RUN chmod 700 /data: the last stage has no shell.")]
    public void A_mistake_in_the_image_file_is_found(string right, string wrong, string problem)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);

        Assert.Contains(problem, ImageFile.Problems(Text.Replace(right, wrong, StringComparison.Ordinal)), StringComparer.Ordinal);
    }

    [Fact]
    public void The_ports_of_the_image_are_those_of_the_pods() => Assert.Equal(
        DeploymentFiles.Base().OfType<V1Deployment>()
            .SelectMany(deployment => deployment.Container().Ports).Select(port => port.ContainerPort).Distinct().Order(),
        ImageFile.Exposed(Text).Order());

    [Fact]
    public void The_image_runs_as_the_user_of_the_pods() => Assert.All(
        DeploymentFiles.Base().OfType<V1Deployment>().Select(deployment => deployment.Spec.Template.Spec.SecurityContext),
        security => Assert.Contains($"USER {security.RunAsUser}:{security.RunAsGroup}\n", Text, StringComparison.Ordinal));

    [Fact]
    public void The_image_s_version_is_that_of_the_programs_unless_another_is_said() => Assert.All(
        Text.Split('\n').Where(line => line.StartsWith("ARG VERSION=", StringComparison.Ordinal)),
        line => Assert.Contains($"<Version>{line["ARG VERSION=".Length..]}</Version>", DeploymentFiles.Read("Directory.Build.props"), StringComparison.Ordinal));

    [Fact]
    public void The_image_asks_its_own_program_for_its_health() =>
        Assert.Contains($"CMD [\"/app/service\", \"{Platform.Hosting.Probe.Option}\"]\n", Text, StringComparison.Ordinal);
}
