using Google.Protobuf.Reflection;
using Saylau.Client;
using Saylau.Common.V1;

namespace Saylau.Tests.Conventions.Descriptors;

/// <summary>Every list comes in pages, all in the same way.</summary>
public sealed class ListConvention
{
    private const string Request = "ListPartiesRequest", Response = "ListPartiesResponse";

    [Fact]
    public void Every_list_comes_in_pages() => Finds.Nothing(Violations(Contract.Files));

    [Fact]
    public void A_list_without_page_size_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Remove(Request, "page_size"), "ListPartiesRequest needs page_size (uint32, at most 1,000).");

    [Fact]
    public void A_list_with_pages_of_any_size_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field(Request, "page_size").Options.ClearExtension(FieldExtensions.Rules),
        "ListPartiesRequest needs page_size (uint32, at most 1,000).");

    [Fact]
    public void A_list_without_page_token_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field(Request, "page_token").Options.ClearExtension(FieldExtensions.Rules),
        "ListPartiesRequest needs page_token (PAGE_TOKEN).");

    [Fact]
    public void A_list_that_does_not_say_where_the_next_page_begins_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Remove(Response, "next_page_token"), "ListPartiesResponse needs next_page_token.");

    [Fact]
    public void A_list_that_does_not_begin_with_its_items_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Field(Response, "parties").Number = 9, "ListPartiesResponse must have its items as repeated field 1.");

    [Fact]
    public void Pages_of_an_RPC_that_is_not_called_a_list_are_found() => PlantedContract.Bites(Violations,
        contract => contract.Field("GetPartyResponse", "party").Name = "next_page_token", "GetParty has pages, and is not called List….");

    internal static IEnumerable<string> Violations(IReadOnlyList<FileDescriptor> files) => Shape.Rpcs(files).SelectMany(Of);

    private static IEnumerable<string> Of(MethodDescriptor rpc)
    {
        var (request, response) = (rpc.InputType, rpc.OutputType);
        var next = response.FindFieldByName("next_page_token");
        // A search answers in pages as a list does.
        if (!rpc.Name.StartsWith("List", StringComparison.Ordinal) && !rpc.Name.StartsWith("Search", StringComparison.Ordinal))
        {
            if (next is not null)
                yield return $"{rpc.Name} has pages, and is not called List….";
            yield break;
        }

        if (request.FindFieldByName("page_size") is not { FieldType: FieldType.UInt32 } size || size.Rules().Max is 0 or > 1000)
            yield return $"{request.Name} needs page_size (uint32, at most 1,000).";
        if (request.FindFieldByName("page_token") is not { FieldType: FieldType.String } token || token.Rules().Format is not FieldFormat.PageToken)
            yield return $"{request.Name} needs page_token (PAGE_TOKEN).";
        if (next is not { FieldType: FieldType.String, IsRepeated: false })
            yield return $"{response.Name} needs next_page_token.";
        if (response.FindFieldByNumber(1) is not { IsRepeated: true, FieldType: FieldType.Message })
            yield return $"{response.Name} must have its items as repeated field 1.";
    }
}
