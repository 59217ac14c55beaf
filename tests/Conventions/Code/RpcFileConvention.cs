using Google.Protobuf.Reflection;
using Saylau.Client;
using Saylau.Tests.Conventions.Descriptors;

namespace Saylau.Tests.Conventions.Code;

/// <summary>To learn what an RPC does, open the file that bears its name.</summary>
public sealed class RpcFileConvention
{
    [Fact]
    public void Every_RPC_is_in_the_file_that_bears_its_name() =>
        Finds.Nothing(Violations(Shape.Rpcs(Contract.Files), Repository.Files("*.cs"), Repository.Read));

    [Fact]
    public void An_RPC_without_its_file_is_found() => Finds.Exactly(
        ["GetParty has no file GetParty.cs under services/Parties/."],
        Violations([Contract.Methods["/saylau.parties.v1.RegistryService/GetParty"]], ["services/Gateway/GetParty.cs"], _ => ""));

    [Fact]
    public void A_shared_RPC_without_its_file_is_found() => Finds.Exactly(
        ["GetLaw has no file GetLaw.cs under services/Platform/."],
        Violations([Contract.Methods["/saylau.common.v1.LawService/GetLaw"]], ["services/Parties/GetLaw.cs"], _ => ""));

    [Fact]
    public void A_file_that_bears_the_name_of_an_RPC_and_holds_another_is_found() => Finds.Exactly(
        ["services/Parties/Registry/GetParty.cs does not hold GetParty."],
        Violations([Contract.Methods["/saylau.parties.v1.RegistryService/GetParty"]], ["services/Parties/Registry/GetParty.cs"],
            _ => "public override Task<CountPartiesResponse> CountParties(CountPartiesRequest request, ServerCallContext context)"));

    private static IEnumerable<string> Violations(
        IEnumerable<MethodDescriptor> rpcs, IReadOnlyList<string> files, Func<string, string> read) =>
        rpcs.Select(rpc => Of(rpc, files, read)).OfType<string>();

    private static string? Of(MethodDescriptor rpc, IReadOnlyList<string> files, Func<string, string> read)
    {
        var folder = FolderOf(Contract.AreaOf(rpc.Service));
        var file = files.FirstOrDefault(file =>
            file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith($"/{rpc.Name}.cs", StringComparison.Ordinal));
        if (file is null)
            return $"{rpc.Name} has no file {rpc.Name}.cs under {folder}.";
        var text = read(file);
        return text.Contains("override", StringComparison.Ordinal) && text.Contains($" {rpc.Name}(", StringComparison.Ordinal)
            ? null
            : $"{file} does not hold {rpc.Name}.";
    }

    private static string FolderOf(string area) =>
        area is "common" ? "services/Platform/" : $"services/{char.ToUpperInvariant(area[0])}{area[1..]}/";
}
