using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Local.Suite;
using Saylau.Platform.Access;

namespace Saylau.Local.Scenarios;

/// <summary>
/// Plays a scenario through the public API, in the order of its lines. It knows the contract's conventions and nothing
/// about any country. Playing it again changes nothing: request_ids follow from the scenario's name, file, line and chunk.
/// </summary>
public sealed class ScenarioLoader(CallInvoker gateway, DevelopmentIssuer issuer)
{
    private const int RowsAtOnce = 1_000;
    private const int ChunksAtOnce = 4;

    /// <summary>Plays every line.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="played">Told after each line.</param>
    /// <param name="cancellation">Ends the play between two lines.</param>
    /// <exception cref="ScenarioException">A line did not go as it says.</exception>
    public async Task Play(Scenario scenario, Action<ScenarioCall>? played = null, CancellationToken cancellation = default)
    {
        var before = new PlayedBefore(gateway);
        foreach (var call in scenario.Calls)
        {
            cancellation.ThrowIfCancellationRequested();
            await Play(scenario, call, before, cancellation);
            played?.Invoke(call);
        }
    }

    /// <summary>Lines wait for each other. Chunks of one line do not: every row of a bulk import stands for itself.</summary>
    private async Task Play(Scenario scenario, ScenarioCall call, PlayedBefore before, CancellationToken cancellation)
    {
        var method = DynamicCall.Find(call.Call) ?? throw Wrong(scenario, call, $"there is no RPC '{call.Call}'.");
        IReadOnlyList<JObject[]> chunks = call.Rows.Count == 0 ? [[]] : [.. call.Rows.Chunk(RowsAtOnce)];
        var first = Request(scenario, call, method, chunks, 0);
        var isWrite = first.Descriptor.FindFieldByName("request_id") is not null;
        if ((isWrite || call.Expect is not null) && await before.IsBeyond(method, first, cancellation) && call.Expect is not null)
            return;

        if (method.IsClientStreaming)
        {
            await Stream(scenario, call, method, [.. Enumerable.Range(0, chunks.Count).Select(chunk => Request(scenario, call, method, chunks, chunk))], before, cancellation);
            return;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = ChunksAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, chunks.Count, options, async (chunk, cancelled) =>
        {
            var request = chunk == 0 ? first : Request(scenario, call, method, chunks, chunk);
            if (await Send(scenario, call, method, request, cancelled) is { } answer)
                before.Note(method, request, answer);
        });
    }

    /// <summary>The answer; null where the refusal came that belongs to the story.</summary>
    private async Task<IMessage?> Send(
        Scenario scenario, ScenarioCall call, MethodDescriptor method, IMessage request, CancellationToken cancellation)
    {
        var headers = new Metadata { { "authorization", $"Bearer {TokenOf(scenario, call)}" } };
        try
        {
            var options = new CallOptions(headers, cancellationToken: cancellation);
            var answer = await Patience.Ask(
                () => method.IsServerStreaming ? Last(method, request, options) : DynamicCall.Unary(gateway, method, request, options), call.Patience, cancellation);
            return Accepted(scenario, call, answer);
        }
        catch (RpcException refusal)
        {
            Compare(scenario, call, refusal);
            return null;
        }
    }

    /// <summary>What a stream of answers ends with: before it comes how far the work has got.</summary>
    private async Task<IMessage> Last(MethodDescriptor method, IMessage request, CallOptions options)
    {
        using var call = DynamicCall.ServerStreaming(gateway, method, request, options);
        IMessage last = method.OutputType.Parser.ParseFrom(ByteString.Empty);
        while (await call.ResponseStream.MoveNext(options.CancellationToken))
            last = call.ResponseStream.Current;
        return last;
    }

    /// <summary>Every chunk of the line in one stream, each answered before the next is sent.</summary>
    private async Task Stream(
        Scenario scenario, ScenarioCall call, MethodDescriptor method, IReadOnlyList<IMessage> requests, PlayedBefore before, CancellationToken cancellation)
    {
        var headers = new Metadata { { "authorization", $"Bearer {TokenOf(scenario, call)}" } };
        try
        {
            var answered = 0;
            await foreach (var answer in DynamicCall.Duplex(gateway, method, requests, new CallOptions(headers, cancellationToken: cancellation)))
                before.Note(method, requests[answered++], Accepted(scenario, call, answer));
        }
        catch (RpcException refusal)
        {
            Compare(scenario, call, refusal);
        }
    }

    /// <summary>An answer that the line allows: no refusal was expected, and no row of a bulk import was refused.</summary>
    private static IMessage Accepted(Scenario scenario, ScenarioCall call, IMessage answer)
    {
        if (call.Expect is { } expected)
            throw Wrong(scenario, call, $"{expected.Status}/{expected.Reason} was expected, and the call succeeded.");
        return answer.Descriptor.FindFieldByName("rows")?.Accessor.GetValue(answer) is IEnumerable<RowResult> rows
            && rows.FirstOrDefault(row => row.Outcome is RowOutcome.Refused) is { } refused
            ? throw Wrong(scenario, call, $"row {refused.Row}: {refused.Reason}: {refused.Message}")
            : answer;
    }

    private static void Compare(Scenario scenario, ScenarioCall call, RpcException refusal)
    {
        var status = refusal.GetRpcStatus();
        var reason = status?.GetDetail<ErrorInfo>()?.Reason ?? "";
        var rules = status?.GetDetail<RuleViolations>()?.Findings.Select(finding => finding.Rule).ToHashSet(StringComparer.Ordinal) ?? [];
        if (call.Expect is not { } expected)
            throw Wrong(scenario, call, $"{refusal.StatusCode} {reason}: {refusal.Status.Detail}");
        if (!string.Equals(StatusName(refusal.StatusCode), expected.Status, StringComparison.Ordinal)
            || !string.Equals(reason, expected.Reason, StringComparison.Ordinal) || !expected.Rules.All(rules.Contains))
        {
            throw Wrong(scenario, call, $"{expected.Status}/{expected.Reason} [{string.Join(", ", expected.Rules)}] was expected; "
                + $"{StatusName(refusal.StatusCode)}/{reason} [{string.Join(", ", rules)}] came: {refusal.Status.Detail}");
        }
    }

    private static IMessage Request(
        Scenario scenario, ScenarioCall call, MethodDescriptor method, IReadOnlyList<JObject[]> chunks, int chunk)
    {
        var json = (JObject)call.Request.DeepClone();
        if (chunks[chunk].Length > 0)
            json["rows"] = new JArray(chunks[chunk].Select(row => row.DeepClone()));
        var request = Parse(scenario, call, method, json);
        Stamp(request, "request_id", RequestId($"{scenario.Name}/{scenario.Jurisdiction}/{call.File}:{call.Line}/{chunk}"));
        Stamp(request, "occurred_on", call.At);
        return request;
    }

    private static IMessage Parse(Scenario scenario, ScenarioCall call, MethodDescriptor method, JObject json)
    {
        try
        {
            return Contract.JsonReader.Parse(json.ToString(Formatting.None), method.InputType);
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or InvalidJsonException)
        {
            throw Wrong(scenario, call, error.Message);
        }
    }

    /// <summary>The line's own capacity, and the archive's, which alone may say that it happened earlier.</summary>
    private string TokenOf(Scenario scenario, ScenarioCall call) => RoleGrant.Parse(call.As) is null
        ? throw Wrong(scenario, call, $"'{call.As}' is not role@scope.")
        : issuer.Token($"scenario:{call.As}", call.As, $"archive@{scenario.Jurisdiction}");

    private static void Stamp(IMessage request, string field, string value)
    {
        if (request.Descriptor.FindFieldByName(field) is { } found && ((string)found.Accessor.GetValue(request)).Length == 0)
            found.Accessor.SetValue(request, value);
    }

    private static string RequestId(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString();

    // gRPC writes its codes in capitals with underscores; the enum does not.
    private static string StatusName(StatusCode code) => string.Concat(code.ToString().Select((letter, index) =>
        index > 0 && char.IsUpper(letter) ? $"_{letter}" : letter.ToString())).ToUpper(CultureInfo.InvariantCulture);

    private static ScenarioException Wrong(Scenario scenario, ScenarioCall call, string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}/{call.File}:{call.Line}: {call.Call} as {call.As}: {problem}"));
}
