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

    private async ValueTask<IDisposable?> Admit(IMessage request, ServerCallContext context)
    {
        if (Array.Exists(Exempt, prefix => context.Method.StartsWith(prefix, StringComparison.Ordinal)))
            return null;

        var method = Contract.Methods[context.Method];
        var access = Contract.AccessOf(method) ?? throw new InvalidOperationException($"{method.FullName} has no access option.");
        var caller = await tokens.Authenticate(context.RequestHeaders.GetValue("authorization"));
        var call = new Call(caller, access);
        call.AttachTo(context);
        var place = rates.Enter(caller);
        try
        {
            RequireRole(caller, access, method);
            MessageValidator.Require(request);
            SettleFromRequest(call, caller, access, request);
            return place;
        }
        catch
        {
            place.Dispose();
            throw;
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
