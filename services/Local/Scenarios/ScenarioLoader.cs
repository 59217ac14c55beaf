using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Newtonsoft.Json.Linq;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Local.Suite;
using Saylau.Platform.Access;

namespace Saylau.Local.Scenarios;

/// <summary>
/// Plays a scenario through the public API, in the order of its lines. It knows the contract's conventions and nothing
/// about any country. Playing it again changes nothing: request_ids follow from the scenario's name, line and chunk.
/// </summary>
public sealed class ScenarioLoader(CallInvoker gateway, DevelopmentIssuer issuer)
{
    private const int RowsAtOnce = 1_000;

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
            var method = DynamicCall.Find(call.Call) ?? throw Wrong(scenario, call, $"there is no RPC '{call.Call}'.");
            foreach (var (request, chunk) in Requests(scenario, call, method))
            {
                var isBeyond = await before.IsBeyond(method, request, cancellation);
                if (call.Expect is not null && isBeyond)
                    continue;
                if (await Send(scenario, call, method, request, chunk, cancellation) is { } answer)
                    before.Note(method, request, answer);
            }

            played?.Invoke(call);
        }
    }

    /// <summary>The answer; null where the refusal came that belongs to the story.</summary>
    private async Task<IMessage?> Send(
        Scenario scenario, ScenarioCall call, MethodDescriptor method, IMessage request, int chunk, CancellationToken cancellation)
    {
        Stamp(request, "request_id", RequestId($"{scenario.Name}/{scenario.Jurisdiction}/{call.Line}/{chunk}"));
        Stamp(request, "occurred_on", call.At);
        var headers = new Metadata { { "authorization", $"Bearer {TokenOf(scenario, call)}" } };
        try
        {
            var answer = await DynamicCall.Unary(gateway, method, request, new CallOptions(headers, cancellationToken: cancellation));
            return call.Expect is { } expected
                ? throw Wrong(scenario, call, $"{expected.Status}/{expected.Reason} was expected, and the call succeeded.")
                : answer;
        }
        catch (RpcException refusal)
        {
            Compare(scenario, call, refusal);
            return null;
        }
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

    private static IEnumerable<(IMessage Request, int Chunk)> Requests(Scenario scenario, ScenarioCall call, MethodDescriptor method)
    {
        var chunks = call.Rows.Count == 0 ? [[]] : call.Rows.Chunk(RowsAtOnce);
        var chunk = 0;
        foreach (var rows in chunks)
        {
            var json = (JObject)call.Request.DeepClone();
            if (rows.Length > 0)
                json["rows"] = new JArray(rows);
            yield return (Parse(scenario, call, method, json), chunk++);
        }
    }

    private static IMessage Parse(Scenario scenario, ScenarioCall call, MethodDescriptor method, JObject json)
    {
        try
        {
            return Contract.JsonReader.Parse(json.ToString(), method.InputType);
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
        new(string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}/calls.jsonl:{call.Line}: {call.Call} as {call.As}: {problem}"));
}
