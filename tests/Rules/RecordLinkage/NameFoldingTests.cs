using Saylau.Statistics.RecordLinkage;

namespace Saylau.Tests.Rules.RecordLinkage;

public sealed class NameFoldingTests
{
    [Theory]
    [InlineData("Ә", "А")]
    [InlineData("Ғ", "Г")]
    [InlineData("Қ", "К")]
    [InlineData("Ң", "Н")]
    [InlineData("Ө", "О")]
    [InlineData("Ұ", "У")]
    [InlineData("Ү", "У")]
    [InlineData("Һ", "Х")]
    [InlineData("І", "И")]
    public void A_Kazakh_letter_is_its_Russian_neighbour_in_capitals_and_small(string kazakh, string russian)
    {
        Assert.Equal(NameFolding.Fold($"б{russian}б"), NameFolding.Fold($"б{kazakh}б"));
        Assert.Equal(NameFolding.Fold(russian.ToLowerInvariant()), NameFolding.Fold(kazakh.ToLowerInvariant()));
        Assert.NotEmpty(NameFolding.Fold(kazakh));
    }

    [Fact]
    public void Every_Russian_letter_but_the_signs_has_a_sound()
    {
        Assert.All("абвгдеёжзийклмнопрстуфхцчшщыэюя", letter => Assert.NotEmpty(NameFolding.Fold(letter.ToString())));
        Assert.Equal("", NameFolding.Fold("ьъ"));
        Assert.Equal("a b v g d e j z i k l m n o p r s t u f h c ch sh", NameFolding.Fold("а б в г д е ж з и к л м н о п р с т у ф х ц ч ш"));
    }

    [Theory]
    [InlineData("Нұрлан Серікұлы", "Нурлан Серик")]
    [InlineData("Нурлан Серикулы", "Нурлан Серик")]
    [InlineData("Айгүл Серікқызы", "Айгуль Серик")]
    [InlineData("Айгүл Серик-кызы", "Айгуль Серик")]
    [InlineData("Нұрлан Серік ұлы", "Нурлан Серик")]
    public void Endings_that_say_whose_child_somebody_is_do_not_count(string long_, string short_) =>
        Assert.Equal(NameFolding.Fold(short_), NameFolding.Fold(long_));

    [Theory]
    [InlineData("Жұмабай", "Jumabai", "Zhumabay", "Jūmabai")]
    [InlineData("Сейтқали", "Seitqali", "Seytkaly", "Seitkali")]
    [InlineData("Шәкәрім", "Şäkärim", "Shakarim", "Shákárim")]
    [InlineData("Ғани", "Ğani", "Ghani", "Ǵanı")]
    [InlineData("Өмірзақ", "Ömirzaq", "Omirzak", "Ómirzaq")]
    [InlineData("Ахметов", "Akhmetov", "Ahmetov", "АХМЕТОВ")]
    [InlineData("Юсупова", "Yusupova", "Iusupova", "юсупова")]
    [InlineData("Чокан", "Chokan", "Choqan", "ЧОКАН")]
    public void A_name_is_the_same_in_Cyrillic_in_official_and_in_informal_Latin(string cyrillic, string official, string informal, string other)
    {
        var folded = NameFolding.Fold(cyrillic);
        Assert.Equal(folded, NameFolding.Fold(official));
        Assert.Equal(folded, NameFolding.Fold(other));
        Assert.Equal(folded, NameFolding.Fold(informal));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("  - ", "")]
    [InlineData("12 №", "")]
    [InlineData("Ұлы", "")]
    [InlineData("Ан-На", "an na")]
    public void What_is_no_letter_does_not_count(string name, string folded) => Assert.Equal(folded, NameFolding.Fold(name));
}
