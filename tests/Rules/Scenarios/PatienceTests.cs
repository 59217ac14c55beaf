using Grpc.Core;
using Saylau.Local.Scenarios;

namespace Saylau.Tests.Rules.Scenarios;

public sealed class PatienceTests
{
    [Theory]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.Unavailable)]
    public async Task What_is_not_there_yet_is_asked_for_again(StatusCode status)
    {
        var asked = 0;
        Task<int> Ask() => ++asked < 3 ? throw new RpcException(new(status, "")) : Task.FromResult(asked);
        Assert.Equal(3, await Patience.Ask(Ask, TimeSpan.FromHours(1), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument, 3_600)]
    [InlineData(StatusCode.PermissionDenied, 3_600)]
    [InlineData(StatusCode.AlreadyExists, 3_600)]
    [InlineData(StatusCode.NotFound, 0)]
    [InlineData(StatusCode.FailedPrecondition, 0)]
    public async Task Other_refusals_stand_at_once_and_without_patience_all_do(StatusCode status, int seconds)
    {
        var asked = 0;
        Task<int> Ask() => ++asked < 3 ? throw new RpcException(new(status, "")) : Task.FromResult(asked);
        await Assert.ThrowsAsync<RpcException>(() => Patience.Ask(Ask, TimeSpan.FromSeconds(seconds), TestContext.Current.CancellationToken));
        Assert.Equal(1, asked);
    }
}
