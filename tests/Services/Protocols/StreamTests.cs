using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Protocols;

/// <summary>Protocols in a stream: each message is a write of its own, admitted and answered for itself.</summary>
public sealed class StreamTests(CountingWorld world)
{
    [Fact]
    public async Task Every_message_is_answered_in_order_and_sending_one_again_changes_nothing()
    {
        await world.Election("in-chunks", ElectionKind.Regular, "in-chunks-a");
        StreamProtocolsRequest[] chunks = [Chunk("in-chunks", "akm-1", "akm-2"), Chunk("in-chunks", "ala-1")];

        var first = await Send(world.Commission, chunks);
        var again = await Send(world.Commission, [chunks[1]]);

        Assert.Equal(chunks.Select(chunk => chunk.RequestId), first.Select(answer => answer.RequestId));
        Assert.All(first.SelectMany(answer => answer.Rows), row => Assert.Equal(RowOutcome.Stored, row.Outcome));
        Assert.Equal(first[1], Assert.Single(again));
        Assert.Equal(3u, (await world.Tally("in-chunks")).StationsCounted);
    }

    [Fact]
    public async Task A_refusal_ends_the_stream_and_what_was_answered_before_it_stands()
    {
        await world.Election("cut", ElectionKind.Regular, "cut-a");
        await Refuses(world.Commission, StatusCode.NotFound, Chunk("cut", "akm-1"), Chunk("no-such-election", "akm-2"));
        Assert.Equal(1u, (await world.Tally("cut")).StationsCounted);
    }

    [Fact]
    public async Task Every_message_is_checked_as_if_it_came_alone()
    {
        await world.Election("checked", ElectionKind.Regular, "checked-a");
        var malformed = Chunk("checked", "akm-2");
        malformed.RequestId = "no uuid";
        await Refuses(world.Commission, StatusCode.InvalidArgument, Chunk("checked", "akm-1"), malformed);
        await Refuses(world.As("central_commission@arland"), StatusCode.PermissionDenied, Chunk("checked", "akm-2"));
        await Refuses(world.Holding("press@kz"), StatusCode.PermissionDenied, Chunk("checked", "akm-2"));
        await Refuses(world.Public, StatusCode.Unauthenticated, Chunk("checked", "akm-2"));
        Assert.Equal(1u, (await world.Tally("checked")).StationsCounted);
    }

    [Fact]
    public async Task A_stream_of_nothing_is_answered_with_nothing() => Assert.Empty(await Send(world.Commission, []));

    private static StreamProtocolsRequest Chunk(string election, params string[] stations) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-06-06",
        ElectionId = election,
        Rows = { stations.Select(station => CountingWorld.Protocol(station, ($"{election}-a", 9))) },
    };

    private static async Task Refuses(Clients clients, StatusCode status, params StreamProtocolsRequest[] chunks) =>
        Assert.Equal(status, (await Assert.ThrowsAsync<RpcException>(() => Send(clients, chunks))).StatusCode);

    private static async Task<List<StreamProtocolsResponse>> Send(Clients clients, StreamProtocolsRequest[] chunks)
    {
        using var call = clients.Protocols.StreamProtocols(cancellationToken: TestContext.Current.CancellationToken);
        var answers = new List<StreamProtocolsResponse>();
        foreach (var chunk in chunks)
        {
            await call.RequestStream.WriteAsync(chunk, TestContext.Current.CancellationToken);
            // As our client does: a refusal that overtakes the end of the requests can be passed on as a cancellation.
            if (ReferenceEquals(chunk, chunks[^1]))
                await call.RequestStream.CompleteAsync();
            if (!await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
                break;
            answers.Add(call.ResponseStream.Current);
        }

        if (chunks.Length == 0)
            await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        return answers;
    }
}
