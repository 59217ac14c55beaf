using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Saylau.Parliament.Accreditations;
using Saylau.Parliament.Admissions;
using Saylau.Parliament.Bills;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.Contributions;
using Saylau.Parliament.Deliberations;
using Saylau.Parliament.Floor;
using Saylau.Parliament.Groups;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.Openness;
using Saylau.Parliament.Procedures;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.Texts;
using Saylau.Parliament.Transcripts;
using Saylau.Parliament.Votes;
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
        builder.Services.AddSingleton<ElectedPersons>().AddSingleton<ElectedLists>().AddSingleton<MandateChanges>().AddSingleton<EnactmentRelay>();
        builder.Services.AddHostedService(services => services.GetRequiredService<EnactmentRelay>());
        return builder.Build(routes =>
        {
            routes.MapRecord();
            routes.MapGrpcService<ChamberService>();
            routes.MapGrpcService<MandateService>();
            routes.MapGrpcService<GroupService>();
            routes.MapGrpcService<BillService>();
            routes.MapGrpcService<SittingService>();
            routes.MapGrpcService<FloorService>();
            routes.MapGrpcService<AdmissionService>();
            routes.MapGrpcService<AccreditationService>();
            routes.MapGrpcService<TranscriptService>();
            routes.MapGrpcService<ContributionService>();
            routes.MapGrpcService<OpennessService>();
            routes.MapGrpcService<ProcedureService>();
            routes.MapGrpcService<BillTextService>();
            routes.MapGrpcService<DeliberationService>();
            routes.MapGrpcService<VoteService>();
        });
    }
}
