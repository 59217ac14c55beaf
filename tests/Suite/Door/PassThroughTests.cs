using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Newtonsoft.Json.Linq;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Gateway.Reports;
using Saylau.Gateway.V1;
using Saylau.Tests.Suite.Faults;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.Door;

/// <summary>The gateway changes nothing on the way: the answer is the service's own, by whichever door it comes.</summary>
public sealed class PassThroughTests(PlayedSuite played)
{
    [Fact]
    public async Task Every_question_of_the_report_has_the_same_answer_by_every_door()
    {
        using var channels = new Channels(played.Suite.Services.Addresses);
        var gateway = played.Suite.AsPublic().Invoker;
        var questions = Evidence().Select(evidence => (evidence.Rpc, evidence.RequestJson)).Distinct().ToArray();
        Assert.True(questions.Length > 10, "The report asks next to nothing.");
        foreach (var (rpc, json) in questions)
        {
            var method = DynamicCall.Find(rpc)!;
            var request = Contract.JsonReader.Parse(json, method.InputType);
            var answer = await DynamicCall.Unary(gateway, method, request);
            Assert.Equal(await DynamicCall.Unary(channels[RecordReader.AreaOf(method, request)], method, request), answer);
            var web = await JsonDoor.Get(played.Suite.Services.Web, JsonDoor.PathOf(method, JsonDoor.Parse(json)), TestContext.Current.CancellationToken);
            Assert.Equal(answer, Contract.JsonReader.Parse(web.ToString(), method.OutputType));
        }
    }

    [Fact]
    public async Task Events_stream_through_the_gateway_as_the_service_sends_them()
    {
        var auditor = played.Suite.As(Role.Auditor, "kz");
        using var direct = new SaylauChannel(played.Suite.Services.Addresses["parties"], () => played.Suite.Services.Issuer.Token("direct", "auditor@kz"));
        var there = await Events(new(direct.Invoker));
        Assert.Equal(there, await Events(auditor.Ledger));
        Assert.Equal(Enumerable.Range(0, there.Count).Select(position => (ulong)position), there.Select(each => each.Event.Position));
        Assert.Equal(played.Report.Areas.Single(area => area.Area is "parties").LedgerPosition, (ulong)there.Count);
    }

    [Fact]
    public async Task A_stream_that_follows_hears_of_a_write_through_the_gateway()
    {
        await using var suite = await Testing.TestSuite.Start();
        using var stream = suite.As(Role.Auditor, "kz").Ledger.ReadEvents(new() { Ledger = "parties", Follow = true });
        Assert.True(await stream.ResponseStream.MoveNext());
        Assert.Null(stream.ResponseStream.Current.Event);
        var request = new Load().Next();
        await suite.As(Load.Caller).Registry.RecordPartyAsync(request);
        Assert.True(await stream.ResponseStream.MoveNext());
        Assert.Equal(request.PartyId, stream.ResponseStream.Current.Event!.Payload.Unpack<Parties.V1.PartyRecorded>().Party.PartyId);
    }

    [Fact]
    public async Task Ledger_and_law_go_to_the_service_that_their_field_names()
    {
        var clients = played.Suite.AsPublic();
        var checkpoint = await clients.Ledger.GetCheckpointAsync(new() { Ledger = "parties" });
        Assert.StartsWith("localhost/saylau/parties\n", checkpoint.Note, StringComparison.Ordinal);
        Assert.Equal((await clients.Ledger.GetInclusionProofAsync(new() { Ledger = "parties", Position = 7 })).RootHash, checkpoint.RootHash);
        Assert.Equal("kz", (await clients.Law.GetJurisdictionAsync(new() { Area = "parties", Jurisdiction = "kz" })).Jurisdiction.Code);
        Assert.Single((await clients.Law.ListLawVersionsAsync(new() { Area = "parties", Jurisdiction = "kz" })).Versions);
    }

    [Fact]
    public async Task An_area_that_there_is_not_is_not_found()
    {
        var clients = played.Suite.AsPublic();
        await NotFound(() => clients.Ledger.GetCheckpointAsync(new() { Ledger = "weather" }), "LEDGER_ELSEWHERE");
        await NotFound(() => clients.Law.GetLawAsync(new() { Area = "weather", Jurisdiction = "kz" }), "LEDGER_ELSEWHERE");
        await NotFound(() => clients.Reports.GetCountryReportAsync(new() { Jurisdiction = "atlantis", Year = 2011 }), "REPORT_UNKNOWN");
        using var web = new HttpClient { BaseAddress = played.Suite.Services.Web };
        foreach (var path in (string[])["/weather/v1/ledger/checkpoint", "/weather/v1/jurisdictions/kz/law", "/weather/v1/forecast", "/gateway/v1/reports/atlantis/2011"])
        {
            using var answer = await web.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private sealed class Channels(IReadOnlyDictionary<string, Uri> addresses) : IDisposable
    {
        private readonly Dictionary<string, GrpcChannel> open = addresses.ToDictionary(
            service => service.Key, service => GrpcChannel.ForAddress(service.Value), StringComparer.Ordinal);

        public CallInvoker this[string area] => open[area].CreateCallInvoker();

        public void Dispose()
        {
            foreach (var channel in open.Values)
                channel.Dispose();
        }
    }

    private IEnumerable<Evidence> Evidence() =>
        Reports.StatementsOf(played.Report).SelectMany(statement => statement.Figures).Select(figure => figure.Evidence);

    private static async Task<List<ReadEventsResponse>> Events(LedgerService.LedgerServiceClient ledger)
    {
        using var stream = ledger.ReadEvents(new() { Ledger = "parties" });
        return await stream.ResponseStream.ReadAllAsync().ToListAsync();
    }

    private static async Task NotFound<T>(Func<AsyncUnaryCall<T>> call, string reason)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => call().ResponseAsync);
        Assert.Equal((StatusCode.NotFound, reason), (error.StatusCode, Load.ReasonOf(error)));
    }
}
