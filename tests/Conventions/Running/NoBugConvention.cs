using CsCheck;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Saylau.Client;
using Saylau.Tests.Conventions.Descriptors;

namespace Saylau.Tests.Conventions.Running;

/// <summary>
/// Nothing that a caller can send brings a bug to light: INTERNAL and UNKNOWN are never answers, and no RPC gives a reason
/// that its comment does not list.
/// </summary>
public sealed class NoBugConvention(ArlandSuite arland)
{
    private const int RequestsPerRpc = 40;

    // What the platform may say before and around every RPC, and no comment repeats.
    private static readonly string[] AnyRpc =
    [
        "FIELDS_INVALID", "REQUEST_ID_REUSED", "TOKEN_INVALID", "ROLE_NOT_ALLOWED", "SCOPE_NOT_ALLOWED", "OCCURRED_ON_RESERVED", "QUEUE_FULL",
        "STORAGE_FULL", "STORAGE_UNAVAILABLE", "RATE_LIMITED", "SERVICE_UNAVAILABLE", "SHUTTING_DOWN",
    ];

    public static TheoryData<string> Rpcs => [.. Shape.Rpcs(Contract.Files).Select(Contract.PathOf)];

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task Whatever_is_sent_is_answered(string rpc)
    {
        var method = Contract.Methods[rpc];
        var caller = arland.Suite.As([.. ArlandSuite.EveryRoleOf(method), "party@ar-harbour", "party@ar-meadow", "archive@arland"]).Invoker;
        await Gen.UInt.Array[64].SampleAsync(
            async choices =>
            {
                var request = Rehearsal(Request(method, choices));
                var answer = await Answer.To(method, request, caller);
                Finds.Nothing(Violations(answer, request));
                Finds.Nothing(Unlisted(answer, CommentConvention.ReasonsOf(method)));
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

    [Fact]
    public void A_reason_that_the_contract_does_not_list_is_found()
    {
        var rpc = Contract.Methods["/saylau.parties.v1.RegistryService/GetParty"];
        Finds.Exactly(["GetParty gives LAW_NOT_IN_FORCE, which its comment does not list."],
            Unlisted(Answer.Faked(rpc, StatusCode.FailedPrecondition, "LAW_NOT_IN_FORCE"), CommentConvention.ReasonsOf(rpc)));
        Finds.Nothing(Unlisted(Answer.Faked(rpc, StatusCode.NotFound, "PARTY_NOT_FOUND"), CommentConvention.ReasonsOf(rpc)));
    }

    [Fact]
    public async Task An_order_that_would_outlast_the_calendar_is_refused()
    {
        var rpc = Contract.Methods["/saylau.parties.v1.CourtOrderService/IssueCourtOrder"];
        var request = (Saylau.Parties.V1.IssueCourtOrderRequest)ArlandSuite.Rehearsal(arland.FirstOf(rpc)!);
        (request.CourtOrderId, request.EffectiveFrom) = ("ar-next-3", "9999-12-31");
        var answer = await Answer.To(rpc, request, arland.Suite.As("court@arland").Invoker);
        Assert.Equal(StatusCode.InvalidArgument, answer.Status);
    }

    private IMessage Request(MethodDescriptor rpc, uint[] choices) => choices[^1] % 2 == 0 && arland.FirstOf(rpc) is { } call
        ? new RandomRequests(choices).Change(ArlandSuite.Rehearsal(call))
        : new RandomRequests(choices).Make(rpc.InputType);

    private static IEnumerable<string> Unlisted(Answer answer, IEnumerable<string> listed)
    {
        if (answer.Reason.Length > 0 && !AnyRpc.Concat(listed).Contains(answer.Reason, StringComparer.Ordinal))
            yield return $"{answer.Rpc.Name} gives {answer.Reason}, which its comment does not list.";
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
