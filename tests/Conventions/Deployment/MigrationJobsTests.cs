using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

public class MigrationJobsTests
{
    private static readonly string Job = MigrationJobs.NameOf("parties");

    public static TheoryData<string> AllOverlays => [.. Overlays.All];

    [Theory]
    [MemberData(nameof(AllOverlays))]
    public async Task Every_database_is_migrated_by_the_image_of_its_service_and_every_image_is_of_this_version(string overlay)
    {
        var objects = await Overlays.Build(overlay);

        Assert.Equal(overlay is Overlays.Embedded ? 0 : 4, objects.OfType<V1Job>().Count());
        Assert.Empty(MigrationJobs.Problems(objects));
        Assert.Empty(MigrationJobs.Images(objects));
        Assert.All(objects.OfType<V1Job>(), job => Assert.Empty(PodSecurity.Problems(job)));
    }

    [Fact]
    public async Task What_is_wrong_with_a_migration_is_found()
    {
        await Finds("parties: no job migrates its database.", (_, container) => container.Image = "saylau/parties:0.0.9");
        await Finds($"{Job}: it migrates nothing that runs here.", (_, container) => container.Env[1].ValueFrom.SecretKeyRef.Name = "gateway-database");
        await Finds("parties: no job migrates its database.", (_, container) => container.Env[1].ValueFrom.SecretKeyRef.Key = "service");
        await Finds($"{Job}: it runs the service.", (_, container) => container.Args = null);
        await Finds($"parties-migration: it is not named after version {MigrationJobs.Version}, so an apply would change the finished one.", (job, _) => job.Metadata.Name = "parties-migration");
        await Finds($"{Job}: it says not how often it is tried, or when it is cleared away.", (job, _) => job.Spec.TtlSecondsAfterFinished = null);
        await Finds($"{Job}: its engine is not the services'.", (_, container) => container.Env[0].Value = "sqlite");
        await Finds($"{Job}: a service would send calls to it.", (job, _) => job.Spec.Template.Metadata.Labels["app.kubernetes.io/name"] = "parties");
    }

    [Theory]
    [InlineData("saylau/parties")]
    [InlineData("saylau/parties:latest")]
    [InlineData("saylau/parties:0.0.9")]
    public async Task An_image_without_the_version_is_found(string image)
    {
        var objects = await Overlays.Build(Overlays.SqlServer);
        objects.The<V1Deployment>("parties").Container().Image = image;

        Assert.Equal([$"{image} is not of version {MigrationJobs.Version}."], MigrationJobs.Images(objects));
    }

    [Fact]
    public async Task A_migration_that_may_do_too_much_is_found()
    {
        var job = (await Overlays.Build(Overlays.SqlServer)).The<V1Job>(Job);
        job.Spec.Template.Spec.Container().SecurityContext.ReadOnlyRootFilesystem = false;

        Assert.Equal([$"{Job}: readOnlyRootFilesystem"], PodSecurity.Problems(job));
    }

    private static async Task Finds(string problem, Action<V1Job, V1Container> change)
    {
        var objects = await Overlays.Build(Overlays.SqlServer);
        var job = objects.The<V1Job>(Job);
        change(job, job.Spec.Template.Spec.Container());
        Assert.Contains(problem, MigrationJobs.Problems(objects), StringComparer.Ordinal);
    }
}
