using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using AccessRule = Saylau.Common.V1.Access;

namespace Saylau.Tests.Rules.Access;

public sealed class CallTests
{
    private static readonly AccessRule ByRecord = new()
    {
        Allow =
        {
            new Grant { Role = Role.Registrar, ScopeFromRecord = true },
            new Grant { Role = Role.Party, ScopeField = "party_id" },
        },
    };

    [Theory]
    [InlineData("registrar@kz", Role.Registrar, "kz")]
    [InlineData("central_commission@kz", Role.CentralCommission, "kz")]
    [InlineData("PARTY@kz-one", Role.Party, "kz-one")]
    [InlineData("party@one@two", Role.Party, "one@two")]
    public void A_grant_is_role_at_scope(string text, Role role, string scope) => Assert.Equal(new RoleGrant(role, scope), RoleGrant.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("registrar")]
    [InlineData("registrar@")]
    [InlineData("@kz")]
    [InlineData("unspecified@kz")]
    [InlineData("king@kz")]
    [InlineData("5@kz")]
    [InlineData(" registrar@kz")]
    public void Anything_else_is_no_grant(string text) => Assert.Null(RoleGrant.Parse(text));

    [Fact]
    public void Every_role_comes_back_from_its_text() => Assert.All(
        Enum.GetValues<Role>().Where(role => role is not Role.Unspecified),
        role => Assert.Equal(new RoleGrant(role, "kz"), RoleGrant.Parse(new RoleGrant(role, "kz").ToString())));

    [Fact]
    public void A_call_that_never_compared_its_scope_fails()
    {
        var call = Called("registrar@kz");

        Assert.Throws<InvalidOperationException>(() => call.EnsureSettled("/a/b"));
        call.RequireScope("kz");
        call.EnsureSettled("/a/b");
        Assert.Equal("registrar@kz", call.Actor);
    }

    [Fact]
    public void A_role_held_for_a_neighbour_does_not_do() => Denied(() => Called("registrar@arland").RequireScope("kz"));

    [Fact]
    public void A_role_whose_scope_is_a_field_does_not_match_a_record() => Denied(() => Called("party@kz").RequireScope("kz"));

    [Fact]
    public void A_settled_call_is_not_asked_again()
    {
        var call = Called("party@kz-one");
        call.Admit(new(Role.Party, "kz-one"), settled: true);

        call.RequireScope("kz");

        Assert.Equal("party@kz-one", call.Actor);
    }

    [Fact]
    public void An_act_of_one_role_is_asked_for_even_of_a_settled_call()
    {
        var call = Called("registrar@kz", "party@kz-one");
        call.Admit(new(Role.Party, "kz-one"), settled: true);

        Denied(() => call.RequireScope(Role.CentralCommission, "kz"));
        Assert.False(call.IsSettled);
        call.RequireScope(Role.Registrar, "kz");
        Assert.Equal("registrar@kz", call.Actor);
    }

    [Fact]
    public void A_public_call_has_nothing_to_compare() => Assert.True(new Call(Caller.Public, new() { Public = true }).IsSettled);

    private static Call Called(params string[] grants) => new(new("somebody", [.. grants.Select(grant => RoleGrant.Parse(grant)!)]), ByRecord);

    private static void Denied(Action act)
    {
        var refusal = Assert.Throws<Refusal>(act);
        Assert.Equal((StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED"), (refusal.Code, refusal.Reason));
    }
}
