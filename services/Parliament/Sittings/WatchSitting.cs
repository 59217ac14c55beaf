using Grpc.Core;
using Saylau.Parliament.Floor;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    // What changes faster is sent together.
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(200);

    // Another replica's commits announce nothing here: they are found by looking, so often.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public override async Task WatchSitting(WatchSittingRequest request, IServerStreamWriter<WatchSittingResponse> responseStream, ServerCallContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await Watch(request, responseStream, ending.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new Refusal(StatusCode.Unavailable, EnumText.Of(Common.V1.ErrorReason.ShuttingDown), "The service is shutting down: resume where the last message says.");
        }
    }

    private async Task Watch(WatchSittingRequest request, IServerStreamWriter<WatchSittingResponse> responseStream, CancellationToken ending)
    {
        var silentSince = clock.GetTimestamp();
        var first = true;
        for (ulong? from = request.HasResumePosition ? request.ResumePosition : null; ; first = false)
        {
            ending.ThrowIfCancellationRequested();
            var more = news.Next;
            var part = database.Read(session => Changed(session, request.SittingId, from));
            from = part.ResumePosition;
            if (part.Live is not null || first || clock.GetElapsedTime(silentSince) >= options.Value.Heartbeat)
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

    private WatchSittingResponse Changed(Session session, string sittingId, ulong? from)
    {
        var sitting = SittingRow.Require(session, sittingId);
        var next = (ulong)sitting.LatestPosition + 1;
        return from >= next ? new() { ResumePosition = from.Value } : new() { Live = LiveOf(session, sitting), ResumePosition = next };
    }

    // Who is there is asked of the last moment that anybody entered: the service does not know the time in the chamber. Of a
    // sitting that ended, it is asked of its end.
    private SittingLive LiveOf(Session session, SittingRow sitting)
    {
        var (floor, speeches) = (FloorFacts.Of(session, sitting, LawOf(session, sitting)), SpeechRow.Of(session, sitting.Id));
        var votes = SittingVoteRow.Of(session, sitting.Id);
        var latest = Latest(session, sitting);
        var now = sitting.StateNow() is SittingState.Closed ? latest ?? 0 : floor.Attendance.SelectMany(row => new[] { row.ArrivedAt, row.LeftAt }).Append(latest)
            .Concat(speeches.SelectMany(row => new[] { row.BeganAt, row.EndedAt })).Concat(votes.Select(row => (long?)row.AtSecond)).Max() ?? 0;
        return new()
        {
            Sitting = sitting.ToProto(Agenda(session, sitting)),
            Presence = { floor.At(now) },
            Speech = speeches.LastOrDefault(row => row.EndedAt is null)?.ToProto(),
            Votes = { votes.Select(row => row.ToProto()) },
        };
    }
}
