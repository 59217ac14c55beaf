using Google.Protobuf.Reflection;
using Grpc.Core;
using Saylau.Client;
using Saylau.Tests.Conventions.Descriptors;

namespace Saylau.Tests.Conventions.Running;

/// <summary>Whoever sends nonsense is told of every field that is, by every RPC and at once.</summary>
public sealed class MalformedFieldsConvention(ArlandSuite arland)
{
    private static readonly MethodDescriptor GetParty = Contract.Methods["/saylau.parties.v1.RegistryService/GetParty"];

    [Fact]
    public async Task Nonsense_sent_to_any_RPC_is_answered_with_every_field_that_is_nonsense()
    {
        var violations = new List<string>();
        foreach (var rpc in Shape.Rpcs(Contract.Files))
        {
            var (request, wrong) = Requests.Malformed(rpc);
            var clients = ArlandSuite.EveryRoleOf(rpc) is { Length: > 0 } grants ? arland.Suite.As(grants) : arland.Suite.AsPublic();
            violations.AddRange(Violations(await Answer.To(rpc, request, clients.Invoker), wrong));
        }

        Finds.Nothing(violations);
    }

    [Fact]
    public void Nonsense_is_made_for_lists_and_for_messages_within_messages()
    {
        var (_, wrong) = Requests.Malformed(Contract.Methods["/saylau.parties.v1.MemberSignatureService/ImportSignatureSheets"]);
        Finds.Exactly(
            ["request_id", "occurred_on", "source.provenance", "source.citation", "party_id", "rows[0].sheet", "rows[0].region", "rows[0].collector"],
            wrong);
    }

    [Fact]
    public void An_answer_that_overlooks_a_field_is_found() => Finds.Exactly(
        ["GetParty did not name as_of."], Violations(Answer.Faked(GetParty, StatusCode.InvalidArgument, "FIELDS_INVALID", "party_id"), ["party_id", "as_of"]));

    [Fact]
    public void An_answer_that_blames_a_field_that_is_well_is_found() => Finds.Exactly(
        ["GetParty blamed as_of."], Violations(Answer.Faked(GetParty, StatusCode.InvalidArgument, "FIELDS_INVALID", "party_id", "as_of"), ["party_id"]));

    [Fact]
    public void An_answer_that_takes_nonsense_for_an_unknown_id_is_found() => Finds.Exactly(
        ["GetParty answered NotFound/PARTY_NOT_FOUND."], Violations(Answer.Faked(GetParty, StatusCode.NotFound, "PARTY_NOT_FOUND"), ["party_id"]));

    private static IEnumerable<string> Violations(Answer answer, IReadOnlyList<string> wrong)
    {
        if (answer.Outcome is not "InvalidArgument/FIELDS_INVALID")
            return [$"{answer.Rpc.Name} answered {answer.Outcome}."];
        return wrong.Except(answer.Fields, StringComparer.Ordinal).Select(field => $"{answer.Rpc.Name} did not name {field}.")
            .Concat(answer.Fields.Except(wrong, StringComparer.Ordinal).Select(field => $"{answer.Rpc.Name} blamed {field}."));
    }
}
