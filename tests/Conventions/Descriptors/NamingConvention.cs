using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Saylau.Client;

namespace Saylau.Tests.Conventions.Descriptors;

/// <summary>Names tell what they are: requests, responses, and the value of an enum that says nothing.</summary>
public sealed partial class NamingConvention
{
    [Fact]
    public void Every_request_response_and_enum_value_is_named_after_its_owner() => Finds.Nothing(Violations(Contract.Files));

    [Fact]
    public void An_RPC_with_a_request_of_another_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Rpc("GetParty").InputType = ".saylau.parties.v1.GetStandingRequest",
        "GetParty must take GetPartyRequest.");

    [Fact]
    public void An_RPC_with_a_response_of_another_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Rpc("GetParty").OutputType = ".saylau.parties.v1.Party",
        "GetParty must answer with GetPartyResponse.");

    [Fact]
    public void A_field_that_is_an_Empty_is_found() => PlantedContract.Bites(Violations,
        contract =>
        {
            contract.FileOf("GetPartyRequest").Dependency.Add("google/protobuf/empty.proto");
            contract.Import(EmptyReflection.Descriptor);
            contract.Message("GetPartyRequest").Field.Add(new FieldDescriptorProto
            {
                Name = "nothing",
                Number = 9,
                Type = FieldDescriptorProto.Types.Type.Message,
                TypeName = ".google.protobuf.Empty",
            });
        },
        "saylau.parties.v1.GetPartyRequest.nothing is an Empty: say what it is.");

    [Fact]
    public void An_enum_without_a_value_that_says_nothing_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Enum("PartyKind").Value[0].Name = "PARTY_KIND_NONE",
        "PartyKind must begin with PARTY_KIND_UNSPECIFIED = 0.");

    [Fact]
    public void An_enum_value_without_its_prefix_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Enum("PartyKind").Value[1].Name = "A_PARTY",
        "PartyKind has A_PARTY, which must begin with PARTY_KIND_.");

    internal static IEnumerable<string> Violations(IReadOnlyList<FileDescriptor> files) => Shape.Rpcs(files).SelectMany(Rpc)
        .Concat(Shape.Messages(files).SelectMany(message => message.Fields.InDeclarationOrder()).Where(IsEmpty)
            .Select(field => $"{field.FullName} is an Empty: say what it is."))
        .Concat(Shape.Enums(files).SelectMany(Enum));

    private static IEnumerable<string> Rpc(MethodDescriptor rpc)
    {
        if (!string.Equals(rpc.InputType.FullName, $"{rpc.File.Package}.{rpc.Name}Request", StringComparison.Ordinal))
            yield return $"{rpc.Name} must take {rpc.Name}Request.";
        if (!string.Equals(rpc.OutputType.FullName, $"{rpc.File.Package}.{rpc.Name}Response", StringComparison.Ordinal))
            yield return $"{rpc.Name} must answer with {rpc.Name}Response.";
    }

    private static IEnumerable<string> Enum(EnumDescriptor type)
    {
        var prefix = Humps().Replace(type.Name, "_").ToUpperInvariant() + "_";
        if (!string.Equals(type.FindValueByNumber(0)?.Name, prefix + "UNSPECIFIED", StringComparison.Ordinal))
            yield return $"{type.Name} must begin with {prefix}UNSPECIFIED = 0.";
        foreach (var value in type.Values.Where(value => !value.Name.StartsWith(prefix, StringComparison.Ordinal)))
            yield return $"{type.Name} has {value.Name}, which must begin with {prefix}.";
    }

    private static bool IsEmpty(FieldDescriptor field) =>
        field.IsMessage() && string.Equals(field.MessageType.FullName, Empty.Descriptor.FullName, StringComparison.Ordinal);

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Humps();
}
