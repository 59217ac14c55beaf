using Saylau.Common.V1;
using Saylau.Parties.MemberSignatures;
using Saylau.Parties.V1;
using Saylau.Platform.Access;
using Saylau.Tests.Rules.Law;

namespace Saylau.Tests.Rules.MemberSignatures;

public sealed class DisclosureRulesTests
{
    [Theory]
    [InlineData(Role.Party, "kz-one")]
    [InlineData(Role.Registrar, "kz")]
    [InlineData(Role.CentralCommission, "kz")]
    [InlineData(Role.Auditor, "kz")]
    public void Those_who_need_the_names_see_them(Role role, string scope) =>
        Assert.Null(Ask(new RoleGrant(role, scope), Laws.Parties.Disclosure));

    [Theory]
    [InlineData(Role.Party, "kz-two")]
    [InlineData(Role.Registrar, "arland")]
    [InlineData(Role.CentralCommission, "arland")]
    [InlineData(Role.Auditor, "arland")]
    [InlineData(Role.Press, "kz")]
    [InlineData(Role.RegionalCommission, "kz")]
    [InlineData(Role.Archive, "kz")]
    [InlineData(Role.Court, "kz")]
    public void Neighbours_and_others_do_not_see_the_names(Role role, string scope) =>
        Assert.NotNull(Ask(new RoleGrant(role, scope), Laws.Parties.Disclosure));

    [Fact]
    public void The_public_is_told_what_is_withheld_and_by_which_law()
    {
        var withheld = Ask(null, Laws.Parties.Disclosure);

        Assert.NotNull(withheld);
        Assert.Equal("sheets.sheet.collector", withheld.Field);
        Assert.Equal(Laws.Parties.Disclosure.CollectorsWithheld.Citation.Text, withheld.Citation);
    }

    [Fact]
    public void Where_the_law_does_not_withhold_the_names_everybody_sees_them()
    {
        var law = Laws.Parties.Disclosure;
        law.CollectorsWithheld.Required = false;

        Assert.Null(Ask(null, law));
        Assert.Null(Ask(null, new DisclosureLaw()));
    }

    private static Withheld? Ask(RoleGrant? grant, DisclosureLaw law) =>
        DisclosureRules.Collectors(grant is null ? Caller.Public : new Caller("somebody", [grant]), "kz-one", "kz", law);
}
