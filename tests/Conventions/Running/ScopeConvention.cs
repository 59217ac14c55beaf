using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Local.Scenarios;
using Saylau.Testing;
using Saylau.Tests.Conventions.Descriptors;

namespace Saylau.Tests.Conventions.Running;

/// <summary>The right role for the place next door is not enough: every write, and every role that may.</summary>
public sealed class ScopeConvention(ArlandSuite arland)
{
    private static readonly MethodDescriptor IssueCourtOrder = Contract.Methods["/saylau.parties.v1.CourtOrderService/IssueCourtOrder"];

    private static readonly string[] OfEveryParty = ["FileComplaint", "AppealComplaint"];

    [Fact]
    public void The_scenario_has_a_call_of_every_write_that_succeeds() => Finds.Nothing(Uncovered(arland.Scenario));

    [Fact]
    public void A_write_that_the_scenario_does_not_have_is_found() => Finds.Exactly(["BringIntoForce"], Uncovered(
        arland.Scenario with { Calls = [.. arland.Scenario.Calls.Where(call => !call.Call.EndsWith("/BringIntoForce", StringComparison.Ordinal))] }));

    [Fact]
    public async Task Every_write_refuses_the_right_role_from_next_door() => Finds.Nothing(await Try(arland.Suite, [.. Writes]));

    [Fact]
    public async Task Every_write_admits_the_right_role_for_the_right_place()
    {
        var refused = new List<string>();
        foreach (var rpc in Writes)
        {
            var call = arland.FirstOf(rpc)!;
            var answer = await Answer.To(rpc, ArlandSuite.Rehearsal(call), arland.Suite.As(call.As).Invoker);
            if (answer.Status is StatusCode.PermissionDenied or StatusCode.Unauthenticated or StatusCode.Internal or StatusCode.Unknown)
                refused.Add($"{rpc.Name} answered {answer.Outcome} to {call.As}.");
        }

        Finds.Nothing(refused);
    }

    [Fact]
    public async Task An_RPC_that_forgets_to_compare_is_found()
    {
        await using var forgetful = await ArlandSuite.Planted(grpc => grpc.Interceptors.Add<Forgets>());
        Finds.Exactly(["IssueCourtOrder answered Internal to court@next-door."], await Try(forgetful, [IssueCourtOrder]));
    }

    [Fact]
    public void A_write_that_does_not_mind_is_found() => Finds.Exactly(
        ["IssueCourtOrder answered OK to court@next-door."], Violations(new(IssueCourtOrder, StatusCode.OK), "court@next-door"));

    private static IEnumerable<MethodDescriptor> Writes => Shape.Rpcs(Contract.Files).Where(rpc => rpc.IsWrite());

    private static IEnumerable<string> Uncovered(Scenario scenario) =>
        Writes.Where(rpc => ArlandSuite.FirstOf(scenario, rpc) is null).Select(rpc => rpc.Name);

    private static IEnumerable<string> Violations(Answer answer, string grant)
    {
        if (answer.Outcome is not "PermissionDenied/SCOPE_NOT_ALLOWED")
            yield return $"{answer.Rpc.Name} answered {answer.Outcome} to {grant}.";
    }

    private async Task<List<string>> Try(TestSuite suite, IEnumerable<MethodDescriptor> rpcs)
    {
        var violations = new List<string>();
        foreach (var rpc in rpcs)
        {
            foreach (var role in Contract.AccessOf(rpc)!.Allow.Where(grant => !grant.AnyScope).Select(grant => grant.Role))
            {
                // A party next door is one that exists: to be known elsewhere must not help. Where every party of the country
                // may write, the one next door is of no country.
                var grant = ArlandSuite.Grant(role, role is Role.Party && !OfEveryParty.Contains(rpc.Name) ? "ar-hills" : "next-door");
                var answer = await Answer.To(rpc, ArlandSuite.Rehearsal(arland.FirstOf(rpc)!), suite.As(grant).Invoker);
                violations.AddRange(Violations(answer, grant));
            }
        }

        return violations;
    }

    private sealed class Forgets : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            Task.FromResult(Activator.CreateInstance<TResponse>());
    }
}
