using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf.Reflection;
using Saylau.Client;

namespace Saylau.Tests.Conventions.Descriptors;

/// <summary>Every RPC has an HTTP path under its area, by which the gateway finds its service, and says whether it may be repeated.</summary>
public sealed partial class HttpConvention
{
    [Fact]
    public void Every_RPC_has_an_HTTP_path_under_its_area_and_says_whether_it_may_be_repeated() =>
        Finds.Nothing(Violations(Contract.Files));

    [Fact]
    public void An_RPC_that_does_not_say_whether_it_may_be_repeated_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Rpc("GetParty").Options.ClearIdempotencyLevel(),
        "GetParty does not say whether it may be repeated.");

    [Fact]
    public void An_RPC_without_a_path_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Rpc("GetParty").Options.ClearExtension(AnnotationsExtensions.Http),
        "GetParty has no HTTP path.");

    [Fact]
    public void A_path_of_an_RPC_that_takes_a_stream_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Rpc("GetParty").ClientStreaming = true,
        "GetParty takes a stream, which has no HTTP path.");

    [Fact]
    public void A_path_outside_its_area_is_found() => PlantedContract.Bites(Violations,
        contract => Http(contract, "GetParty").Get = "/elections/v1/parties/{party_id}",
        "GetParty is at /elections/v1/parties/{party_id}, which is not under its area.");

    [Fact]
    public void A_shared_RPC_whose_path_names_no_area_is_found() => PlantedContract.Bites(Violations,
        contract => Http(contract, "GetCheckpoint").Get = "/common/v1/ledger/checkpoint",
        "GetCheckpoint is at /common/v1/ledger/checkpoint, which is not under its area.");

    [Fact]
    public void A_read_that_posts_is_found() => PlantedContract.Bites(Violations,
        contract => Http(contract, "GetParty").Post = "/parties/v1/parties/{party_id}",
        "GetParty reads, and must be a GET without a body.");

    [Fact]
    public void A_read_with_something_personal_in_its_URL_is_found() => PlantedContract.Bites(Violations,
        contract => Http(contract, "CheckOwnEntry").Get = "/elections/v1/elections/{election_id}/voterRoll:own",
        "CheckOwnEntry asks for something personal, which must not stand in a URL: it must be a POST with the whole request as its body.");

    [Fact]
    public void A_write_that_is_a_GET_is_found() => PlantedContract.Bites(Violations,
        contract => Http(contract, "RecordParty").Get = "/parties/v1/parties/record",
        "RecordParty writes, and must be a POST with the whole request as its body.");

    [Fact]
    public void A_path_with_a_word_that_is_no_field_is_found() => PlantedContract.Bites(Violations,
        contract => Http(contract, "GetParty").Get = "/parties/v1/parties/{id}",
        "GetParty has {id} in its path, which is no single REQUIRED field of its request.");

    [Fact]
    public void Two_RPCs_at_one_path_are_found() => PlantedContract.Bites(Violations,
        contract => Http(contract, "GetAlliance").Get = "/parties/v1/parties/{alliance_id}",
        "GetAlliance, GetParty are at the same path.");

    internal static IEnumerable<string> Violations(IReadOnlyList<FileDescriptor> files)
    {
        var rpcs = Shape.Rpcs(files).ToArray();
        return rpcs.SelectMany(Of).Concat(SharedPaths(rpcs));
    }

    private static IEnumerable<string> Of(MethodDescriptor rpc)
    {
        if (!rpc.IsRead() && !rpc.IsWrite())
            yield return $"{rpc.Name} does not say whether it may be repeated.";
        if (rpc.IsClientStreaming)
        {
            if (rpc.Http() is not null)
                yield return $"{rpc.Name} takes a stream, which has no HTTP path.";
            yield break;
        }

        if (rpc.Http() is not { } http || PathOf(http).Length == 0)
        {
            yield return $"{rpc.Name} has no HTTP path.";
            yield break;
        }

        if (!Prefixes(rpc).Any(prefix => PathOf(http).StartsWith(prefix, StringComparison.Ordinal)))
            yield return $"{rpc.Name} is at {PathOf(http)}, which is not under its area.";
        var personal = rpc.IsRead() && rpc.InputType.Fields.InDeclarationOrder().Any(field => field.Rules().Personal);
        if (rpc.IsRead() && !personal && (http.Get.Length == 0 || http.Body.Length > 0))
            yield return $"{rpc.Name} reads, and must be a GET without a body.";
        if (personal && (http.Post.Length == 0 || http.Body is not "*"))
            yield return $"{rpc.Name} asks for something personal, which must not stand in a URL: it must be a POST with the whole request as its body.";
        if (rpc.IsWrite() && (http.Post.Length == 0 || http.Body is not "*"))
            yield return $"{rpc.Name} writes, and must be a POST with the whole request as its body.";
        foreach (var word in Words().Matches(PathOf(http)).Select(match => match.Groups["name"].Value).Where(word => !CanStandInPath(rpc, word)))
            yield return $"{rpc.Name} has {{{word}}} in its path, which is no single REQUIRED field of its request.";
    }

    // Numbers may be zero, and zero is not said apart from absent; an empty text would be another path.
    private static bool CanStandInPath(MethodDescriptor rpc, string word) =>
        rpc.InputType.FindFieldByName(word) is { IsRepeated: false } field
        && (field.FieldType is FieldType.UInt64 || (field.IsRequired() && !field.IsMessage()));

    private static IEnumerable<string> SharedPaths(IEnumerable<MethodDescriptor> rpcs) => rpcs
        .Where(rpc => rpc.Http() is not null)
        .GroupBy(rpc => rpc.Http()!.PatternCase + Words().Replace(PathOf(rpc.Http()!), "{}"), StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => $"{string.Join(", ", group.Select(rpc => rpc.Name).Order(StringComparer.Ordinal))} are at the same path.");

    private static string[] Prefixes(MethodDescriptor rpc) =>
        Contract.AreaOf(rpc.Service) is "common" ? ["/{ledger}/v1/", "/{area}/v1/"] : [$"/{Contract.AreaOf(rpc.Service)}/v1/"];

    private static string PathOf(HttpRule rule) => rule.Get + rule.Post + rule.Put + rule.Patch + rule.Delete;

    private static HttpRule Http(PlantedContract contract, string rpc) =>
        contract.Rpc(rpc).Options.GetExtension(AnnotationsExtensions.Http);

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
