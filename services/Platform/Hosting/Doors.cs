using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Saylau.Platform.Hosting;

/// <summary>Which door a request came in by. Each has a port of its own, and shows nothing of the others.</summary>
public enum Door
{
    /// <summary>gRPC, and JSON over HTTP/2: without TLS (h2c), or with it where a certificate is configured.</summary>
    Business,

    /// <summary>JSON and pages over HTTP/1.1; with TLS where a certificate is configured.</summary>
    Web,

    /// <summary>Health and metrics over HTTP/1.1, always without TLS: probes and Prometheus come from within.</summary>
    Operations,
}

/// <summary>Where the doors are.</summary>
public sealed record ListenOptions
{
    /// <summary>The address to listen on: <c>any</c> or <c>loopback</c>.</summary>
    public string Address { get; set; } = "any";

    /// <summary>The port of gRPC; 0 takes a free one.</summary>
    public int BusinessPort { get; set; } = 5000;

    /// <summary>The port of JSON and pages over HTTP/1.1, where a service has them; 0 takes a free one, -1 closes the door.</summary>
    public int WebPort { get; set; } = -1;

    /// <summary>The port of health and metrics; 0 takes a free one.</summary>
    public int OperationsPort { get; set; } = 9090;
}

/// <summary>Opens the doors, and keeps what belongs behind one from showing at another.</summary>
public static class Doors
{
    private const string Item = "saylau.door";

    /// <summary>Opens the doors that are configured.</summary>
    public static void Open(KestrelServerOptions kestrel, ListenOptions listen, TransportSecurity security)
    {
        void Listen(Door door, int port, HttpProtocols protocols)
        {
            if (port < 0)
                return;
            void Mark(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions options)
            {
                options.Protocols = protocols;
                if (door is not Door.Operations)
                    security.Secure(options);
                options.Use(next => connection =>
                {
                    connection.Items[Item] = door;
                    return next(connection);
                });
            }

            if (string.Equals(listen.Address, "loopback", StringComparison.Ordinal))
                kestrel.Listen(IPAddress.Loopback, port, Mark);
            else
                kestrel.ListenAnyIP(port, Mark);
        }

        Listen(Door.Business, listen.BusinessPort, HttpProtocols.Http2);
        Listen(Door.Web, listen.WebPort, HttpProtocols.Http1);
        Listen(Door.Operations, listen.OperationsPort, HttpProtocols.Http1);
    }

    /// <summary>Answers 404 to what does not belong behind the door it was asked at.</summary>
    public static void UseDoors(this WebApplication app)
    {
        app.UseRouting();
        app.Use((context, next) =>
        {
            var atOperations = DoorOf(context) is Door.Operations;
            var isOperations = context.GetEndpoint()?.Metadata.GetMetadata<OperationsOnly>() is not null;
            if (context.GetEndpoint() is null || atOperations == isOperations)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    /// <summary>The addresses of a started host, in the order Business, Web (if open), Operations.</summary>
    public static IReadOnlyList<Uri> AddressesOf(WebApplication app) =>
        [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Select(address => new Uri(address.Replace("[::]", "localhost", StringComparison.Ordinal)))];

    private static Door? DoorOf(HttpContext context) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items.TryGetValue(Item, out var door) is true ? (Door?)door : null;
}

/// <summary>Marks an endpoint that shows only at the door of operations.</summary>
public sealed class OperationsOnly;
