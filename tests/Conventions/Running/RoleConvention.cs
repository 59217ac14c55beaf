using Google.Protobuf.Reflection;
using Grpc.Core;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Testing;
using Saylau.Tests.Conventions.Descriptors;

namespace Saylau.Tests.Conventions.Running;

/// <summary>An RPC is for the roles that the contract names, and for no other: every RPC and every role is tried.</summary>
public sealed class RoleConvention(ArlandSuite arland)
{
    private static readonly MethodDescriptor IssueCourtOrder = Contract.Methods["/saylau.parties.v1.CourtOrderService/IssueCourtOrder"];

    [Fact]
    public async Task Every_RPC_refuses_whoever_the_contract_does_not_name() =>
        Finds.Nothing(await Try(arland.Suite, [.. Shape.Rpcs(Contract.Files)]));

    [Fact]
    public async Task A_service_without_its_gate_is_found()
    {
        await using var open = await ArlandSuite.Planted(ArlandSuite.WithoutGate);
        var violations = await Try(open, [IssueCourtOrder]);
        Assert.Equal(Strangers(IssueCourtOrder).Count() + 1, violations.Count);
    }

    [Fact]
    public void An_answer_to_a_role_that_is_not_named_is_found() => Finds.Exactly(
        ["IssueCourtOrder answered OK to party."], Violations(new(IssueCourtOrder, StatusCode.OK), Role.Party));

    [Fact]
    public void A_refusal_for_another_reason_is_found() => Finds.Exactly(
        ["IssueCourtOrder answered PermissionDenied/SCOPE_NOT_ALLOWED to party."],
        Violations(Answer.Faked(IssueCourtOrder, StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED"), Role.Party));

    [Fact]
    public void An_answer_to_a_caller_without_a_token_is_found() => Finds.Exactly(
        ["IssueCourtOrder answered InvalidArgument/FIELDS_INVALID to nobody."],
        Violations(Answer.Faked(IssueCourtOrder, StatusCode.InvalidArgument, "FIELDS_INVALID"), null));

    private static IEnumerable<string> Violations(Answer answer, Role? role)
    {
        var expected = role is null ? "Unauthenticated/TOKEN_INVALID" : "PermissionDenied/ROLE_NOT_ALLOWED";
        if (!string.Equals(answer.Outcome, expected, StringComparison.Ordinal))
            yield return $"{answer.Rpc.Name} answered {answer.Outcome} to {role?.ToString().ToLowerInvariant() ?? "nobody"}.";
    }

    private static async Task<List<string>> Try(TestSuite suite, IEnumerable<MethodDescriptor> rpcs)
    {
        var callers = Enum.GetValues<Role>().Where(role => role is not Role.Unspecified)
            .ToDictionary(role => role, role => suite.As(role, ArlandSuite.Jurisdiction).Invoker);
        var nobody = suite.AsPublic().Invoker;
        var violations = new List<string>();
        foreach (var rpc in rpcs.Where(rpc => !Contract.AccessOf(rpc)!.Public))
        {
            violations.AddRange(Violations(await Answer.To(rpc, Requests.AboutNothing(rpc), nobody), null));
            foreach (var role in Strangers(rpc))
                violations.AddRange(Violations(await Answer.To(rpc, Requests.AboutNothing(rpc), callers[role]), role));
        }

        return violations;
    }

    private static IEnumerable<Role> Strangers(MethodDescriptor rpc) => Enum.GetValues<Role>()
        .Except(Contract.AccessOf(rpc)!.Allow.Select(grant => grant.Role)).Where(role => role is not Role.Unspecified);
}
