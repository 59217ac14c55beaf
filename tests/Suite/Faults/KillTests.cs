using System.Security.Cryptography;
using Grpc.Core;

namespace Saylau.Tests.Suite.Faults;

/// <summary>The service dies or is asked to end in mid-load. What it acknowledged is there, once, for ever.</summary>
public sealed class KillTests
{
    private const int Kills = 20, Callers = 8;
    private static readonly string[] Reader = [Load.Caller, "auditor@kz"];

    [Fact]
    public async Task Killed_twenty_times_in_mid_load_it_keeps_what_it_acknowledged_and_keeps_it_once()
    {
        using var home = new Home();
        var load = new Load();
        var witness = new Witness();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var service = await PartiesProcess.Start(home);
            await Settle(service, home, load, witness);
            await load.Run(service.As(home, Load.Caller), Callers, RandomNumberGenerator.GetInt32(1, 120), service.Kill);
            Assert.NotEmpty(load.Failed);
        }

        await using var last = await PartiesProcess.Start(home);
        await Settle(last, home, load, witness);
        Assert.True(load.Acknowledged.Count > Kills * Callers);
    }

    [Fact]
    public async Task Asked_to_end_in_mid_load_it_finishes_what_waits_and_takes_no_more()
    {
        using var home = new Home();
        var load = new Load();
        await using (var service = await PartiesProcess.Start(home))
        {
            await load.Run(service.As(home, Load.Caller), 32, 100, async () => Assert.Equal(0, await service.Terminate()));
            Assert.All(load.Failed.Values, refused => Assert.Equal(StatusCode.Unavailable, refused.Error.StatusCode));
            var late = await Assert.ThrowsAsync<RpcException>(() => service.As(home, Load.Caller).Registry.RecordPartyAsync(load.Next()).ResponseAsync);
            Assert.Equal(StatusCode.Unavailable, late.StatusCode);
        }

        await using var again = await PartiesProcess.Start(home);
        // A call that was answered UNAVAILABLE was not written: nothing that waited was left half-way.
        load.DropFailed();
        await new Witness().Verify(again.As(home, Reader), [.. load.Acknowledged.Keys]);
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_is_refused_at_start_and_the_first_goes_on()
    {
        using var home = new Home();
        var load = new Load();
        await using var first = await PartiesProcess.Start(home);
        var (code, output) = await PartiesProcess.StartInVain(home);
        Assert.NotEqual(0, code);
        Assert.Contains("parties.db belongs to another process: SQLite takes one service per file.", output, StringComparison.Ordinal);
        var party = load.Next();
        await first.As(home, Load.Caller).Registry.RecordPartyAsync(party);
        await new Witness().Verify(first.As(home, Reader), [party.PartyId]);
    }

    private static async Task Settle(PartiesProcess service, Home home, Load load, Witness witness)
    {
        var clients = service.As(home, Reader);
        var caller = service.As(home, Load.Caller);
        await load.RetryFailed(caller);
        await witness.Verify(clients, [.. load.Acknowledged.Keys]);
        // The same request again is the same answer again, however many processes ago it was given.
        foreach (var (request, answer) in load.Acknowledged.Values.Take(10))
            Assert.Equal(answer, await caller.Registry.RecordPartyAsync(request));
    }
}
