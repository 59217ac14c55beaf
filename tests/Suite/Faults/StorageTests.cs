using Grpc.Core;

namespace Saylau.Tests.Suite.Faults;

/// <summary>
/// The storage runs out of room in mid-load. A limit on the size of the process's files stands for the full disk: it
/// needs no rights and no file system of its own, and it can be lifted while the process runs.
/// </summary>
public sealed class StorageTests
{
    private const string Limited = "trap '' XFSZ; ulimit -S -f 1000; exec dotnet \"$0\"";
    private static readonly string[] Reader = [Load.Caller, "auditor@kz"];

    // The runtime maps its code through a large file of its own, which the limit must not meet.
    private static readonly (string, string) NoMappedCode = ("DOTNET_EnableWriteXorExecute", "0");

    [Fact]
    public async Task Without_room_it_refuses_clearly_stores_nothing_half_and_goes_on_when_there_is_room()
    {
        using var home = new Home();
        await using var service = await PartiesProcess.Start(home, Limited, NoMappedCode);
        var load = await FillUp(home, service);
        var witness = new Witness();
        await witness.Verify(service.As(home, Reader), [.. load.Acknowledged.Keys]);

        Assert.Equal(0, Signals.LiftFileSizeLimit(service.Id));
        await load.RetryFailed(service.As(home, Load.Caller));
        await witness.Verify(service.As(home, Reader), [.. load.Acknowledged.Keys]);
    }

    [Fact]
    public async Task After_a_start_with_more_room_it_goes_on_where_it_was()
    {
        using var home = new Home();
        var witness = new Witness();
        Load load;
        await using (var starved = await PartiesProcess.Start(home, Limited, NoMappedCode))
        {
            load = await FillUp(home, starved);
            await witness.Verify(starved.As(home, Reader), [.. load.Acknowledged.Keys]);
            await starved.Kill();
        }

        await using var service = await PartiesProcess.Start(home);
        await witness.Verify(service.As(home, Reader), [.. load.Acknowledged.Keys]);
        await load.RetryFailed(service.As(home, Load.Caller));
        await witness.Verify(service.As(home, Reader), [.. load.Acknowledged.Keys]);
    }

    private static async Task<Load> FillUp(Home home, PartiesProcess service)
    {
        var load = new Load { Padding = new string('x', 900) };
        await load.Run(service.As(home, Load.Caller), 8, int.MaxValue, () => Task.CompletedTask);
        Assert.NotEmpty(load.Acknowledged);
        Assert.Equal(8, load.Failed.Count);
        Assert.All(load.Failed.Values, refused =>
        {
            Assert.Equal(StatusCode.ResourceExhausted, refused.Error.StatusCode);
            Assert.Equal("STORAGE_FULL", Load.ReasonOf(refused.Error));
        });
        return load;
    }
}
