using Saylau.Testing;
using Saylau.Tests.Suite.Telemetry.Otlp;
using static Saylau.Tests.Suite.Telemetry.Otlp.Span.Types;

namespace Saylau.Tests.Suite.Telemetry;

/// <summary>A call is seen whole: from the gateway through two services to their statements.</summary>
[Collection("The observed suite")]
public sealed class TraceTests(ObservedSuite observed)
{
    private const string Gateway = "saylau-gateway", Elections = "saylau-elections", Parties = "saylau-parties";
    private const string Nominate = "saylau.elections.v1.NominationService/NominateCandidate", CheckAct = "saylau.parties.v1.StandingService/CheckAct";

    [Theory]
    [InlineData("grpc")]
    [InlineData("json")]
    public async Task A_write_is_one_trace_from_the_gateway_through_two_services_to_their_statements(string door)
    {
        var tree = await Tree(door is "grpc" ? observed.Grpc : observed.Json, "INSERT Candidate");

        var server = tree.Next(tree.Next(tree.Root, Gateway, SpanKind.Client), Elections, SpanKind.Server);
        Assert.Equal((Gateway, SpanKind.Server), (tree.Root.Service, tree.Root.Kind));
        if (door is "grpc")
            Assert.Equal((Nominate, "grpc", Nominate, "OK"), (server.Name, server["rpc.system.name"], server["rpc.method"], server["rpc.response.status_code"]));

        // gRPC's own span, the one of HTTP that carries it, and the service behind.
        var call = Assert.Single(tree.Under(server), span => span.Kind is SpanKind.Client && string.Equals(span["rpc.method"], CheckAct, StringComparison.Ordinal));
        Assert.Equal((Elections, "grpc", "OK"), (call.Service, call["rpc.system.name"], call["rpc.response.status_code"]));
        var behind = tree.Next(tree.Next(call, Elections, SpanKind.Client), Parties, SpanKind.Server);
        Assert.Contains(tree.Under(behind), span => span.IsStatement && span.Name.StartsWith("SELECT ", StringComparison.Ordinal));

        var write = Assert.Single(tree.Under(server), span => span.Name is "ledger.write");
        var insert = Assert.Single(tree.Under(write), span => span.Name is "INSERT Candidate");
        Assert.Equal((TestSuite.SqlServer is null ? "sqlite" : "microsoft.sql_server", "Candidate", Elections), (insert["db.system.name"], insert["db.collection.name"], insert.Service));
        Assert.Equal(tree.Spans.Count, tree.Spans.DistinctBy(span => span.SpanId, StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_commit_is_linked_with_every_write_that_it_took()
    {
        var write = (await Tree(observed.Grpc, "INSERT Candidate")).Spans.Single(span => span.Name is "ledger.write");
        await observed.Collector.Until(collector => collector.Spans.Any(write.IsLinkedFrom), "the commit");

        var commit = Assert.Single(observed.Collector.Spans, write.IsLinkedFrom);
        Assert.Equal(("ledger.commit", Elections, ""), (commit.Name, commit.Service, commit.ParentId));
        Assert.True(commit.IsLinkedFrom(write), "The write does not say which commit took it.");
        Assert.Contains(SpanTree.Of(observed.Collector.Spans, commit.TraceId).Under(commit), span => span.Name is "UPDATE LedgerHead");
        // Of every commit: as many links as writes.
        Assert.All(observed.Collector.Spans.Where(span => span.Name is "ledger.commit"), each =>
            Assert.Equal(each["saylau.ledger.batch.size"], $"{each.Links.Count}"));
    }

    [Fact]
    public async Task Writes_that_share_a_commit_are_each_linked_with_it()
    {
        static bool IsShared(CollectedSpan span) => span is { Name: "ledger.commit", Links.Count: > 1 };
        for (var round = 0; round < 50 && !observed.Collector.Spans.Any(IsShared); round++)
            await observed.WriteAtOnce(16);
        await observed.Collector.Until(collector => collector.Spans.Any(IsShared), "a commit of several writes");

        var commit = observed.Collector.Spans.First(IsShared);
        await observed.Collector.Until(collector => Writes(collector).Length == commit.Links.Count, "the writes of the commit");
        Assert.Equal(commit.Links.Count, Writes(observed.Collector).DistinctBy(write => write.TraceId, StringComparer.Ordinal).Count());
        Assert.All(Writes(observed.Collector), write => Assert.Equal(("ledger.write", true), (write.Name, commit.IsLinkedFrom(write))));
        CollectedSpan[] Writes(Collector collector) => [.. collector.Spans.Where(span => span.IsLinkedFrom(commit))];
    }

    [Fact]
    public async Task A_report_is_one_trace_through_every_service()
    {
        var tree = await Tree(observed.Report, "SELECT LedgerHead");

        Assert.Equal("saylau.gateway.v1.ReportService/GetCountryReport", tree.Root.Name);
        Assert.Equal([Elections, Gateway, "saylau-observers", "saylau-parliament", Parties],
            tree.Spans.Where(span => span.Kind is SpanKind.Server).Select(span => span.Service).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_follower_asks_of_another_service_is_in_the_trace_of_the_follower()
    {
        const string Ask = "saylau.common.v1.LawService/ListLawVersions";
        static bool IsAsked(CollectedSpan span) => span is { Service: Parties, Name: Ask, Kind: SpanKind.Server };
        static bool IsFollower(CollectedSpan span) => span is { Service: "saylau-parliament", Name: "ledger.follow EnactmentRelay", ParentId: "" };
        IEnumerable<SpanTree> Asking(Collector collector) => collector.Spans.Where(IsAsked)
            .Select(span => SpanTree.Of(collector.Spans, span.TraceId)).Where(tree => tree.Spans.Any(IsFollower));
        await observed.Collector.Until(collector => Asking(collector).Any(), "a follower that asks another service");

        Assert.All(Asking(observed.Collector), tree => Assert.True(IsFollower(tree.Root)));
    }

    [Fact]
    public async Task What_was_refused_is_logged_with_its_trace()
    {
        await observed.Collector.Until(collector => Logged(collector).Any(), "the refusal in the log");

        Assert.Equal(Elections, Assert.Single(Logged(observed.Collector)).Service);
        IEnumerable<CollectedLog> Logged(Collector collector) => collector.Logs.Where(log =>
            log.TraceId.Equals(observed.Refused, StringComparison.Ordinal) && log.Text.Contains("refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Neither_people_nor_tokens_nor_values_are_in_spans_or_logs()
    {
        await Tree(observed.Grpc, "INSERT Candidate");
        await Tree(observed.Json, "INSERT Candidate");

        Assert.Empty(Telling(observed.Collector.Spans, observed.Collector.Logs, ObservedSuite.PersonName, "Bearer ", "ar-observed-"));
    }

    [Fact]
    public void A_name_that_is_told_is_found()
    {
        var span = new CollectedSpan(Elections, "1", "2", "", "SELECT Person", SpanKind.Client,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["db.query.parameter.Name"] = ObservedSuite.PersonName }, []);

        Assert.Single(Telling([span], [], ObservedSuite.PersonName));
        Assert.Single(Telling([], [new(Elections, "1", $"No {ObservedSuite.PersonName}.")], ObservedSuite.PersonName));
    }

    [Fact]
    public async Task Each_service_sends_its_own_measures_and_no_others()
    {
        await observed.Collector.Until(collector => collector.Metrics.Contains($"{Elections}/saylau.protocols"), "the measure of protocols");
        await observed.Collector.Until(collector => collector.Metrics.Contains($"{Gateway}/saylau.report.sections"), "the measure of sections");

        Assert.Equal([$"{Elections}/saylau.protocols"], Of("/saylau.protocols"));
        Assert.Equal([$"{Gateway}/saylau.report.sections"], Of("/saylau.report.sections"));
        IEnumerable<string> Of(string metric) => observed.Collector.Metrics.Where(name => name.EndsWith(metric, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Telling(IEnumerable<CollectedSpan> spans, IEnumerable<CollectedLog> logs, params string[] secrets) => spans
        .SelectMany(span => span.Attributes.Values.Append(span.Name))
        .Concat(logs.Select(log => log.Text))
        .Where(text => Array.Exists(secrets, secret => text.Contains(secret, StringComparison.Ordinal)));

    /// <summary>The tree of a trace, once its last span to be sent is there: the root ends last.</summary>
    private async Task<SpanTree> Tree(string trace, string and)
    {
        IEnumerable<CollectedSpan> Mine(Collector collector) => collector.Spans.Where(span => span.TraceId.Equals(trace, StringComparison.Ordinal));
        await observed.Collector.Until(
            collector => Mine(collector).Any(span => span.Name.Equals(and, StringComparison.Ordinal)) && SpanTree.Strangers([.. Mine(collector)]) is [{ Service: Gateway }],
            $"the whole trace {trace} with {and}: {string.Join(", ", Mine(observed.Collector).Select(span => $"{span.Service}/{span.Name}"))}");
        return SpanTree.Of(observed.Collector.Spans, trace);
    }
}
