using Google.Api;
using Google.Protobuf.Reflection;
using Saylau.Client;
using Saylau.Common.V1;

namespace Saylau.Tests.Conventions.Descriptors;

/// <summary>Writes are safe to repeat, can be rehearsed, can be dated and sourced, and answer with their reasons and position.</summary>
public sealed class WriteConvention
{
    private const string Request = "RecordPartyRequest", Response = "RecordPartyResponse";

    [Fact]
    public void Every_write_can_be_repeated_rehearsed_dated_and_sourced() => Finds.Nothing(Violations(Contract.Files));

    [Fact]
    public void The_contract_has_writes_and_reads()
    {
        Assert.Contains(Shape.Rpcs(Contract.Files), rpc => rpc.IsWrite());
        Assert.Contains(Shape.Rpcs(Contract.Files), rpc => rpc.IsRead());
    }

    [Fact]
    public void A_write_without_request_id_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Remove(Request, "request_id"),
        "RecordPartyRequest needs a REQUIRED request_id (UUID, number 1).");

    [Fact]
    public void A_request_id_that_may_be_left_out_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field(Request, "request_id").Options.ClearExtension(FieldBehaviorExtensions.FieldBehavior),
        "RecordPartyRequest needs a REQUIRED request_id (UUID, number 1).");

    [Fact]
    public void A_request_id_of_any_form_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field(Request, "request_id").Options.ClearExtension(FieldExtensions.Rules),
        "RecordPartyRequest needs a REQUIRED request_id (UUID, number 1).");

    [Fact]
    public void A_write_that_cannot_be_rehearsed_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field(Request, "validate_only").Number = 99,
        "RecordPartyRequest needs validate_only (bool, number 2).");

    [Fact]
    public void A_write_that_cannot_be_dated_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field(Request, "occurred_on").Options.GetExtension(FieldExtensions.Rules).Format = FieldFormat.Date,
        "RecordPartyRequest needs occurred_on (PARTIAL_DATE, number 3).");

    [Fact]
    public void A_write_without_a_source_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Remove(Request, "source"), "RecordPartyRequest needs source (Source, number 4).");

    [Fact]
    public void An_answer_without_findings_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Remove(Response, "findings"), "RecordPartyResponse needs repeated findings.");

    [Fact]
    public void An_answer_that_does_not_say_where_it_stands_in_the_ledger_is_found() => PlantedContract.Bites(Violations,
        contract =>
        {
            contract.Remove(Response, "ledger_position");
            contract.Message(Response).OneofDecl.Clear();
        },
        "RecordPartyResponse needs an optional ledger_position (uint64).");

    [Fact]
    public void A_read_that_looks_like_a_write_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Message("GetPartyRequest").Field.Add(
            new FieldDescriptorProto { Name = "validate_only", Number = 9, Type = FieldDescriptorProto.Types.Type.Bool }),
        "GetPartyRequest is a read's, and yet has validate_only.");

    internal static IEnumerable<string> Violations(IReadOnlyList<FileDescriptor> files)
    {
        var rpcs = Shape.Rpcs(files).ToArray();
        return rpcs.Where(rpc => rpc.IsWrite()).SelectMany(Write).Concat(rpcs.Where(rpc => rpc.IsRead()).SelectMany(Read));
    }

    private static IEnumerable<string> Write(MethodDescriptor rpc)
    {
        var (request, response) = (rpc.InputType, rpc.OutputType);
        if (!Text(request, "request_id", 1, FieldFormat.Uuid) || !request.FindFieldByName("request_id").IsRequired())
            yield return $"{request.Name} needs a REQUIRED request_id (UUID, number 1).";
        if (request.FindFieldByName("validate_only") is not { FieldType: FieldType.Bool, FieldNumber: 2 })
            yield return $"{request.Name} needs validate_only (bool, number 2).";
        if (!Text(request, "occurred_on", 3, FieldFormat.PartialDate))
            yield return $"{request.Name} needs occurred_on (PARTIAL_DATE, number 3).";
        if (request.FindFieldByName("source") is not { FieldType: FieldType.Message, FieldNumber: 4, MessageType.Name: "Source" })
            yield return $"{request.Name} needs source (Source, number 4).";
        if (response.FindFieldByName("findings") is not { IsRepeated: true, FieldType: FieldType.Message, MessageType.Name: "Finding" })
            yield return $"{response.Name} needs repeated findings.";
        if (response.FindFieldByName("ledger_position") is not { FieldType: FieldType.UInt64, HasPresence: true })
            yield return $"{response.Name} needs an optional ledger_position (uint64).";
    }

    private static IEnumerable<string> Read(MethodDescriptor rpc) => new[] { "request_id", "validate_only", "occurred_on" }
        .Where(field => rpc.InputType.FindFieldByName(field) is not null)
        .Select(field => $"{rpc.InputType.Name} is a read's, and yet has {field}.");

    private static bool Text(MessageDescriptor message, string name, int number, FieldFormat format) =>
        message.FindFieldByName(name) is { FieldType: FieldType.String } field && field.FieldNumber == number && field.Rules().Format == format;
}
