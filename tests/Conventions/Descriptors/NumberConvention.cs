using Google.Protobuf.Reflection;
using Saylau.Client;
using PlantedType = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Saylau.Tests.Conventions.Descriptors;

/// <summary>Counts are unsigned and shares are exact: no field can hold a rounded or a negative number.</summary>
public sealed class NumberConvention
{
    [Fact]
    public void No_number_can_be_rounded_or_negative() => Finds.Nothing(Violations(Contract.Files));

    [Fact]
    public void A_rounded_number_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field("StandingCount", "count").Type = PlantedType.Double,
        "saylau.parties.v1.StandingCount.count is rounded: use a Ratio.");

    [Fact]
    public void A_short_rounded_number_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field("StandingCount", "count").Type = PlantedType.Float,
        "saylau.parties.v1.StandingCount.count is rounded: use a Ratio.");

    [Theory]
    [InlineData(PlantedType.Int32)]
    [InlineData(PlantedType.Int64)]
    [InlineData(PlantedType.Sint32)]
    [InlineData(PlantedType.Sfixed64)]
    public void A_number_that_can_be_negative_is_found(PlantedType type) => PlantedContract.Bites(Violations,
        contract => contract.Field("StandingCount", "count").Type = type,
        "saylau.parties.v1.StandingCount.count can be negative.");

    internal static IEnumerable<string> Violations(IReadOnlyList<FileDescriptor> files) =>
        Shape.Messages(files).SelectMany(message => message.Fields.InDeclarationOrder()).Select(Of).OfType<string>();

    private static string? Of(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Double or FieldType.Float => $"{field.FullName} is rounded: use a Ratio.",
        FieldType.Int32 or FieldType.Int64 or FieldType.SInt32 or FieldType.SInt64 or FieldType.SFixed32 or FieldType.SFixed64 =>
            $"{field.FullName} can be negative.",
        _ => null,
    };
}
