using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    // What changes faster is sent together.
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(200);

    // Another replica's commits announce nothing here: they are found by looking, so often.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public override async Task WatchTally(WatchTallyRequest request, IServerStreamWriter<WatchTallyResponse> responseStream, ServerCallContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await Watch(request, responseStream, context, ending.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new Refusal(StatusCode.Unavailable, EnumText.Of(Common.V1.ErrorReason.ShuttingDown), "The service is shutting down: resume where the last message says.");
        }
    }

    private async Task Watch(
        WatchTallyRequest request, IServerStreamWriter<WatchTallyResponse> responseStream, ServerCallContext context, CancellationToken ending)
    {
        var silentSince = clock.GetTimestamp();
        var first = true;
        for (ulong? from = request.HasResumePosition ? request.ResumePosition : null; ; first = false)
        {
            ending.ThrowIfCancellationRequested();
            var more = news.Next;
            var part = database.Read(session => Changed(session, request, context, from));
            from = part.ResumePosition;
            if (part.Tallies.Count > 0 || first || clock.GetElapsedTime(silentSince) >= options.Value.Heartbeat)
            {
                await responseStream.WriteAsync(part, ending);
                silentSince = clock.GetTimestamp();
                await Task.Delay(Together, clock, ending);
            }
            else
            {
                await Task.WhenAny(more, Task.Delay(Look, clock, ending));
            }
        }
    }

    private WatchTallyResponse Changed(Session session, WatchTallyRequest request, ServerCallContext context, ulong? from)
    {
        var election = RequireDirect(session, request.ElectionId);
        RequireRegion(election, request.Region);
        var position = (ulong)session.Single<long>(LedgerSize);
        if (from is { } seen && seen >= position)
            return new() { ResumePosition = seen };
        var disclosing = DisclosingTo(session, context, election, "tallies");
        var regions = from is { } since ? ChangedSince(session, election, (long)since) : Places(election).Prepend("");
        var wanted = regions.Where(region => request.Region.Length == 0 || string.Equals(region, request.Region, StringComparison.Ordinal)).ToArray();
        if (wanted.Length == 0)
            return new() { ResumePosition = position };
        var count = CountFor(session, context, election);
        var tallies = wanted.Select(region => disclosing.Show(count.In(region).ToTally(region))).ToArray();
        return new() { Tallies = { tallies }, Withheld = { disclosing.Withheld }, ResumePosition = position };
    }

    // A result that is certified changes how final all figures are.
    private IEnumerable<string> ChangedSince(Session session, ElectionRow election, long position)
    {
        if (CertifiedResultRow.Find(session, election.Id) is { } certified && certified.LedgerPosition >= position)
            return Places(election).Prepend("");
        var changed = session.Query<string>(RegionsSince, new { ElectionId = election.Id, Position = position });
        return changed.Count == 0 ? [] : changed.Prepend("");
    }

    private IEnumerable<string> Places(ElectionRow election) =>
        jurisdictions[election.Jurisdiction].Jurisdiction.Regions.Select(region => region.Code).Order(StringComparer.Ordinal);

    private const string RegionsSince = """
        SELECT Region
        FROM Tally
        WHERE ElectionId = @ElectionId AND LedgerPosition >= @Position
        UNION
        SELECT Region
        FROM AnnulledProtocol
        WHERE ElectionId = @ElectionId AND LedgerPosition >= @Position
        UNION
        SELECT Region
        FROM StationRecount
        WHERE ElectionId = @ElectionId AND LedgerPosition >= @Position
        ORDER BY Region
        """;
}
