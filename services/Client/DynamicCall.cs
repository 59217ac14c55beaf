using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Saylau.Client;

/// <summary>Calls any RPC of the contract by its name, with messages known only at run time.</summary>
public static class DynamicCall
{
    /// <summary>The method of this name, <c>package.Service/Method</c>; null if the contract has none.</summary>
    public static MethodDescriptor? Find(string rpc) => Contract.Methods.GetValueOrDefault("/" + rpc.TrimStart('/'));

    /// <summary>An empty request of a method.</summary>
    public static IMessage NewRequest(MethodDescriptor method) => method.InputType.Parser.ParseFrom(ByteString.Empty);

    /// <summary>Calls a unary method.</summary>
    /// <exception cref="RpcException">What the service answers.</exception>
    public static async Task<IMessage> Unary(CallInvoker invoker, MethodDescriptor method, IMessage request, CallOptions options = default)
    {
        using var call = invoker.AsyncUnaryCall(MethodOf(method, MethodType.Unary), null, options, request);
        return await call.ResponseAsync;
    }

    /// <summary>Calls a method that answers with a stream.</summary>
    public static AsyncServerStreamingCall<IMessage> ServerStreaming(
        CallInvoker invoker, MethodDescriptor method, IMessage request, CallOptions options = default) =>
        invoker.AsyncServerStreamingCall(MethodOf(method, MethodType.ServerStreaming), null, options, request);

    /// <summary>Calls a method that answers each request of a stream: one answer per request, in their order.</summary>
    public static async IAsyncEnumerable<IMessage> Duplex(
        CallInvoker invoker, MethodDescriptor method, IEnumerable<IMessage> requests, CallOptions options = default)
    {
        using var call = invoker.AsyncDuplexStreamingCall(MethodOf(method, MethodType.DuplexStreaming), null, options);
        var left = requests.ToArray();
        for (var next = 0; next < left.Length; next++)
        {
            await call.RequestStream.WriteAsync(left[next]);
            // Ended with its last request: a proxy that still waits for more would report a refusal as a cancellation.
            if (next == left.Length - 1)
                await call.RequestStream.CompleteAsync();
            if (!await call.ResponseStream.MoveNext(options.CancellationToken))
                yield break;
            yield return call.ResponseStream.Current;
        }

        if (left.Length == 0)
            await call.RequestStream.CompleteAsync();
        // Whatever ends the call is heard here, if it was not before.
        await call.ResponseStream.MoveNext(options.CancellationToken);
    }

    private static Method<IMessage, IMessage> MethodOf(MethodDescriptor method, MethodType type) =>
        new(type, method.Service.FullName, method.Name, MarshallerOf(method.InputType), MarshallerOf(method.OutputType));

    private static Marshaller<IMessage> MarshallerOf(MessageDescriptor message) =>
        Marshallers.Create(value => value.ToByteArray(), bytes => message.Parser.ParseFrom(bytes));
}
