using System.Data.Common;
using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Ledger;

/// <summary>Commits batches of writes: together if it can be done, one by one if the transaction itself is lost.</summary>
internal sealed class LedgerCommitter(
    Database database, LedgerOptions options, LedgerNews news, LedgerMeters meters, TimeProvider clock, ILogger log) : IDisposable
{
    private readonly PreparedStatements prepared = new();
    private DbConnection? connection;
    private DateTimeOffset forgetAgain;

    // Set only after a commit: the log is append-only, so a size that was committed has the frontier that it had then.
    private (long Size, IReadOnlyList<byte[]> Frontier) committed = (0, []);

    public void Commit(IReadOnlyList<PendingWrite> batch)
    {
        using var span = LedgerTrace.Commit(news.Trace, batch);
        var started = Stopwatch.GetTimestamp();
        try
        {
            Connected(batch);
        }
        catch (Exception error)
        {
            // Whatever lost the batch, those in it that can be kept are kept. Every work depends on its arguments alone, and each looks its request_id up first: running it again is safe
            // even if the lost commit did arrive.
            log.LogWarning(error, "A transaction of {Count} writes was lost; each runs again alone", batch.Count);
            RunAlone(batch);
        }

        meters.Committed(batch.Count, Stopwatch.GetElapsedTime(started));
    }

    public void Dispose() => Reconnect();

    private void RunAlone(IReadOnlyList<PendingWrite> batch)
    {
        Refusal? down = null;
        foreach (var write in batch)
        {
            // Where the storage does not answer one, the others need not wait for it in turn.
            if (down is not null)
                write.Fail(down);
            else if (CommitAlone(write) is { Code: StatusCode.Unavailable } refusal)
                down = refusal;
        }
    }

    /// <summary>Commits one write. Returns what the storage was refused with, if it was.</summary>
    private Refusal? CommitAlone(PendingWrite write)
    {
        try
        {
            database.Persist(() => Connected([write]));
            return null;
        }
        catch (DbException storage) when (!database.Dialect.IsMistake(storage))
        {
            log.LogError(storage, "{Method}: the storage refused the write", write.Frame.Method);
            var refusal = RefusalInterceptor.StorageRefusal(storage, database.Dialect);
            write.Fail(refusal);
            return refusal;
        }
        catch (Exception mistake)
        {
            log.LogError(mistake, "{Method}: the write is lost by a bug", write.Frame.Method);
            write.Fail(mistake);
            return null;
        }
    }

    /// <summary>Commits over a connection that is given up where it, or what ran on it, failed.</summary>
    private void Connected(IReadOnlyList<PendingWrite> batch)
    {
        try
        {
            CommitTogether(batch);
        }
        catch
        {
            // Not every error that a broken connection gives is the engine's.
            Reconnect();
            throw;
        }
    }

    private void CommitTogether(IReadOnlyList<PendingWrite> batch)
    {
        connection ??= database.OpenWriter();
        using var transaction = database.Dialect.BeginWrite(connection);
        var session = database.Within(transaction, prepared);
        var size = LedgerStore.LockHead(session);
        var batchLog = new BatchLog(size, clock.GetUtcNow());
        foreach (var write in batch)
            LedgerTrace.Under(write.Trace, () => RunOne(write, session, batchLog));

        ForgetOldAnswers(session, batchLog.Now);
        if (batchLog.Answers.Count == 0)
        {
            transaction.Commit();
            news.Saw(size, batchLog.Now);
            return;
        }

        var append = batchLog.AppendTo(size == committed.Size ? committed.Frontier : LedgerStore.Frontier(session, size));
        LedgerStore.Append(session, append, batchLog.Events, [.. batchLog.Answers.Values]);
        transaction.Commit();
        committed = (append.Size, append.Frontier);
        news.Saw(append.Size, batchLog.Now);
    }

    private void RunOne(PendingWrite write, Session session, BatchLog batch)
    {
        if (write.IsAbandoned)
        {
            write.Fail(new OperationCanceledException());
            return;
        }

        if ((batch.Answers.GetValueOrDefault(Convert.ToHexString(write.Key)) ?? LedgerStore.Answer(session, write.Key)) is { } stored)
        {
            write.Replay(stored);
            return;
        }

        if (write.Frame.Objection is { } objection)
        {
            write.Fail(objection);
            return;
        }

        session.Execute(database.Dialect.Savepoint);
        var transaction = new LedgerTransaction(session, write.Frame, batch.NextPosition, batch.Now);
        try
        {
            Keep(write, transaction, write.Run(transaction), session, batch);
        }
        // Any other error of the engine's means that the transaction is gone, not only one write.
        catch (Exception error) when (error is not DbException engine || database.Dialect.IsConstraintViolation(engine))
        {
            session.Execute(database.Dialect.RollbackToSavepoint);
            write.Fail(error);
        }
    }

    private void Keep(PendingWrite write, LedgerTransaction transaction, IMessage answer, Session session, BatchLog batch)
    {
        write.Frame.Call.EnsureSettled(write.Frame.Method);
        if (transaction.Jurisdiction is null)
            throw new InvalidOperationException($"{write.Frame.Method} did not say which jurisdiction it concerns.");
        if (write.IsDryRun)
        {
            session.Execute(database.Dialect.RollbackToSavepoint);
            write.Answer(answer);
            return;
        }

        if (transaction.Events.Count > 0)
            WriteEnvelope.SetPosition(answer, batch.NextPosition);
        batch.Take(transaction);
        write.Answer(answer);
        batch.Answers[Convert.ToHexString(write.Key)] = write.ToRow(batch.Now);
        if (database.Dialect.ReleaseSavepoint.Length > 0)
            session.Execute(database.Dialect.ReleaseSavepoint);
    }

    private void ForgetOldAnswers(Session session, DateTimeOffset now)
    {
        if (now < forgetAgain)
            return;
        LedgerStore.ForgetAnswers(session, (now - options.AnswerRetention).ToMicroseconds());
        forgetAgain = now.AddHours(1);
    }

    private void Reconnect()
    {
        // Another server may answer next, and know less.
        committed = (0, []);
        prepared.Forget();
        connection?.Dispose();
        connection = null;
    }
}
