using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Saylau.Common.V1;
using Saylau.Platform.Data;

namespace Saylau.Platform.Ledger;

/// <summary>
/// Does something outside for events of this service's own ledger, in their order and at least once: after a start it
/// begins at the first event again, so what it does must be harmless to repeat.
/// </summary>
public abstract class LedgerFollower(Database database, LedgerNews news, ILogger log) : BackgroundService
{
    private bool isAway;

    /// <summary>What the follower has to say.</summary>
    protected ILogger Log { get; } = log;

    /// <summary>Does what the event asks for. It is not called with the next event before this one is done.</summary>
    protected abstract Task Handle(LedgerEvent happened, CancellationToken cancellation);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        news.Reached(GetType().Name, 0);
        for (long position = 0; !stoppingToken.IsCancellationRequested;)
        {
            var more = news.Next;
            var rows = Read(position);
            if (rows.Count > 0)
                position = await HandleAll(rows, stoppingToken);
            else
                await Task.WhenAny(more, Task.Delay(LedgerNews.Look, stoppingToken));
        }
    }

    // A database that fails over is back soon; what is thrown from here would end the service.
    private IReadOnlyList<EventRow> Read(long position)
    {
        try
        {
            var rows = database.Read(session => LedgerStore.Events(session, position, LedgerNews.EventsAtOnce));
            isAway = false;
            return rows;
        }
        catch (DbException away)
        {
            if (!isAway)
                Log.LogWarning(away, "The ledger cannot be followed from position {Position} on; it is tried again until it can", position);
            isAway = true;
            return [];
        }
    }

    private async Task<long> HandleAll(IReadOnlyList<EventRow> rows, CancellationToken cancellation)
    {
        using var span = LedgerTrace.Follow(news.Trace, GetType().Name, rows.Count);
        foreach (var row in rows)
        {
            await Handle(LedgerEvent.Parser.ParseFrom(row.Bytes), cancellation);
            news.Reached(GetType().Name, row.Position + 1);
        }

        return rows[^1].Position + 1;
    }
}
