using Google.Rpc;
using Grpc.Core;
using Saylau.Common.V1;

namespace Saylau.Tests.Services.Support;

/// <summary>A refusal as a caller reads it.</summary>
internal sealed record Refused(StatusCode Code, string Reason, IReadOnlyList<string> Rules, int Total)
{
    /// <summary>The refusal of a call that must be refused.</summary>
    public static async Task<Refused> By<T>(AsyncUnaryCall<T> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        var status = error.GetRpcStatus();
        var violations = status?.GetDetail<RuleViolations>() ?? new();
        Assert.Equal(violations.Findings.Count < violations.Total, violations.Truncated);
        return new(error.StatusCode, status?.GetDetail<ErrorInfo>()?.Reason ?? "",
            [.. violations.Findings.Select(finding => finding.Rule)], (int)violations.Total);
    }

    /// <summary>The call is refused with this status and reason.</summary>
    public static async Task By<T>(AsyncUnaryCall<T> call, StatusCode code, string reason)
    {
        var refusal = await By(call);
        Assert.Equal((code, reason), (refusal.Code, refusal.Reason));
    }

    /// <summary>The call is refused by exactly these rules; a long list may be cut, and says how long it was.</summary>
    public static async Task ByRules<T>(AsyncUnaryCall<T> call, params string[] rules)
    {
        var refusal = await By(call);
        Assert.Equal((StatusCode.FailedPrecondition, "RULES_VIOLATED"), (refusal.Code, refusal.Reason));
        Assert.Equal(rules.Length, refusal.Total);
        Assert.Equal(rules.Take(refusal.Rules.Count), refusal.Rules);
    }

    /// <summary>The rules that findings say are not met.</summary>
    public static IEnumerable<string> Unmet(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Violated or Outcome.Undetermined).Select(finding => finding.Rule);
}
