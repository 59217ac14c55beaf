using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NATS.Client.JetStream.Models;
using Saylau.Platform.Relay;
using Saylau.Testing;

namespace Saylau.Tests.Services.Relay;

[Collection<Relays>]
public sealed class RefusalTests
{
    private const string Origin = "localhost/saylau/parties";

    public static TheoryData<string, string> WrongSettings => new()
    {
        { "Url", "http://127.0.0.1:4222" },
        { "Url", "127.0.0.1:4222" },
        { "Url", "nats://127.0.0.1:4222,elsewhere" },
        { "Stream", "saylau.parties" },
        { "Subject", "saylau..parties" },
        { "Subject", "saylau.>" },
        { "Replicas", "6" },
        { "Replicas", "0" },
        { "MaxAge", "-1.00:00:00" },
        { "TokenFile", "/nowhere/token" },
        { "CredentialsFile", "/nowhere/creds" },
        { "AuthorityFile", "/nowhere/ca.pem" },
        { "User", "someone" },
        { "KeyFile", "/nowhere/key.pem" },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string setting, string value)
    {
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => TestSuite.Start(new()
        {
            Only = "parties",
            Over = (_, builder) =>
            {
                builder.Configuration["Saylau:Relay:Url"] = "nats://127.0.0.1:1";
                builder.Configuration[$"Saylau:Relay:{setting}"] = value;
            },
        }));

        // A user is half a login: what is missing is named.
        Assert.StartsWith($"Saylau:Relay:{(setting is "User" ? "PasswordFile" : setting)} ", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_there_is_no_relay()
    {
        IServiceCollection services = new ServiceCollection();
        await using var suite = await TestSuite.Start(new()
        {
            Only = "parties",
            Over = (_, builder) =>
            {
                Assert.Null(builder.Configuration["Saylau:Relay:Url"]);
                services = builder.Services;
            },
        });

        using var http = new HttpClient { BaseAddress = suite.Services.Operations["parties"] };
        Assert.DoesNotContain("saylau_relay", await http.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain(services, service => service.ServiceType == typeof(EventRelay));
    }

    [Fact]
    public async Task A_stream_with_something_else_in_it_is_left_as_it_is_and_writes_go_on()
    {
        await using var server = await Server();
        await server.JetStream.CreateStreamAsync(Ours());
        await server.JetStream.PublishAsync("saylau.parties.kz.PartyRecorded", Encoding.UTF8.GetBytes("not ours"));

        await using var world = await RelayWorld.Start(server);
        await world.Record(0, 3);
        await world.Health("Degraded");
        await world.Record(3, 3);

        Assert.Equal(6UL, await world.LedgerSize());
        Assert.Single(await server.Messages(RelayWorld.Stream));
    }

    [Fact]
    public async Task A_stream_that_has_more_than_the_ledger_is_left_as_it_is()
    {
        await using var server = await Server();
        await using (var earlier = await RelayWorld.Start(server))
        {
            await earlier.Record(0, 5);
            await earlier.CaughtUp();
        }

        // The same service with another database: a copy from before would look so.
        await using var world = await RelayWorld.Start(server);
        await world.Health("Degraded");
        await world.Record(0, 9);

        Assert.Equal("Degraded", await world.Readiness());
        Assert.Equal(5UL, await server.SizeOf(RelayWorld.Stream));
    }

    [Theory]
    [InlineData("subjects")]
    [InlineData("fewer subjects")]
    [InlineData("description")]
    [InlineData("sources")]
    [InlineData("acknowledgement")]
    public async Task A_stream_that_is_made_for_something_else_is_left_as_it_is(string difference)
    {
        await using var server = await Server();
        await server.JetStream.CreateStreamAsync(new StreamConfig("another", ["another"]));
        var config = Ours();
        switch (difference)
        {
            case "subjects": config.Subjects = ["saylau.parties.>", "orders"]; break;
            case "fewer subjects": config.Subjects = ["saylau.parties.kz.>"]; break;
            case "description": config.Description = "orders"; break;
            case "sources": config.Sources = [new() { Name = "another" }]; break;
            default: config.NoAck = true; break;
        }

        await server.JetStream.CreateStreamAsync(config);

        await using var world = await RelayWorld.Start(server);
        await world.Record(0, 3);
        await world.Health("Degraded");

        Assert.Equal(0UL, await server.SizeOf(RelayWorld.Stream));
    }

    [Fact]
    public async Task A_stream_that_someone_made_ready_is_used_as_it_is()
    {
        await using var server = await Server();
        var config = Ours();
        (config.Storage, config.MaxMsgs) = (StreamConfigStorage.Memory, 2);
        await server.JetStream.CreateStreamAsync(config);

        await using var world = await RelayWorld.Start(server);
        await world.Record(0, 5);
        await world.CaughtUp();

        Assert.Equal([4UL, 5UL], (await server.Messages(RelayWorld.Stream)).Select(message => message.Metadata!.Value.Sequence.Stream));
        await world.Health("Healthy");
    }

    [Fact]
    public async Task An_event_too_large_for_the_server_is_waited_with_and_none_after_it_is_sent()
    {
        await using var server = await Server("max_payload: 1500");
        await using var world = await RelayWorld.Start(server);
        await world.Record(0, 3);
        await world.Large(1);
        await world.Record(3, 3);
        await world.Health("Degraded");

        Assert.Equal(7UL, await world.LedgerSize());
        await Eventually.True(async () => await server.SizeOf(RelayWorld.Stream) == 3);
        Assert.Equal("Degraded", await world.Readiness());
    }

    [Fact]
    public async Task A_relay_logs_in_with_what_its_files_say_now()
    {
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "not yet\n");
        await using var server = await Server("authorization { users: [ { user: relay, password: right }, { user: test, password: test } ] }\nno_auth_user: test");
        await using var world = await RelayWorld.Start(server, over: builder => builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Saylau:Relay:User"] = "relay", ["Saylau:Relay:PasswordFile"] = secret }));
        await world.Record(0, 3);
        await world.Health("Degraded");
        Assert.Equal(0UL, await server.SizeOf(RelayWorld.Stream));

        await File.WriteAllTextAsync(secret, "right\n");
        await world.CaughtUp();

        await world.StreamIsTheLedger();
        File.Delete(secret);
    }

    private static async Task<NatsServer> Server(string settings = "")
    {
        Assert.SkipUnless(NatsServer.IsThere, NatsServer.Absent);
        return await NatsServer.Start(settings);
    }

    private static StreamConfig Ours() => new(RelayWorld.Stream, ["saylau.parties.>"]) { Description = Origin };
}
