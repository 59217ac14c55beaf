using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Saylau.Tests.Services.Support;

/// <summary>A road of TCP to a server, which can be cut: every connection on it is lost, and new ones may be made.</summary>
internal sealed class CuttableRoad : IDisposable
{
    private readonly TcpListener entrance = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentBag<TcpClient> travellers = [];
    private readonly (string Host, int Port) server;

    public CuttableRoad(string host, int port)
    {
        server = (host, port);
        entrance.Start();
        _ = Admit();
    }

    /// <summary>Where the road begins.</summary>
    public int Port => ((IPEndPoint)entrance.LocalEndpoint).Port;

    /// <summary>Loses every connection. Returns how many there were.</summary>
    public int Cut()
    {
        var lost = 0;
        while (travellers.TryTake(out var traveller))
        {
            lost += traveller.Connected ? 1 : 0;
            traveller.Close();
        }

        return lost;
    }

    public void Dispose()
    {
        ending.Cancel();
        entrance.Dispose();
        Cut();
        ending.Dispose();
    }

    private async Task Admit()
    {
        while (!ending.IsCancellationRequested)
        {
            var caller = await entrance.AcceptTcpClientAsync(ending.Token);
            var called = new TcpClient { NoDelay = true };
            caller.NoDelay = true;
            await called.ConnectAsync(server.Host, server.Port, ending.Token);
            travellers.Add(caller);
            travellers.Add(called);
            _ = Carry(caller, called);
            _ = Carry(called, caller);
        }
    }

    private static async Task Carry(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut, or ended by one side.
        }

        from.Close();
        to.Close();
    }
}
