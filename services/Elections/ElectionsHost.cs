using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Saylau.Elections.Assemblies;
using Saylau.Elections.Attributions;
using Saylau.Elections.Audits;
using Saylau.Elections.Calendar;
using Saylau.Elections.Commissions;
using Saylau.Elections.Complaints;
using Saylau.Elections.Initiatives;
using Saylau.Elections.Nominations;
using Saylau.Elections.Protocols;
using Saylau.Elections.Publications;
using Saylau.Elections.Publications.Exports;
using Saylau.Elections.Signatures;
using Saylau.Elections.Tabulation;
using Saylau.Elections.Territory;
using Saylau.Elections.VoterLists;
using Saylau.Platform.Hosting;

namespace Saylau.Elections;

/// <summary>What the Elections service is made of.</summary>
public static class ElectionsHost
{
    /// <summary>Builds the service.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="over">What a caller changes before anything is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? over = null)
    {
        var builder = ServiceHost.Create("elections", args, over);
        builder.AddRecord<V1.ElectionsLaw>(typeof(ElectionsHost).Assembly);
        builder.Services.AddSingleton<ProtocolMeters>();
        builder.Services.AddSingleton<ExportDesk>();
        return builder.Build(routes =>
        {
            routes.MapRecord();
            routes.MapGrpcService<TerritoryService>();
            routes.MapGrpcService<CommissionService>();
            routes.MapGrpcService<CalendarService>();
            routes.MapGrpcService<VoterListService>();
            routes.MapGrpcService<ComplaintService>();
            routes.MapGrpcService<InitiativeService>();
            routes.MapGrpcService<InitiativeSignatureService>();
            routes.MapGrpcService<NominationService>();
            routes.MapGrpcService<AttributionService>();
            routes.MapGrpcService<ProtocolService>();
            routes.MapGrpcService<TabulationService>();
            routes.MapGrpcService<PublicationService>();
            routes.MapGrpcService<AssemblyService>();
            routes.MapGrpcService<AuditService>();
        });
    }
}
