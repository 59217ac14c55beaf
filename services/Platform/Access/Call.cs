using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Access;

/// <summary>
/// What is known about the call under way: who calls, in which capacity, and whether the capacity's scope has been
/// compared with what the call is about.
/// </summary>
public sealed class Call(Caller caller, Common.V1.Access access)
{
    private static readonly object Key = typeof(Call);

    /// <summary>Who calls.</summary>
    public Caller Caller { get; } = caller;

    /// <summary>The grant that let the caller in; null for the public, and before one did.</summary>
    public RoleGrant? ActingAs { get; private set; }

    /// <summary>The capacity as the ledger and the audit log name it.</summary>
    public string Actor => ActingAs?.ToString() ?? (Caller.Grants.Count == 0 ? "public" : string.Join('+', Caller.Grants));

    /// <summary>The scope has been compared, or need not be.</summary>
    public bool IsSettled { get; private set; } = access.Public;

    /// <summary>The call under way in this context, if it was admitted.</summary>
    public static Call? Of(ServerCallContext context) => context.UserState.TryGetValue(Key, out var call) ? (Call)call : null;

    /// <summary>The call is about a record in this scope: one of the caller's record-bound roles must be held for it.</summary>
    /// <exception cref="Refusal">PERMISSION_DENIED/SCOPE_NOT_ALLOWED.</exception>
    public void RequireScope(string scope) => Settle(grant =>
        string.Equals(grant.Scope, scope, StringComparison.Ordinal) && AllowsFromRecord(grant.Role), scope);

    /// <summary>The call is the act of one role in this scope: no other role will do.</summary>
    /// <exception cref="Refusal">PERMISSION_DENIED/SCOPE_NOT_ALLOWED.</exception>
    public void RequireScope(Role role, string scope)
    {
        IsSettled = false;
        Settle(grant => grant == new RoleGrant(role, scope), scope);
    }

    /// <summary>Fails a call that ends without having compared its scope: the RPC forgot to.</summary>
    internal void EnsureSettled(string method)
    {
        if (!IsSettled)
            throw new InvalidOperationException($"{method} ended without comparing the caller's scope with its record.");
    }

    /// <summary>The answer was given before, to the same caller.</summary>
    internal void MarkAnswered() => IsSettled = true;

    internal void AttachTo(ServerCallContext context) => context.UserState[Key] = this;

    internal void Admit(RoleGrant grant, bool settled) => (ActingAs, IsSettled) = (grant, settled);

    private bool AllowsFromRecord(Role role) => access.Allow.Any(allowed =>
        allowed.Role == role && allowed.ScopeCase is Grant.ScopeOneofCase.ScopeFromRecord);

    private void Settle(Func<RoleGrant, bool> matches, string scope)
    {
        if (IsSettled)
            return;
        var grant = Caller.Grants.FirstOrDefault(matches) ?? throw OutOfScope(scope);
        Admit(grant, settled: true);
    }

    internal static Refusal OutOfScope(string scope) => new(StatusCode.PermissionDenied,
        EnumText.Of(ErrorReason.ScopeNotAllowed), $"The caller's role is not held for '{scope}'.");
}

/// <summary>What RPCs ask about the call under way.</summary>
public static class CallExtensions
{
    /// <summary>The call under way. Only RPCs outside access control, health and reflection, have none.</summary>
    public static Call Call(this ServerCallContext context) =>
        Access.Call.Of(context) ?? throw new InvalidOperationException($"{context.Method} was not admitted.");
}
