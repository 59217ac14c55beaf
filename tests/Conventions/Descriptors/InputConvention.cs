using Google.Protobuf.Reflection;
using Saylau.Client;
using Saylau.Common.V1;

namespace Saylau.Tests.Conventions.Descriptors;

/// <summary>What a caller sends as an id, a date, a region or a language has that form, and the platform refuses any other.</summary>
public sealed class InputConvention
{
    private static readonly string[] Slugs = ["jurisdiction", "area", "ledger", "version"];
    private static readonly string[] Dates = ["_on", "_from", "_until"];

    [Fact]
    public void Every_id_date_region_and_language_in_a_request_has_its_form() => Finds.Nothing(Violations(Contract.Files));

    [Fact]
    public void An_id_of_any_form_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field("GetPartyRequest", "party_id").Options.ClearExtension(FieldExtensions.Rules),
        "saylau.parties.v1.GetPartyRequest.party_id must be SLUG.");

    [Fact]
    public void A_list_of_ids_of_any_form_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field("CheckAllianceRequest", "member_ids").Options.ClearExtension(FieldExtensions.Rules),
        "saylau.parties.v1.CheckAllianceRequest.member_ids must be SLUG.");

    [Fact]
    public void A_date_of_any_form_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field("GetPartyRequest", "as_of").Options.ClearExtension(FieldExtensions.Rules),
        "saylau.parties.v1.GetPartyRequest.as_of must be DATE or PARTIAL_DATE.");

    [Fact]
    public void The_end_of_a_period_of_any_form_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field("ListCourtOrdersRequest", "effective_to").Options.ClearExtension(FieldExtensions.Rules),
        "saylau.parties.v1.ListCourtOrdersRequest.effective_to must be DATE or PARTIAL_DATE.");

    [Fact]
    public void A_region_of_any_form_deep_in_a_request_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field("Precinct", "region").Options.GetExtension(FieldExtensions.Rules).Format = FieldFormat.Unspecified,
        "saylau.elections.v1.Precinct.region must be REGION.");

    [Fact]
    public void A_language_of_any_form_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field("GetCountryReportRequest", "language").Options.ClearExtension(FieldExtensions.Rules),
        "saylau.gateway.v1.GetCountryReportRequest.language must be LANGUAGE.");

    [Fact]
    public void A_request_that_carries_raw_bytes_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Message("GetPartyRequest").Field.Add(
            new FieldDescriptorProto { Name = "blob", Number = 9, Type = FieldDescriptorProto.Types.Type.Bytes }),
        "saylau.parties.v1.GetPartyRequest.blob is raw bytes, which nothing checks.");

    internal static IEnumerable<string> Violations(IReadOnlyList<FileDescriptor> files) => Shape.Rpcs(files)
        .SelectMany(rpc => Shape.Reachable(rpc.InputType)).Distinct()
        .SelectMany(message => message.Fields.InDeclarationOrder()).Select(Of).OfType<string>();

    private static string? Of(FieldDescriptor field)
    {
        if (field.FieldType is FieldType.Bytes)
            return $"{field.FullName} is raw bytes, which nothing checks.";
        var forms = field.FieldType is FieldType.String ? FormsOf(field) : [];
        return forms.Length == 0 || forms.Contains(field.Rules().Format)
            ? null
            : $"{field.FullName} must be {string.Join(" or ", forms.Select(Word))}.";
    }

    private static FieldFormat[] FormsOf(FieldDescriptor field) => field.Name switch
    {
        "request_id" => [FieldFormat.Uuid],
        "page_token" => [FieldFormat.PageToken],
        "region" => [FieldFormat.Region],
        "language" => [FieldFormat.Language],
        "as_of" => [FieldFormat.Date, FieldFormat.PartialDate],
        var name when Slugs.Contains(name, StringComparer.Ordinal) || Ends(name, "_id") || Ends(name, "_ids") => [FieldFormat.Slug],
        var name when Array.Exists(Dates, date => Ends(name, date)) || EndsPeriod(field) => [FieldFormat.Date, FieldFormat.PartialDate],
        _ => [],
    };

    // What ends in "to" is the end of a period only where its beginning stands beside it.
    private static bool EndsPeriod(FieldDescriptor field) =>
        Ends(field.Name, "_to") && field.ContainingType.FindFieldByName($"{field.Name[..^"_to".Length]}_from") is not null;

    private static bool Ends(string name, string end) => name.EndsWith(end, StringComparison.Ordinal);

    private static string Word(FieldFormat format) => FieldFormatWords[format];

    private static readonly Dictionary<FieldFormat, string> FieldFormatWords = FieldReflection.Descriptor.EnumTypes[0].Values
        .ToDictionary(value => (FieldFormat)value.Number, value => value.Name["FIELD_FORMAT_".Length..]);
}
