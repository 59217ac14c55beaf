using k8s.Models;
using YamlDotNet.Core;

namespace Saylau.Tests.Conventions.Deployment;

public class ManifestTests
{
    public static TheoryData<string> Manifests => [.. DeploymentFiles.Manifests(DeploymentFiles.Kubernetes)];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Every_object_is_read_strictly_as_its_kind(string path)
    {
        var objects = DeploymentFiles.Objects(DeploymentFiles.Read(path));

        Assert.NotEmpty(objects);
        Assert.All(objects, read => Assert.IsAssignableFrom<k8s.IKubernetesObject>(read));
    }

    [Theory]
    [InlineData("readOnlyRootFilesystem: true", "readOnlyRootFileSystem: true")]
    [InlineData("terminationGracePeriodSeconds: 45", "terminationGracePeriodSeconds: soon")]
    [InlineData("memory: 1Gi", "memory: 1 gigabyte")]
    [InlineData("kind: ServiceAccount", "kind: ServiceAcount")]
    public void A_mistake_in_an_object_is_found(string right, string wrong)
    {
        var text = DeploymentFiles.Read("k8s/base/parties.yaml");
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.ThrowsAny<Exception>(() => DeploymentFiles.Objects(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Kustomizations_list_exactly_the_files_there_are()
    {
        var files = Kustomization.FilesUnder(DeploymentFiles.Kubernetes);

        Assert.NotEmpty(files);
        Assert.Empty(Kustomization.Problems(files));
    }

    [Theory]
    [InlineData("k8s/base/forgotten.yaml", null, "k8s/base/forgotten.yaml is in no kustomization.")]
    [InlineData(null, "k8s/base/network.yaml", "k8s/base/kustomization.yaml lists network.yaml, which is not there.")]
    [InlineData(null, "k8s/overlays/embedded/parties.env", "k8s/overlays/embedded/kustomization.yaml lists parties.env, which is not there.")]
    public void A_forgotten_or_lost_file_is_found(string? forgotten, string? lost, string problem)
    {
        var files = Kustomization.FilesUnder(DeploymentFiles.Kubernetes).Append(forgotten).Where(file =>
            file is not null && !string.Equals(file, lost, StringComparison.Ordinal)).Select(file => file!).ToArray();

        Assert.Equal([problem], Kustomization.Problems(files));
    }

    [Fact]
    public void A_kustomization_with_an_unknown_field_is_not_read() =>
        Assert.ThrowsAny<YamlException>(() => Kustomization.Parse("kind: Kustomization\nresource: [namespace.yaml]\n"));

    [Theory]
    [InlineData(Overlays.Embedded)]
    [InlineData(Overlays.SqlServer)]
    public void The_images_of_an_overlay_are_those_of_the_base_at_the_version_of_the_code(string overlay)
    {
        var images = Kustomization.Parse(DeploymentFiles.Read($"{overlay}/kustomization.yaml")).Images;

        Assert.Equal(
            DeploymentFiles.Base().OfType<V1Deployment>().Select(deployment => deployment.Container().Image).Order(StringComparer.Ordinal),
            images.Select(image => image.Name).Order(StringComparer.Ordinal));
        Assert.All(images, image => Assert.Equal(MigrationJobs.Version, image.NewTag));
    }
}
