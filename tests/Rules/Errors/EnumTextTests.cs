using System.Reflection;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;

namespace Saylau.Tests.Rules.Errors;

public sealed class EnumTextTests
{
    /// <summary>Every enum of the contract; those within messages belong to packages that we use.</summary>
    public static TheoryData<Type> ContractEnums => [.. typeof(Role).Assembly.GetTypes()
        .Where(type => type is { IsEnum: true, IsNested: false } && type.Namespace!.StartsWith("Saylau.", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ContractEnums))]
    public void Every_value_comes_back_from_its_word(Type type) =>
        typeof(EnumTextTests).GetMethod(nameof(RoundTrip), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null);

    [Fact]
    public void A_word_is_the_name_in_the_contract_without_its_prefix()
    {
        Assert.Equal("SUSPENDED", EnumText.Of(PartyStanding.Suspended));
        Assert.Equal("PARLIAMENT_SECRETARIAT", EnumText.Of(Role.ParliamentSecretariat));
        Assert.Equal("NOT_APPLICABLE", EnumText.Of(Outcome.NotApplicable));
    }

    [Theory]
    [InlineData("suspended")]
    [InlineData("PARTY_STANDING_SUSPENDED")]
    [InlineData("")]
    public void Another_word_is_none(string word) => Assert.Throws<ArgumentException>(() => EnumText.Parse<PartyStanding>(word));

    [Fact]
    public void A_filter_that_names_nothing_means_all()
    {
        Assert.Equal(["PARTY"], EnumText.Words([PartyKind.Party]));
        Assert.Equal(["UNSPECIFIED", "PARTY", "MOVEMENT"], EnumText.Words(Array.Empty<PartyKind>()));
    }

    private static void RoundTrip<T>()
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().Select(EnumText.Of).ToArray();
        Assert.Equal(Enum.GetValues<T>(), words.Select(EnumText.Parse<T>));
        Assert.Equal(words.Length, words.Distinct(StringComparer.Ordinal).Count());
    }
}
