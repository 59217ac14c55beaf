using Microsoft.AspNetCore.Builder;
using Saylau.Observers.Assessments;
using Saylau.Observers.Forms;
using Saylau.Observers.Missions;
using Saylau.Observers.Turnout;
using Saylau.Platform.Hosting;

namespace Saylau.Observers;

/// <summary>What the Observers service is made of.</summary>
public static class ObserversHost
{
    /// <summary>Builds the service.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="over">What a caller changes before anything is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? over = null)
    {
        var builder = ServiceHost.Create("observers", args, over);
        builder.AddRecord<V1.ObserversLaw>(typeof(ObserversHost).Assembly);
        builder.Services.AddSingleton<OfficialProtocols>();
        return builder.Build(routes =>
        {
            routes.MapRecord();
            routes.MapGrpcService<MissionService>();
            routes.MapGrpcService<FormService>();
            routes.MapGrpcService<TurnoutService>();
            routes.MapGrpcService<AssessmentService>();
        });
    }
}
