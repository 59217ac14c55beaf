using Microsoft.AspNetCore.Builder;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Relay;

/// <summary>The Parties service that relays to a server, and what is asked of both.</summary>
internal sealed class RelayWorld : IAsyncDisposable
{
    public const string Stream = "saylau-parties";

    private readonly NatsServer server;
    private readonly TestSuite suite;
    private readonly HttpClient operations;

    private RelayWorld(NatsServer server, TestSuite suite)
    {
        (this.server, this.suite, Auditor) = (server, suite, suite.As("auditor@kz"));
        operations = new() { BaseAddress = suite.Services.Operations["parties"] };
    }

    public Clients Auditor { get; }

    /// <param name="server">The server that it relays to.</param>
    /// <param name="folder">Where the database is; a folder of its own if null.</param>
    /// <param name="over">What a test changes.</param>
    public static async Task<RelayWorld> Start(NatsServer server, string? folder = null, Action<WebApplicationBuilder>? over = null) =>
        new(server, await TestSuite.Start(new()
        {
            Only = "parties",
            DataFolder = folder,
            Over = (_, builder) =>
            {
                builder.Configuration["Saylau:Relay:Url"] = server.Url;
                over?.Invoke(builder);
            },
        }));

    /// <summary>Records a party and changes nothing else: one event.</summary>
    public async Task Record(int number) =>
        await suite.As($"party@relayed-{number}", "archive@kz").Registry.RecordPartyAsync(Requests.Party($"relayed-{number}", "2010-01-10"));

    /// <summary>A congress of a party: an event of another kind.</summary>
    public async Task Congress(int number) =>
        await suite.As($"party@relayed-{number}", "archive@kz").Congresses.RecordFoundingCongressAsync(Requests.Congress($"relayed-{number}"));

    /// <summary>Signature sheets of a party: a large event.</summary>
    public async Task Large(int number) => await suite.As($"party@relayed-{number}", "archive@kz").MemberSignatures.ImportSignatureSheetsAsync(
        Requests.Sheets($"relayed-{number}", [.. Enumerable.Range(0, 400).Select(sheet => Requests.Sheet($"sheet-{sheet}", World.Regions[0], 1))]));

    /// <summary>Records parties from a number on, some at once.</summary>
    public async Task Record(int from, int count)
    {
        foreach (var some in Enumerable.Range(from, count).Chunk(16))
            await Task.WhenAll(some.Select(number => Record(number)));
    }

    public async Task<ulong> LedgerSize() => (await Auditor.Ledger.GetCheckpointAsync(new() { Ledger = "parties" })).Size;

    /// <summary>Waits until the stream is as long as the ledger.</summary>
    public async Task CaughtUp()
    {
        var size = await LedgerSize();
        await Eventually.True(async () => await server.SizeOf(Stream) >= size);
    }

    public async Task Health(string expected) => await Eventually.True(async () => string.Equals(await Readiness(), expected, StringComparison.Ordinal));

    /// <summary>What the door of operations says of readiness; anything but 200 fails.</summary>
    public async Task<string> Readiness() => await operations.GetStringAsync(new Uri("/health/ready", UriKind.Relative));

    /// <summary>A metric's value at the door of operations.</summary>
    public async Task<string> Metric(string name)
    {
        var lines = (await operations.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n');
        return lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split("} ")[1].Split(' ')[0];
    }

    /// <summary>The stream is the ledger: all of it, in order, once.</summary>
    public async Task StreamIsTheLedger()
    {
        var messages = await server.Messages(Stream);
        Assert.Equal(await LedgerSize(), (ulong)messages.Count);
        Assert.Equal(messages.Select((_, at) => (ulong)at + 1), messages.Select(message => message.Metadata!.Value.Sequence.Stream));
        using var stream = Auditor.Ledger.ReadEvents(new() { Ledger = "parties" });
        foreach (var message in messages)
        {
            Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(stream.ResponseStream.Current.EventBytes.ToByteArray(), message.Data);
        }
    }

    public async ValueTask DisposeAsync()
    {
        operations.Dispose();
        await suite.DisposeAsync();
    }
}
