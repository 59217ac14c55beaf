using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Validation;

namespace Saylau.Platform.Access;

/// <summary>
/// The one gate of every RPC, in this order: who calls, may that role call at all, is the rate within its limit, are the
/// fields well-formed, and does the scope match. What has no access option does not pass.
/// </summary>
public sealed class AdmissionInterceptor(TokenValidator tokens, CallRates rates) : Interceptor
{
    private static readonly string[] Exempt = ["/grpc.health.", "/grpc.reflection."];

    /// <inheritdoc />
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        using var place = await Admit((IMessage)request, context);
        var response = await continuation(request, context);
        Call.Of(context)?.EnsureSettled(context.Method);
        return response;
    }

    /// <inheritdoc />
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var place = await Admit((IMessage)request, context);
        await continuation(request, responseStream, context);
        Call.Of(context)?.EnsureSettled(context.Method);
    }

    /// <inheritdoc />
    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (IsExempt(context))
        {
            await continuation(requestStream, responseStream, context);
            return;
        }

        var (caller, access, method) = await Identify(context);
        using var place = rates.Enter(caller);
        RequireRole(caller, access, method);
        await continuation(new AdmittedStream<TRequest>(requestStream, request => Settle((IMessage)request, caller, access, context), context),
            responseStream, context);
    }

    private async ValueTask<IDisposable?> Admit(IMessage request, ServerCallContext context)
    {
        if (IsExempt(context))
            return null;

        var (caller, access, method) = await Identify(context);
        var place = rates.Enter(caller);
        try
        {
            RequireRole(caller, access, method);
            Settle(request, caller, access, context);
            return place;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    private static bool IsExempt(ServerCallContext context) =>
        Array.Exists(Exempt, prefix => context.Method.StartsWith(prefix, StringComparison.Ordinal));

    private async ValueTask<(Caller Caller, Common.V1.Access Access, MethodDescriptor Method)> Identify(ServerCallContext context)
    {
        var method = Contract.Methods[context.Method];
        var access = Contract.AccessOf(method) ?? throw new InvalidOperationException($"{method.FullName} has no access option.");
        var caller = await tokens.Authenticate(context.RequestHeaders.GetValue("authorization"));
        new Call(caller, access).AttachTo(context);
        return (caller, access, method);
    }

    /// <summary>One request is one call, with a scope of its own: also where several come in one stream.</summary>
    private static void Settle(IMessage request, Caller caller, Common.V1.Access access, ServerCallContext context)
    {
        MessageValidator.Require(request);
        var call = new Call(caller, access);
        call.AttachTo(context);
        SettleFromRequest(call, caller, access, request);
    }

    /// <summary>Admits each request of a stream as it is read, and looks back at the one before it.</summary>
    private sealed class AdmittedStream<T>(IAsyncStreamReader<T> requests, Action<T> settle, ServerCallContext context) : IAsyncStreamReader<T>
    {
        private bool isUnderWay;

        public T Current => requests.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (isUnderWay)
                Call.Of(context)?.EnsureSettled(context.Method);
            isUnderWay = await requests.MoveNext(cancellationToken);
            if (isUnderWay)
                settle(requests.Current);
            return isUnderWay;
        }
    }

    private static void RequireRole(Caller caller, Common.V1.Access access, MethodDescriptor method)
    {
        if (access.Public || access.Allow.Any(allowed => caller.Has(allowed.Role)))
            return;

        var roles = string.Join(", ", access.Allow.Select(allowed => EnumText.Of(allowed.Role)));
        throw caller == Caller.Public
            ? new Refusal(StatusCode.Unauthenticated, EnumText.Of(ErrorReason.TokenInvalid), $"{method.Name} needs a token with one of: {roles}.")
            : new Refusal(StatusCode.PermissionDenied, EnumText.Of(ErrorReason.RoleNotAllowed), $"{method.Name} is for: {roles}.");
    }

    private static void SettleFromRequest(Call call, Caller caller, Common.V1.Access access, IMessage request)
    {
        if (access.Public)
            return;

        RoleGrant? fromRecord = null;
        foreach (var allowed in access.Allow)
        {
            foreach (var grant in caller.Grants.Where(grant => grant.Role == allowed.Role))
            {
                if (allowed.ScopeCase is Grant.ScopeOneofCase.ScopeFromRecord)
                    fromRecord ??= grant;
                else if (allowed.ScopeCase is Grant.ScopeOneofCase.AnyScope || Matches(request, allowed.ScopeField, grant.Scope))
                {
                    call.Admit(grant, settled: true);
                    return;
                }
            }
        }

        call.Admit(fromRecord ?? throw Call.OutOfScope(ScopesAsked(access, request)), settled: false);
    }

    private static bool Matches(IMessage request, string field, string scope) =>
        string.Equals(FieldText(request, field), scope, StringComparison.Ordinal);

    private static string ScopesAsked(Common.V1.Access access, IMessage request) => string.Join(", ", access.Allow
        .Where(allowed => allowed.ScopeCase is Grant.ScopeOneofCase.ScopeField)
        .Select(allowed => FieldText(request, allowed.ScopeField)).Distinct(StringComparer.Ordinal));

    private static string FieldText(IMessage request, string field) =>
        (string)request.Descriptor.FindFieldByName(field).Accessor.GetValue(request);
}
