using Google.Protobuf.Reflection;
using Saylau.Client;
using Saylau.Common.V1;

namespace Saylau.Tests.Conventions.Descriptors;

/// <summary>Every RPC says who may call it, and where the scope of each role is found.</summary>
public sealed class AccessConvention
{
    [Fact]
    public void Every_RPC_says_who_may_call_it() => Finds.Nothing(Violations(Contract.Files));

    [Fact]
    public void An_RPC_that_does_not_say_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Rpc("RecordParty").Options.ClearExtension(AccessExtensions.Access),
        "RecordParty does not say who may call it.");

    [Fact]
    public void An_RPC_that_admits_nobody_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Rpc("RecordParty").Options.SetExtension(AccessExtensions.Access, new Access()),
        "RecordParty does not say who may call it.");

    [Fact]
    public void An_RPC_that_is_public_and_yet_names_roles_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Rpc("GetParty").Options.GetExtension(AccessExtensions.Access).Allow.Add(new Grant { Role = Role.Court, AnyScope = true }),
        "GetParty is public and yet names roles.");

    [Fact]
    public void A_public_write_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Rpc("RecordParty").Options.SetExtension(AccessExtensions.Access, new Access { Public = true }),
        "RecordParty lets everybody write.");

    [Fact]
    public void A_role_without_a_scope_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Rpc("IssueCourtOrder").Options.GetExtension(AccessExtensions.Access).Allow[0].ClearScope(),
        "IssueCourtOrder does not say where the scope of Court is found.");

    [Fact]
    public void A_scope_field_that_a_caller_may_leave_out_is_found() => PlantedContract.Bites(Violations,
        contract => contract.Rpc("IssueCourtOrder").Options.GetExtension(AccessExtensions.Access).Allow[0].ScopeField = "alliance_id",
        "IssueCourtOrder finds the scope of Court in alliance_id, which is no REQUIRED text of its request.");

    internal static IEnumerable<string> Violations(IReadOnlyList<FileDescriptor> files) => Shape.Rpcs(files).SelectMany(Of);

    private static IEnumerable<string> Of(MethodDescriptor rpc)
    {
        var access = Contract.AccessOf(rpc) ?? new Access();
        if (!access.Public && access.Allow.Count == 0)
            yield return $"{rpc.Name} does not say who may call it.";
        if (access.Public && access.Allow.Count > 0)
            yield return $"{rpc.Name} is public and yet names roles.";
        if (access.Public && rpc.IsWrite())
            yield return $"{rpc.Name} lets everybody write.";
        foreach (var grant in access.Allow.Where(grant => grant.Role is Role.Unspecified))
            yield return $"{rpc.Name} names no role in one of its grants.";
        foreach (var grant in access.Allow.Where(grant => !(grant.AnyScope || grant.ScopeFromRecord || grant.HasScopeField)))
            yield return $"{rpc.Name} does not say where the scope of {grant.Role} is found.";
        foreach (var grant in access.Allow.Where(grant => grant.HasScopeField && !IsRequiredText(rpc.InputType, grant.ScopeField)))
            yield return $"{rpc.Name} finds the scope of {grant.Role} in {grant.ScopeField}, which is no REQUIRED text of its request.";
    }

    private static bool IsRequiredText(MessageDescriptor request, string field) =>
        request.FindFieldByName(field) is { FieldType: FieldType.String, IsRepeated: false } found && found.IsRequired();
}
