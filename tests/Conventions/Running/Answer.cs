using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Saylau.Client;

namespace Saylau.Tests.Conventions.Running;

/// <summary>How an RPC answered: its status, and what the status explains.</summary>
internal sealed record Answer(MethodDescriptor Rpc, StatusCode Status, Google.Rpc.Status? Explained = null, string Message = "")
{
    // Long enough for a machine that does much else: that an RPC answers is judged here, and not how fast.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Reason => Explained?.GetDetail<ErrorInfo>()?.Reason ?? "";

    public string Outcome => Reason.Length > 0 ? $"{Status}/{Reason}" : $"{Status}";

    /// <summary>The fields that the answer says are wrong.</summary>
    public IEnumerable<string> Fields => Explained?.GetDetail<BadRequest>()?.FieldViolations.Select(violation => violation.Field) ?? [];

    /// <summary>Calls any RPC; of a stream, the first message is the answer.</summary>
    public static async Task<Answer> To(MethodDescriptor rpc, IMessage request, CallInvoker invoker, string? token = null)
    {
        var headers = token is null ? null : new Metadata { { "authorization", $"Bearer {token}" } };
        var options = new CallOptions(headers, TimeProvider.System.GetUtcNow().UtcDateTime + Patience, TestContext.Current.CancellationToken);
        try
        {
            if (rpc.IsClientStreaming)
                await foreach (var first in DynamicCall.Duplex(invoker, rpc, [request], options))
                    _ = first;
            else if (rpc.IsServerStreaming)
                await FirstOf(rpc, request, invoker, options);
            else
                await DynamicCall.Unary(invoker, rpc, request, options);
            return new(rpc, StatusCode.OK);
        }
        catch (RpcException refusal)
        {
            return new(rpc, refusal.StatusCode, refusal.GetRpcStatus(), refusal.Status.Detail);
        }
    }

    /// <summary>An answer that none of us gave, for checking the checkers.</summary>
    public static Answer Faked(MethodDescriptor rpc, StatusCode status, string reason = "", params string[] fields)
    {
        var explained = new Google.Rpc.Status { Code = (int)status };
        explained.Details.Add(Google.Protobuf.WellKnownTypes.Any.Pack(new ErrorInfo { Domain = "saylau", Reason = reason }));
        explained.Details.Add(Google.Protobuf.WellKnownTypes.Any.Pack(new BadRequest
        {
            FieldViolations = { fields.Select(field => new BadRequest.Types.FieldViolation { Field = field }) },
        }));
        return new(rpc, status, explained);
    }

    private static async Task FirstOf(MethodDescriptor rpc, IMessage request, CallInvoker invoker, CallOptions options)
    {
        using var call = DynamicCall.ServerStreaming(invoker, rpc, request, options);
        await call.ResponseStream.MoveNext(options.CancellationToken);
    }
}
