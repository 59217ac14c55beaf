using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Protocols;

/// <summary>Whatever is sent is answered for what it is, and nothing of it is half written.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private readonly Bugs bugs = new();
    private TestSuite suite = null!;
    private CountingWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        suite = await Statements.Start(area: "elections", over: builder => builder.Logging.AddProvider(bugs));
        world = await CountingWorld.On(suite);
        await world.Election("in", ElectionKind.Regular, "in-a");
    }

    public async ValueTask DisposeAsync()
    {
        await suite.DisposeAsync();
        Assert.Empty(bugs.Found);
        bugs.Dispose();
    }

    [Theory]
    [InlineData("\"registered\":-1", HttpStatusCode.BadRequest)]
    [InlineData("\"registered\":4294967296", HttpStatusCode.BadRequest)]
    [InlineData("\"registered\":\"many\"", HttpStatusCode.BadRequest)]
    [InlineData("\"registered\":1.5", HttpStatusCode.BadRequest)]
    [InlineData("\"boxes\":[{\"kind\":\"BOX_KIND_HIDDEN\"}]", HttpStatusCode.BadRequest)]
    [InlineData("\"precinctId\":7", HttpStatusCode.BadRequest)]
    [InlineData("\"attachments\":{\"signatories\":[{\"name\":\"A\\u0000\\u0007\"}]}", HttpStatusCode.BadRequest)]
    [InlineData("\"attachments\":{\"signatories\":[{\"name\":\"\\ud800\"}]}", HttpStatusCode.BadRequest)]
    [InlineData("\"registered\":100", HttpStatusCode.OK)]
    public async Task Json_that_is_no_protocol_is_a_bad_request(string field, HttpStatusCode expected)
    {
        var row = CountingWorld.Protocol("akm-1", ("in-a", 40));
        row.ClearRegistered();
        row.PrecinctId = field.Contains("precinctId", StringComparison.Ordinal) ? "" : row.PrecinctId;
        var json = JsonFormatter.Default.Format(row);
        await Expect(expected, Encoding.UTF8.GetBytes($$"""{"requestId":"{{World.NewId()}}","occurredOn":"2010-06-06","rows":[{{json[..^2]}}, {{field}} }]}"""), expected is HttpStatusCode.OK ? 1u : 0u);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf_8_are_a_bad_request() => await Expect(HttpStatusCode.BadRequest,
        [.. Encoding.UTF8.GetBytes($$"""{"requestId":"{{World.NewId()}}","rows":[{"precinctId":"akm-"""), 0xff, 0xfe, .. Encoding.UTF8.GetBytes("\"}]}")], 0);

    [Fact]
    public async Task A_field_of_ten_megabytes_is_refused_and_the_next_call_is_answered()
    {
        var row = CountingWorld.Protocol("akm-1", ("in-a", 40));
        row.Attachments = new() { Explanation = new string('x', 10 << 20) };
        var tooMuch = await Assert.ThrowsAsync<RpcException>(() => world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("in", row)).ResponseAsync);
        Assert.Equal(StatusCode.ResourceExhausted, tooMuch.StatusCode);
        row.Attachments.Explanation = new string('x', 1_001);
        await Refused.By(world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("in", row)), StatusCode.InvalidArgument, "FIELDS_INVALID");
        Assert.Equal(0u, (await world.Tally("in")).StationsCounted);
    }

    [Fact]
    public async Task Rows_that_overflow_lack_figures_repeat_or_stand_elsewhere_are_answered_each_for_itself()
    {
        var overflowing = CountingWorld.Protocol("akm-2", ("in-a", 40));
        (overflowing.Issued, overflowing.Unused, overflowing.Spoiled, overflowing.Received) = (uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue - 2);
        var reordered = CountingWorld.Protocol("akm-3", ("in-b", 40));
        var differs = CountingWorld.Protocol("akm-1", ("in-a", 41));
        var region = world.As("regional_commission@KZ-AKM");
        var answer = await region.Protocols.ImportProtocolsAsync(CountingWorld.Import("in",
            CountingWorld.Protocol("akm-1", ("in-a", 40)), overflowing, new() { PrecinctId = "akm-3" }, reordered, CountingWorld.Protocol("akm-1", ("in-a", 40)), differs,
            CountingWorld.Protocol("ala-1", ("in-a", 40))));

        Assert.Equal(
            ["", "PROTOCOL_DOES_NOT_ADD_UP", "PROTOCOL_DOES_NOT_ADD_UP", "PROTOCOL_DOES_NOT_ADD_UP", "", "PROTOCOL_DIFFERS", "PRECINCT_OUT_OF_SCOPE"],
            answer.Rows.Select(row => row.Reason));
        Assert.Contains("without registered, received", answer.Rows[2].Message, StringComparison.Ordinal);
        Assert.Equal((1u, 40u), ((await world.Tally("in")).StationsCounted, (await world.Tally("in")).Valid));
    }

    [Fact]
    public async Task A_stream_that_breaks_off_leaves_what_was_answered_and_no_more()
    {
        using (var gone = new CancellationTokenSource())
        {
            using var call = world.Commission.Protocols.StreamProtocols(cancellationToken: gone.Token);
            await call.RequestStream.WriteAsync(Chunk("akm-1"));
            Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
            await gone.CancelAsync();
        }

        Assert.Equal(1u, (await world.Tally("in")).StationsCounted);
        using var again = world.Commission.Protocols.StreamProtocols();
        await again.RequestStream.WriteAsync(Chunk("akm-1", "akm-2"));
        Assert.True(await again.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        Assert.Equal([RowOutcome.Present, RowOutcome.Stored], again.ResponseStream.Current.Rows.Select(row => row.Outcome));

        static StreamProtocolsRequest Chunk(params string[] stations) => new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-06",
            ElectionId = "in",
            Rows = { stations.Select(station => CountingWorld.Protocol(station, ("in-a", 9))) },
        };
    }

    [Fact]
    public async Task An_election_that_was_cancelled_or_is_held_by_assemblies_takes_no_protocol()
    {
        await world.Election("off", ElectionKind.Regular, "off-a");
        await new Steps(world, "off").Do("akm-1", ProtocolAct.Submit, 40);
        var cancel = VotingWorld.Cancel("off");
        cancel.OccurredOn = "2010-06-06";
        await world.Commission.Calendar.CancelElectionAsync(cancel);
        var protocols = world.Commission.Protocols;
        await Refused.ByRules(protocols.ImportProtocolsAsync(CountingWorld.Import("off", CountingWorld.Protocol("akm-2", ("off-a", 9)))), "elections.protocols.state");
        await Refused.ByRules(protocols.SubmitProtocolAsync(Steps.Submit("off", "akm-2", 9)), "elections.protocols.state");
        await Refused.ByRules(protocols.DecideProtocolAsync(Steps.Decide("off", "akm-1")), "elections.protocols.state");
        await Refused.ByRules(protocols.EnterProtocolAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-06",
            ElectionId = "off",
            PrecinctId = "akm-2",
            Protocol = CountingWorld.Protocol("akm-2", ("off-a", 9)),
        }), "elections.protocols.state");

        await world.Election("assembly", ElectionKind.Indirect);
        await Refused.By(protocols.SubmitProtocolAsync(Steps.Submit("assembly", "akm-1", 9)), StatusCode.InvalidArgument, "ELECTION_KIND_DIFFERS");
        var other = Steps.Submit("in", "akm-1", 9);
        other.Protocol.PrecinctId = "akm-2";
        await Refused.By(protocols.SubmitProtocolAsync(other), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(protocols.SubmitProtocolAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = "in", PrecinctId = "akm-1" }), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(protocols.SubmitProtocolAsync(Steps.Submit("in", "nowhere", 9)), StatusCode.NotFound, "PRECINCT_NOT_FOUND");
    }

    private async Task Expect(HttpStatusCode expected, byte[] body, uint counted)
    {
        using var http = new HttpClient { BaseAddress = suite.Services.Addresses["elections"], DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var message = new HttpRequestMessage(HttpMethod.Post, "/elections/v1/elections/in/protocols:import") { Content = new ByteArrayContent(body) };
        (message.Version, message.VersionPolicy) = (http.DefaultRequestVersion, http.DefaultVersionPolicy);
        message.Content.Headers.ContentType = new("application/json");
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", suite.Services.Issuer.Token("sender", "central_commission@kz", "archive@kz"));
        using var response = await http.SendAsync(message, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.True(expected == response.StatusCode, text);
        if (expected is not HttpStatusCode.OK)
            Assert.Equal((int)StatusCode.InvalidArgument, (int)JsonNode.Parse(text)!["code"]!);
        Assert.Equal(counted, (await world.Tally("in")).StationsCounted);
    }

    /// <summary>What the service called a bug of its own.</summary>
    private sealed class Bugs : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Found { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Found.Enqueue($"{formatter(state, exception)} {exception?.Message}");
        }

        public void Dispose()
        {
        }
    }
}
