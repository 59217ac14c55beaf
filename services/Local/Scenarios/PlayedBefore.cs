using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Gateway.Reports;

namespace Saylau.Local.Scenarios;

/// <summary>
/// Knows how far a scenario was played into these ledgers before. A refusal that belongs to the story is judged by the
/// records of its moment: where later lines are on record already, it was judged then, and cannot be judged again.
/// </summary>
internal sealed class PlayedBefore(CallInvoker gateway)
{
    private readonly Dictionary<string, ulong> sizes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> reached = new(StringComparer.Ordinal);

    /// <summary>Whether the area's ledger held more, when this play began, than the lines played so far.</summary>
    public async Task<bool> IsBeyond(MethodDescriptor method, IMessage request, CancellationToken cancellation)
    {
        var area = RecordReader.AreaOf(method, request);
        if (!sizes.TryGetValue(area, out var size))
        {
            var checkpoint = await new LedgerService.LedgerServiceClient(gateway).GetCheckpointAsync(new() { Ledger = area }, cancellationToken: cancellation);
            sizes[area] = size = checkpoint.Size;
        }

        return reached.TryGetValue(area, out var position) && position + 1 < size;
    }

    /// <summary>A line was answered; what it wrote stands at the answer's position. Chunks are answered in any order.</summary>
    public void Note(MethodDescriptor method, IMessage request, IMessage answer)
    {
        if (answer.Descriptor.FindFieldByName("ledger_position") is not { HasPresence: true } field || !field.Accessor.HasValue(answer))
            return;
        var area = RecordReader.AreaOf(method, request);
        lock (reached)
            reached[area] = Math.Max(reached.GetValueOrDefault(area), (ulong)field.Accessor.GetValue(answer));
    }
}
