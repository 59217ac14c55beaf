using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Saylau.Platform.Hosting;

namespace Saylau.Tests.Services.Hosting;

public class ProbeTests
{
    [Theory]
    [InlineData(StatusCodes.Status200OK, 0)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, 1)]
    public async Task The_answer_at_the_operations_door_is_the_exit_code(int status, int code)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        await using var door = builder.Build();
        door.MapGet("/health/ready", () => Results.StatusCode(status));
        await door.StartAsync(TestContext.Current.CancellationToken);
        var address = new Uri(door.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        Assert.Equal(code, await Probe.Run([$"--Saylau:Listen:OperationsPort={address.Port}"]));
    }

    [Theory]
    // Port 1 is kept for a service that nobody runs; 0 is whichever was free, and the probe cannot know which.
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("-1")]
    public async Task Where_nobody_answers_a_probe_fails(string port) =>
        Assert.Equal(1, await Probe.Run([$"--Saylau:Listen:OperationsPort={port}"]));

    [Fact]
    public async Task The_program_of_a_service_answers_a_probe_and_starts_nothing() =>
        Assert.Equal(1, await ServiceCommand.Run([Probe.Option, "--Saylau:Listen:OperationsPort=1"],
            (_, _) => throw new InvalidOperationException("It was started.")));
}
