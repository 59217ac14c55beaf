using System.Net;
using Saylau.Testing;

namespace Saylau.Tests.Services.Hosting;

public class HealthTests
{
    [Fact]
    public async Task Health_shows_at_the_door_of_operations_and_business_does_not()
    {
        await using var suite = await TestSuite.Start(new() { Only = "parties" });
        using var http = new HttpClient { BaseAddress = suite.Services.Operations["parties"] };

        Assert.Equal(HttpStatusCode.OK, await Get("/health/live"));
        Assert.Equal(HttpStatusCode.OK, await Get("/health/ready"));
        Assert.Equal(HttpStatusCode.NotFound, await Get("/parties/v1/parties?jurisdiction=kz"));

        async Task<HttpStatusCode> Get(string path)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }
}
