using Microsoft.AspNetCore.Builder;
using Saylau.Platform.Hosting;

namespace Saylau.Parliament;

/// <summary>What the Parliament service is made of.</summary>
public static class ParliamentHost
{
    /// <summary>Builds the service.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="over">What a caller changes before anything is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? over = null)
    {
        var builder = ServiceHost.Create("parliament", args, over);
        builder.AddRecord<V1.ParliamentLaw>(typeof(ParliamentHost).Assembly);
        return builder.Build(routes =>
        {
            routes.MapRecord();
        });
    }
}
