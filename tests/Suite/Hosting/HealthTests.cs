using Grpc.Health.V1;
using Grpc.Net.Client;
using Saylau.Testing;

namespace Saylau.Tests.Suite.Hosting;

public class HealthTests
{
    [Fact]
    public async Task Every_service_and_the_gateway_say_over_grpc_that_they_serve()
    {
        await using var suite = await TestSuite.Start();

        Assert.Contains("gateway", suite.Services.Addresses.Keys, StringComparer.Ordinal);
        foreach (var (_, address) in suite.Services.Addresses)
        {
            using var channel = GrpcChannel.ForAddress(address);
            var answer = await new Health.HealthClient(channel).CheckAsync(new(), cancellationToken: TestContext.Current.CancellationToken);

            Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
        }
    }
}
