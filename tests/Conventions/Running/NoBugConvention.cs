using CsCheck;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Saylau.Client;
using Saylau.Tests.Conventions.Descriptors;

namespace Saylau.Tests.Conventions.Running;

/// <summary>Nothing that a caller can send brings a bug to light: INTERNAL and UNKNOWN are never answers.</summary>
public sealed class NoBugConvention(ArlandSuite arland)
{
    private const int RequestsPerRpc = 40;

    public static TheoryData<string> Rpcs => [.. Shape.Rpcs(Contract.Files).Select(Contract.PathOf)];

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task Whatever_is_sent_is_answered(string rpc)
    {
        var method = Contract.Methods[rpc];
        var caller = arland.Suite.As([.. ArlandSuite.EveryRoleOf(method), "party@ar-harbour", "archive@arland"]).Invoker;
        await Gen.UInt.Array[64].SampleAsync(
            async choices =>
            {
                var request = Rehearsal(new RandomRequests(choices).Make(method.InputType));
                Finds.Nothing(Violations(await Answer.To(method, request, caller), request));
            },
            iter: RequestsPerRpc, threads: 1);
    }

    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Unimplemented)]
    public void An_answer_that_is_a_bug_is_found(StatusCode status)
    {
        var rpc = Contract.Methods["/saylau.parties.v1.RegistryService/GetParty"];
        Finds.Exactly([$$"""GetParty answered {{status}} to { "partyId": "ar-hills" }: """],
            Violations(new(rpc, status), new Saylau.Parties.V1.GetPartyRequest { PartyId = "ar-hills" }));
    }

    private static IEnumerable<string> Violations(Answer answer, IMessage request)
    {
        if (answer.Status is StatusCode.Internal or StatusCode.Unknown or StatusCode.DeadlineExceeded or StatusCode.Unimplemented)
            yield return $"{answer.Rpc.Name} answered {answer.Status} to {JsonFormatter.Default.Format(request)}: {answer.Message}";
    }

    // The record is everybody's: what is sent here must not change it.
    private static IMessage Rehearsal(IMessage request)
    {
        request.Descriptor.FindFieldByName("validate_only")?.Accessor.SetValue(request, true);
        return request;
    }
}
