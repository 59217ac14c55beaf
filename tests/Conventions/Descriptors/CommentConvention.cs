using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Saylau.Client;
using Saylau.Tests.Conventions.Code;

namespace Saylau.Tests.Conventions.Descriptors;

/// <summary>Whoever reads the contract learns what each thing is, and for which reasons an RPC may refuse.</summary>
public sealed partial class CommentConvention
{
    private const string Registry = "saylau/parties/v1/registry.proto";

    [Fact]
    public void Everything_in_the_contract_has_a_sentence_and_every_RPC_lists_its_reasons() =>
        Finds.Nothing(Violations(Contract.Files, Texts()));

    [Fact]
    public void The_comments_are_read_as_they_stand()
    {
        var comments = ProtoText.Comments(Texts()[Registry]);
        Assert.StartsWith("Returns a party", comments["saylau.parties.v1.RegistryService.GetParty"], StringComparison.Ordinal);
        Assert.Equal("A political party.", comments["saylau.parties.v1.PartyKind.PARTY_KIND_PARTY"]);
        Assert.Equal("Its kind.", comments["saylau.parties.v1.Party.kind"]);
    }

    [Theory]
    [InlineData("  // Its kind.\n", "saylau.parties.v1.Party.kind is not explained.")]
    [InlineData("  // A political party.\n", "saylau.parties.v1.PartyKind.PARTY_KIND_PARTY is not explained.")]
    [InlineData("// What kind of organisation it is (Popolo: classification).\n", "saylau.parties.v1.PartyKind is not explained.")]
    [InlineData("// Asks for a party.\n", "saylau.parties.v1.GetPartyRequest is not explained.")]
    [InlineData("// The register of parties and of movements that are not registered.\n", "saylau.parties.v1.RegistryService is not explained.")]
    public void A_thing_without_a_sentence_is_found(string comment, string violation) =>
        Assert.Contains(violation, Violations(Contract.Files, Without(comment, "")), StringComparer.Ordinal);

    [Fact]
    public void An_RPC_that_does_not_list_its_reasons_is_found() => Finds.Exactly(
        ["saylau.parties.v1.RegistryService.GetParty does not list its reasons."],
        Violations(Contract.Files, Without("on a date. Reasons: PARTY_NOT_FOUND.", "on a date.")));

    [Fact]
    public void A_reason_that_does_not_exist_is_found() => Finds.Exactly(
        ["saylau.parties.v1.RegistryService.GetParty names PARTY_LOST, which no ErrorReason has."],
        Violations(Contract.Files, Without("on a date. Reasons: PARTY_NOT_FOUND.", "on a date. Reasons: PARTY_LOST.")));

    internal static IEnumerable<string> Violations(IReadOnlyList<FileDescriptor> files, IReadOnlyDictionary<string, string> texts)
    {
        var reasons = Shape.Enums(files).Where(type => type.Name is "ErrorReason").ToLookup(
            type => type.File.Package, type => type.Values.Select(value => value.Name["ERROR_REASON_".Length..]).ToArray(), StringComparer.Ordinal);
        foreach (var file in Shape.Ours(files))
        {
            var comments = ProtoText.Comments(texts[file.Name]);
            foreach (var name in Names(file).Where(name => !comments.ContainsKey(name)))
                yield return $"{name} is not explained.";
            var known = reasons[file.Package].Concat(reasons["saylau.common.v1"]).SelectMany(names => names).ToArray();
            foreach (var violation in file.Services.SelectMany(service => service.Methods).SelectMany(rpc => Reasons(rpc, comments, known)))
                yield return violation;
        }
    }

    /// <summary>The reasons that the comment of an RPC lists.</summary>
    internal static IReadOnlyList<string> ReasonsOf(MethodDescriptor rpc) => ReasonsIn(
        ProtoText.Comments(Repository.Read($"protos/{rpc.File.Name}"))[rpc.FullName]);

    private static IReadOnlyList<string> ReasonsIn(string comment) =>
        [.. List().Match(comment).Groups["reason"].Captures.Select(capture => capture.Value)];

    private static IEnumerable<string> Reasons(MethodDescriptor rpc, Dictionary<string, string> comments, string[] known)
    {
        var comment = comments.GetValueOrDefault(rpc.FullName, "");
        if (comment.Length > 0 && ReasonsIn(comment).Count == 0)
            yield return $"{rpc.FullName} does not list its reasons.";
        foreach (var reason in ReasonsIn(comment).Except(known, StringComparer.Ordinal))
            yield return $"{rpc.FullName} names {reason}, which no ErrorReason has.";
    }

    private static IEnumerable<string> Names(FileDescriptor file)
    {
        var messages = Shape.Messages([file]).ToArray();
        var enums = Shape.Enums([file]).ToArray();
        return [.. file.Services.Select(service => service.FullName),
            .. file.Services.SelectMany(service => service.Methods).Select(rpc => rpc.FullName),
            .. messages.Select(message => message.FullName),
            .. messages.SelectMany(message => message.Fields.InDeclarationOrder()).Select(field => field.FullName),
            .. enums.Select(type => type.FullName), .. enums.SelectMany(type => type.Values).Select(value => value.FullName)];
    }

    private static Dictionary<string, string> Texts() => Shape.Ours(Contract.Files).ToDictionary(
        file => file.Name, file => File.ReadAllText(Path.Combine(Repository.Root, "protos", file.Name)), StringComparer.Ordinal);

    private static Dictionary<string, string> Without(string text, string instead)
    {
        var texts = Texts();
        Assert.Contains(text, texts[Registry], StringComparison.Ordinal);
        texts[Registry] = texts[Registry].Replace(text, instead, StringComparison.Ordinal);
        return texts;
    }

    [GeneratedRegex(@"Reasons: ((?<reason>[A-Z_]+)(, |\.))+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex List();
}
