using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Ledger;

/// <summary>A write that waits at the door, and its outcome.</summary>
internal sealed class PendingWrite(
    WriteFrame frame, byte[] key, byte[] bodyHash, byte[] keyedHash, bool dryRun, MessageParser answers,
    Func<LedgerTransaction, IMessage> work, CancellationToken cancellation)
{
    // Continuations must not run on the ledger's thread.
    private readonly TaskCompletionSource<IMessage> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IMessage? answer;
    private Exception? error;

    public WriteFrame Frame { get; } = frame;

    public byte[] Key { get; } = key;

    public bool IsDryRun { get; } = dryRun;

    /// <summary>What the write is a part of. It goes on until the write is answered.</summary>
    public Activity? Trace { get; } = Activity.Current;

    public Task<IMessage> Outcome => outcome.Task;

    public bool IsAbandoned => cancellation.IsCancellationRequested;

    public IMessage Run(LedgerTransaction transaction) => work(transaction);

    public void Answer(IMessage message) => (answer, error) = (message, null);

    public void Fail(Exception problem) => (answer, error) = (null, problem);

    /// <summary>Answers with what the same request was answered before.</summary>
    public void Replay(AnswerRow stored)
    {
        // Answers that were stored before hashes were keyed have the plain one until they are forgotten.
        if (stored.BodyHash.AsSpan().SequenceEqual(keyedHash) || stored.BodyHash.AsSpan().SequenceEqual(bodyHash))
            Answer(answers.ParseFrom(stored.Answer));
        else
            Fail(Refusal.Invalid(ErrorReason.RequestIdReused, ("request_id", "was used before with another body.")));
    }

    public AnswerRow ToRow(DateTimeOffset now) => new()
    {
        RequestKey = Key,
        BodyHash = keyedHash,
        Answer = answer!.ToByteArray(),
        AnsweredAt = now.ToMicroseconds(),
    };

    /// <summary>Tells the caller: only now, after the commit.</summary>
    public void Complete()
    {
        if (answer is not null)
            outcome.TrySetResult(answer);
        else if (error is OperationCanceledException)
            outcome.TrySetCanceled(cancellation);
        else
            outcome.TrySetException(error!);
    }
}
