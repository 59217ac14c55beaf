using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Newtonsoft.Json.Linq;
using Saylau.Client;
using Saylau.Platform.Clients;

namespace Saylau.Gateway.Reports;

/// <summary>An area that a report needs does not answer.</summary>
public sealed class AreaUnavailableException(string area, StatusCode code) : Exception(Reason(area, code))
{
    /// <summary>What readers are told: which area, and the gRPC status. Where it runs is none of their business.</summary>
    public static string Reason(string area, StatusCode code) => $"{area}: {code}";
}

/// <summary>
/// Reads records for one report, as the public sees them: each question is asked once, and lists are read to their end.
/// </summary>
public sealed class RecordReader(ServiceDirectory services, CancellationToken cancellation)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<JObject?>>> asked = new(StringComparer.Ordinal);

    /// <summary>The answer as JSON; null where the record knows no such thing.</summary>
    /// <param name="rpc">The RPC, <c>package.Service/Method</c>.</param>
    /// <param name="requestJson">The request as JSON.</param>
    /// <exception cref="AreaUnavailableException">The area does not answer.</exception>
    public Task<JObject?> Read(string rpc, string requestJson) =>
        asked.GetOrAdd($"{rpc}\n{requestJson}", _ => new(() => Ask(DynamicCall.Find(rpc)!, requestJson))).Value;

    /// <summary>The area that answers an RPC: that of its package, or the one a shared RPC's request names.</summary>
    public static string AreaOf(MethodDescriptor method, IMessage request)
    {
        var area = Contract.AreaOf(method.Service);
        return string.Equals(area, "common", StringComparison.Ordinal)
            ? (string)(method.InputType.FindFieldByName("area") ?? method.InputType.FindFieldByName("ledger")).Accessor.GetValue(request)
            : area;
    }

    private async Task<JObject?> Ask(MethodDescriptor method, string requestJson)
    {
        var request = Contract.JsonReader.Parse(requestJson, method.InputType);
        var area = AreaOf(method, request);
        var token = method.InputType.FindFieldByName("page_token");
        JObject? all = null;
        try
        {
            while (true)
            {
                var page = JObject.Parse(Contract.Json.Format(await DynamicCall.Unary(services.For(area), method, request, new(cancellationToken: cancellation))));
                Append(ref all, page);
                if (token is null || (string?)page["nextPageToken"] is not { Length: > 0 } next)
                    return all;
                token.Accessor.SetValue(request, next);
            }
        }
        catch (RpcException absent) when (absent.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument or StatusCode.FailedPrecondition)
        {
            return null;
        }
        catch (RpcException unavailable)
        {
            throw new AreaUnavailableException(area, unavailable.StatusCode);
        }
    }

    private static void Append(ref JObject? all, JObject page)
    {
        if (all is null)
        {
            all = page;
            return;
        }

        foreach (var list in page.Properties().Where(field => field.Value is JArray))
            ((JArray)all[list.Name]!).Merge(list.Value);
    }
}
