using System.Globalization;
using Newtonsoft.Json.Linq;
using Saylau.Client;
using Saylau.Gateway.V1;

namespace Saylau.Tests.Suite.Report;

/// <summary>The evidence beside a figure is enough to get the figure again, without a token and without the report's code.</summary>
public sealed class EvidenceTests(PlayedSuite played)
{
    public static TheoryData<string> Statements => [.. PlayedSuite.Statements];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Every_figure_comes_out_of_its_evidence_over_gRPC(string id)
    {
        var invoker = played.Suite.AsPublic().Invoker;
        await AssertSame(id, async (evidence, request) =>
        {
            var method = DynamicCall.Find(evidence.Rpc)!;
            var answer = await DynamicCall.Unary(invoker, method, Contract.JsonReader.Parse(request.ToString(), method.InputType));
            return JsonDoor.Parse(Contract.Json.Format(answer));
        });
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public Task Every_figure_comes_out_of_its_evidence_over_JSON(string id) => AssertSame(id, (evidence, request) => JsonDoor.Get(
        played.Suite.Services.Web, JsonDoor.PathOf(DynamicCall.Find(evidence.Rpc)!, request), TestContext.Current.CancellationToken));

    [Fact]
    public void Every_evidence_names_the_public_as_those_who_may_ask()
    {
        var evidence = Reports.StatementsOf(played.Report).SelectMany(statement => statement.Figures).Select(figure => figure.Evidence).ToArray();
        Assert.All(evidence, each => Assert.Equal(["public"], each.Roles));
        var positions = played.Report.Areas.ToDictionary(area => area.Area, area => area.LedgerPosition, StringComparer.Ordinal);
        Assert.All(evidence, each => Assert.Equal(positions[AreaOf(each)], each.LedgerPosition));
        Assert.All(evidence, each => Assert.NotEqual(Reduction.Unspecified, each.Reduction));
    }

    private static string AreaOf(Evidence evidence)
    {
        var method = DynamicCall.Find(evidence.Rpc)!;
        return Gateway.Reports.RecordReader.AreaOf(method, Contract.JsonReader.Parse(evidence.RequestJson, method.InputType));
    }

    private async Task AssertSame(string id, Func<Evidence, JObject, Task<JObject>> ask)
    {
        foreach (var figure in Reports.StatementsOf(played.Report).Where(each => string.Equals(each.StatementId, id, StringComparison.Ordinal)).SelectMany(each => each.Figures))
        {
            var values = new List<JToken>();
            await foreach (var page in Pages(JsonDoor.Parse(figure.Evidence.RequestJson), request => ask(figure.Evidence, request)))
                values.AddRange(page.SelectTokens(figure.Evidence.Field));
            Assert.Equal($"{figure.Name} = {Reports.Exact(figure)}", $"{figure.Name} = {Reduce(figure.Evidence.Reduction, values)}");
        }
    }

    private static async IAsyncEnumerable<JObject> Pages(JObject request, Func<JObject, Task<JObject>> ask)
    {
        while (true)
        {
            var page = await ask(request);
            yield return page;
            if ((string?)page["nextPageToken"] is not { Length: > 0 } next)
                yield break;
            request["pageToken"] = next;
        }
    }

    private static string Reduce(Reduction reduction, List<JToken> values) => reduction switch
    {
        Reduction.Count => values.Count.ToString(CultureInfo.InvariantCulture),
        Reduction.List => string.Join(" | ", values.Select(Text)),
        _ when values.Count == 0 => "absent",
        Reduction.Sum => values.Sum(Number).ToString(CultureInfo.InvariantCulture),
        Reduction.Min => values.Min(Number).ToString(CultureInfo.InvariantCulture),
        Reduction.Max => values.Max(Number).ToString(CultureInfo.InvariantCulture),
        _ => Text(Assert.Single(values)),
    };

    private static long Number(JToken value) => long.Parse(Text(value), CultureInfo.InvariantCulture);

    private static string Text(JToken value) => value switch
    {
        JObject share when share.ContainsKey("denominator") => $"{share["numerator"] ?? 0}/{share["denominator"]}",
        JObject localized => (string)localized["text"]!["en"]!,
        { Type: JTokenType.Boolean } => value.Value<bool>() ? "true" : "false",
        _ => Convert.ToString(((JValue)value).Value, CultureInfo.InvariantCulture)!,
    };
}
