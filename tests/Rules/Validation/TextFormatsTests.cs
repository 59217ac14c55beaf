using Saylau.Common.V1;
using Saylau.Platform.Validation;

namespace Saylau.Tests.Rules.Validation;

public sealed class TextFormatsTests
{
    [Theory]
    [InlineData(FieldFormat.Slug, "ab")]
    [InlineData(FieldFormat.Slug, "kz-2011-presidential")]
    [InlineData(FieldFormat.Uuid, "123e4567-e89b-42d3-a456-426614174000")]
    [InlineData(FieldFormat.Uuid, "123E4567-E89B-42D3-A456-426614174000")]
    [InlineData(FieldFormat.Date, "2012-02-29")]
    [InlineData(FieldFormat.PartialDate, "2011")]
    [InlineData(FieldFormat.PartialDate, "2011-12")]
    [InlineData(FieldFormat.PartialDate, "2012-02-29")]
    [InlineData(FieldFormat.Language, "kk")]
    [InlineData(FieldFormat.Language, "en-GB")]
    [InlineData(FieldFormat.Language, "kk-Cyrl-KZ")]
    [InlineData(FieldFormat.Region, "KZ-ALA")]
    [InlineData(FieldFormat.Region, "KZ")]
    [InlineData(FieldFormat.PageToken, "abc_-09")]
    [InlineData(FieldFormat.Unspecified, "two\nlines and a\ttab: Жеті жарғы 🗳")]
    [InlineData(FieldFormat.Date, "")]
    public void These_are_taken(FieldFormat format, string text) => Assert.Null(TextFormats.Problem(text, format, 1_000));

    [Theory]
    [InlineData(FieldFormat.Slug, "a")]
    [InlineData(FieldFormat.Slug, "Ab")]
    [InlineData(FieldFormat.Slug, "a--b")]
    [InlineData(FieldFormat.Slug, "-ab")]
    [InlineData(FieldFormat.Slug, "ab-")]
    [InlineData(FieldFormat.Slug, "a b")]
    [InlineData(FieldFormat.Slug, "аб")]
    [InlineData(FieldFormat.Slug, "ab\n")]
    [InlineData(FieldFormat.Uuid, "123e4567e89b42d3a456426614174000")]
    [InlineData(FieldFormat.Uuid, "{23e4567-e89b-42d3-a456-42661417400}")]
    [InlineData(FieldFormat.Uuid, "123e4567-e89b-42d3-a456-42661417400g")]
    [InlineData(FieldFormat.Date, "2011-02-29")]
    [InlineData(FieldFormat.Date, "2011-2-9")]
    [InlineData(FieldFormat.Date, "2011-02")]
    [InlineData(FieldFormat.Date, "2011-13-01")]
    [InlineData(FieldFormat.Date, "0000-01-01")]
    [InlineData(FieldFormat.Date, "2011-01-01T00:00:00Z")]
    [InlineData(FieldFormat.PartialDate, "11")]
    [InlineData(FieldFormat.PartialDate, "2011-00")]
    [InlineData(FieldFormat.PartialDate, "2011-02-29")]
    [InlineData(FieldFormat.Language, "e")]
    [InlineData(FieldFormat.Language, "en_GB")]
    [InlineData(FieldFormat.Language, "123")]
    [InlineData(FieldFormat.Region, "kz-ala")]
    [InlineData(FieldFormat.Region, "K")]
    [InlineData(FieldFormat.Region, "KZ-ALA\n")]
    [InlineData(FieldFormat.Region, "KZ-ABCDEFGHIJKLMN")]
    [InlineData(FieldFormat.PageToken, "a+b")]
    [InlineData(FieldFormat.Unspecified, "bell \u0007")]
    [InlineData(FieldFormat.Unspecified, "nothing \0")]
    [InlineData(FieldFormat.Unspecified, "line\r\nend")]
    [InlineData(FieldFormat.Unspecified, "\u0085")]
    public void These_are_refused(FieldFormat format, string text) => Assert.NotNull(TextFormats.Problem(text, format, 1_000));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_slug_has_at_most_64_characters(int length, bool fits) =>
        Assert.Equal(fits, TextFormats.Problem(new('a', length), FieldFormat.Slug, 1_000) is null);

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void A_text_ends_at_its_limit(int length, bool fits) =>
        Assert.Equal(fits, TextFormats.Problem(new('a', length), FieldFormat.Unspecified, TextFormats.DefaultLength) is null);

    [Theory]
    [InlineData("2011", "2011-01-01")]
    [InlineData("2011-12", "2011-12-01")]
    [InlineData("2012-02-29", "2012-02-29")]
    public void A_date_counts_from_its_first_day(string text, string day) => Assert.Equal(day, TextFormats.FirstDay(text).Iso());
}
