using Microsoft.Extensions.Options;
using Saylau.Platform.Ledger;

namespace Saylau.Tests.Rules.Ledger;

public sealed class NationalNumberTests
{
    private static readonly Commitments Commitments = new(Options.Create(new LedgerOptions { CommitmentKey = Convert.ToBase64String(new byte[16]) }));

    [Theory]
    [InlineData("12345678", 8u, "12345678")]
    [InlineData("1234 5678", 8u, "12345678")]
    [InlineData("1234567", 8u, null)]
    [InlineData("123456789", 8u, null)]
    [InlineData("1234567A", 8u, null)]
    [InlineData("１２３４５６７８", 8u, null)]
    [InlineData("ab-12", null, "AB-12")]
    [InlineData("AB1", null, null)]
    [InlineData("AB_12", null, null)]
    public void A_number_has_the_form_of_the_law_however_it_was_typed(string number, uint? digits, string? normal) =>
        Assert.Equal(normal, NationalNumbers.Normal(number, digits));

    [Theory]
    [InlineData("signs", "petition-a", "1234 5678", true)]
    [InlineData("withdraws", "petition-a", "12345678", false)]
    [InlineData("signs", "petition-b", "12345678", false)]
    [InlineData("signs", "petition-a", "12345679", false)]
    public void One_person_is_one_commitment_for_one_purpose_within_one_thing(string purpose, string within, string number, bool same) =>
        Assert.Equal(same, string.Equals(Commitments.ToPerson("signs", "petition-a", "12345678", 8), Commitments.ToPerson(purpose, within, number, 8), StringComparison.Ordinal));

    [Fact]
    public void What_is_no_number_has_no_commitment() => Assert.Equal("", Commitments.ToPerson("signs", "petition-a", "1234567", 8));
}
