using Grpc.Core;
using Grpc.Core.Interceptors;
using Saylau.Client;
using Saylau.Testing;
using Saylau.Tests.Conventions.Descriptors;

namespace Saylau.Tests.Conventions.Running;

/// <summary>Whoever sends nothing is told of everything that is missing, by every RPC and at once.</summary>
public sealed class RequiredFieldsConvention(ArlandSuite arland)
{
    private static readonly Google.Protobuf.Reflection.MethodDescriptor GetParty = Contract.Methods["/saylau.parties.v1.RegistryService/GetParty"];

    [Fact]
    public async Task An_empty_request_to_any_RPC_is_told_of_every_field_that_is_missing() =>
        Finds.Nothing(await Ask(arland.Suite, [.. Shape.Rpcs(Contract.Files)]));

    [Fact]
    public async Task A_service_that_breaks_on_an_empty_request_is_found()
    {
        await using var broken = await ArlandSuite.Planted(grpc =>
        {
            ArlandSuite.WithoutGate(grpc);
            grpc.Interceptors.Add<Breaks>();
        });
        Finds.Exactly(["GetParty answered Internal."], await Ask(broken, [GetParty]));
    }

    [Fact]
    public void An_answer_that_does_not_name_all_that_is_missing_is_found() => Finds.Exactly(
        ["GetParty did not name party_id."], Violations(Answer.Faked(GetParty, StatusCode.InvalidArgument, "FIELDS_INVALID", "as_of")));

    [Fact]
    public void An_answer_that_does_not_mind_is_found() => Finds.Exactly(["GetParty answered OK."], Violations(new(GetParty, StatusCode.OK)));

    [Fact]
    public void An_answer_that_does_not_come_is_found() =>
        Finds.Exactly(["GetParty answered DeadlineExceeded."], Violations(new(GetParty, StatusCode.DeadlineExceeded)));

    internal static IEnumerable<string> Violations(Answer answer)
    {
        var required = answer.Rpc.InputType.Fields.InDeclarationOrder().Where(Shape.IsRequired).Select(field => field.Name).ToArray();
        if (answer.Status != (required.Length > 0 ? StatusCode.InvalidArgument : StatusCode.OK))
            return [$"{answer.Rpc.Name} answered {answer.Status}."];
        if (required.Length > 0 && answer.Reason is not "FIELDS_INVALID")
            return [$"{answer.Rpc.Name} answered {answer.Outcome}."];
        return required.Except(answer.Fields, StringComparer.Ordinal).Select(field => $"{answer.Rpc.Name} did not name {field}.");
    }

    private static async Task<List<string>> Ask(TestSuite suite, IEnumerable<Google.Protobuf.Reflection.MethodDescriptor> rpcs)
    {
        var violations = new List<string>();
        foreach (var rpc in rpcs)
        {
            var clients = ArlandSuite.EveryRoleOf(rpc) is { Length: > 0 } grants ? suite.As(grants) : suite.AsPublic();
            violations.AddRange(Violations(await Answer.To(rpc, DynamicCall.NewRequest(rpc), clients.Invoker)));
        }

        return violations;
    }

    private sealed class Breaks : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            throw new InvalidOperationException("Planted.");
    }
}
