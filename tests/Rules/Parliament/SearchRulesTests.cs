using Saylau.Parliament.Contributions;

namespace Saylau.Tests.Rules.Parliament;

public sealed class SearchRulesTests
{
    [Theory]
    [InlineData("Order, ORDER!", "order")]
    [InlineData("Қазақстан Республикасы — 2011 жыл", "2011", "жыл", "республикасы", "қазақстан")]
    [InlineData("the ﬁrst two-thirds", "first", "the", "thirds", "two")]
    [InlineData("е\u0308лка ёлка", "ёлка")]
    [InlineData("…, — !")]
    public void Words_are_letters_and_digits(string text, params string[] words) => Assert.Equal(words, SearchRules.Words(text).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("tax", "tax", true)]
    [InlineData("TAX", "tax", true)]
    [InlineData("tax", "taxes", false)]
    [InlineData("tax*", "taxes", true)]
    [InlineData("tax*", "tax", true)]
    [InlineData("tax*", "ta", false)]
    [InlineData("сайлау*", "сайлауға", true)]
    public void A_query_means_words(string query, string word, bool found)
    {
        var range = Assert.Single(SearchRules.Ranges(query)!);
        Assert.Equal(found, string.CompareOrdinal(word, range.From) >= 0 && string.CompareOrdinal(word, range.To) < 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("*")]
    [InlineData("one !")]
    [InlineData("a b c d e f g")]
    public void A_query_that_asks_for_nothing_or_too_much_is_none(string query) => Assert.Null(SearchRules.Ranges(query));

    [Fact]
    public void Six_words_are_the_most() => Assert.Equal(6, SearchRules.Ranges("a b c d e f")!.Count);

    [Theory]
    [InlineData("one two three", "two", 3, "…ne two…")]
    [InlineData("one two three", "one", 80, "one two three")]
    [InlineData("one two three", "four", 3, "one…")]
    public void A_snippet_shows_the_first_word_found(string text, string query, int around, string snippet) =>
        Assert.Equal(snippet, SearchRules.Snippet(text, SearchRules.Ranges(query)!, around));

    [Fact]
    public void A_long_word_is_found_by_its_beginning()
    {
        var word = new string('a', 200);
        var range = Assert.Single(SearchRules.Ranges(word)!);
        var kept = Assert.Single(SearchRules.Words(word));
        Assert.True(kept.Length <= 64 && string.CompareOrdinal(kept, range.From) >= 0 && string.CompareOrdinal(kept, range.To) < 0);
    }
}
