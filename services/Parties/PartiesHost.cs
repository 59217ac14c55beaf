using Microsoft.AspNetCore.Builder;
using Saylau.Parties.Alignments;
using Saylau.Parties.Alliances;
using Saylau.Parties.Claims;
using Saylau.Parties.Congresses;
using Saylau.Parties.CourtOrders;
using Saylau.Parties.Founding;
using Saylau.Parties.Funding;
using Saylau.Parties.MemberSignatures;
using Saylau.Parties.Registration;
using Saylau.Parties.Registry;
using Saylau.Parties.Standing;
using Saylau.Platform.Hosting;

namespace Saylau.Parties;

/// <summary>What the Parties service is made of.</summary>
public static class PartiesHost
{
    /// <summary>Builds the service.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="over">What a caller changes before anything is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? over = null)
    {
        var builder = ServiceHost.Create("parties", args, over);
        builder.AddRecord<V1.PartiesLaw>(typeof(PartiesHost).Assembly);
        return builder.Build(routes =>
        {
            routes.MapRecord();
            routes.MapGrpcService<RegistryService>();
            routes.MapGrpcService<CongressService>();
            routes.MapGrpcService<FoundingService>();
            routes.MapGrpcService<MemberSignatureService>();
            routes.MapGrpcService<RegistrationService>();
            routes.MapGrpcService<StandingService>();
            routes.MapGrpcService<CourtOrderService>();
            routes.MapGrpcService<AllianceService>();
            routes.MapGrpcService<AlignmentService>();
            routes.MapGrpcService<ClaimService>();
            routes.MapGrpcService<FundingService>();
        });
    }
}
