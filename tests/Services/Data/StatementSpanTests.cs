using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Saylau.Platform.Data;

namespace Saylau.Tests.Services.Data;

public sealed class StatementSpanTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-spans-");
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;
    private readonly Database database;

    public StatementSpanTests()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name is "Saylau.Data",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        database = new(Options.Create(new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "spans.db")};Pooling=False" }));
    }

    [Fact]
    public void A_statement_is_told_with_its_parameters_and_never_their_values()
    {
        var span = Assert.Single(Of(session => session.Query<long>("SELECT 1 FROM sqlite_master WHERE name = @Name", new { Name = "a secret" })));

        Assert.Equal(("SELECT sqlite_master", ActivityKind.Client, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        Assert.Equal(
            ["db.collection.name=sqlite_master", "db.query.summary=SELECT sqlite_master", "db.query.text=SELECT 1 FROM sqlite_master WHERE name = @Name", "db.system.name=sqlite"],
            span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rows_that_go_in_together_are_one_span_with_their_number()
    {
        var spans = Of(session =>
        {
            session.Execute("CREATE TABLE Counted (Id INT)");
            session.InsertMany("Counted", Enumerable.Range(0, 40).Select(id => new Row(id)).ToArray());
            session.InsertMany<Row>("Counted", []);
            session.Insert("Counted", new Row(40));
            return session.Execute("DELETE FROM Counted WHERE Id IN @Ids", new { Ids = new[] { 1, 2 } });
        });

        Assert.Equal(["INSERT Counted", "INSERT Counted", "DELETE Counted"], spans.Select(span => span.DisplayName));
        Assert.Equal([40, null, null], spans.Select(span => span.GetTagItem("db.operation.batch.size")));
    }

    [Fact]
    public void A_statement_that_fails_says_how()
    {
        var span = Assert.Single(Of(session => Assert.Throws<SqliteException>(() => session.Execute("UPDATE Nowhere SET Id = 1"))));

        Assert.Equal((ActivityStatusCode.Error, "Microsoft.Data.Sqlite.SqliteException"), (span.Status, span.GetTagItem("error.type")));
    }

    [Fact]
    public void What_no_call_asked_for_and_what_is_not_traced_has_no_span()
    {
        Activity.Current = null;
        database.Read(session => session.Query<long>("SELECT 7 FROM sqlite_master"));
        using (new Activity("not traced") { IsAllDataRequested = false }.Start())
            database.Read(session => session.Query<long>("SELECT 7 FROM sqlite_master"));

        Assert.DoesNotContain(ended, span => span.GetTagItem("db.query.text") is "SELECT 7 FROM sqlite_master");
    }

    public void Dispose()
    {
        listener.Dispose();
        database.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>The spans of what is done, in the order in which they ended. Other tests' are not among them.</summary>
    private Activity[] Of<T>(Func<Session, T> work)
    {
        Activity.Current = null;
        using var call = new Activity("a call") { IsAllDataRequested = true }.Start();
        database.Read(work);
        return [.. ended.Where(span => span.TraceId == call.TraceId)];
    }

    private sealed record Row(int Id);
}
