using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;

namespace Saylau.Client;

/// <summary>Reads lists page by page.</summary>
public static class Paging
{
    /// <summary>Every page of a list, as many calls as it takes.</summary>
    /// <param name="request">The first request; its <c>page_token</c> is moved forward on a copy.</param>
    /// <param name="call">The list RPC.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async IAsyncEnumerable<TResponse> Pages<TRequest, TResponse>(
        TRequest request, Func<TRequest, AsyncUnaryCall<TResponse>> call,
        [EnumeratorCancellation] CancellationToken cancellation = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        var next = request.Clone();
        var token = request.Descriptor.FindFieldByName("page_token")
            ?? throw new ArgumentException($"{request.Descriptor.FullName} has no page_token.", nameof(request));
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = await call(next);
            yield return page;

            var following = (string)page.Descriptor.FindFieldByName("next_page_token").Accessor.GetValue(page);
            if (following.Length == 0)
                yield break;
            token.Accessor.SetValue(next, following);
        }
    }
}
