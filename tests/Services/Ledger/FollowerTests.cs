using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Ledger;

public sealed class FollowerTests
{
    [Fact]
    public async Task A_follower_of_a_service_that_stops_is_told_to_come_again()
    {
        await using var world = await World.Start();
        using var call = world.Holding("auditor@kz").Ledger.ReadEvents(new() { Ledger = "parties", Follow = true }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        var next = call.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
        await world.Suite.Services.Stop("parties");

        var end = await Assert.ThrowsAsync<RpcException>(() => next);
        Assert.Equal(StatusCode.Unavailable, end.StatusCode);
    }
}
