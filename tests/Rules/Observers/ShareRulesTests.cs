using Saylau.Common.V1;
using Saylau.Observers.Forms;
using Saylau.Observers.V1;

namespace Saylau.Tests.Rules.Observers;

public sealed class ShareRulesTests
{
    private static readonly Dictionary<Rating, long> Forms = new()
    {
        [Rating.Unspecified] = 7,
        [Rating.VeryGood] = 5,
        [Rating.Good] = 4,
        [Rating.Bad] = 1,
    };

    [Fact]
    public void Blank_forms_are_no_part_of_the_whole()
    {
        Assert.Equal(10, ShareRules.Rated(Forms));
        var positive = ShareRules.Of(Forms, [Rating.VeryGood, Rating.Good], 8);
        var negative = ShareRules.Of(Forms, [Rating.Bad, Rating.VeryBad, Rating.Unspecified], 1);
        Assert.Equal((9u, new Ratio { Numerator = 9, Denominator = 10 }, 8u), (positive.Forms, positive.Share, positive.Stations));
        Assert.Equal((1u, new Ratio { Numerator = 1, Denominator = 10 }), (negative.Forms, negative.Share));
    }

    [Fact]
    public void Where_all_forms_are_blank_there_is_no_share()
    {
        var share = ShareRules.Of(new Dictionary<Rating, long> { [Rating.Unspecified] = 3 }, [Rating.Good], 0);

        Assert.Equal((0u, null), (share.Forms, share.Share));
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 4, 0u)]
    [InlineData(4, 4, 4u)]
    public void A_share_of_nothing_is_absent_and_a_share_without_part_is_zero(long part, long whole, uint? numerator) =>
        Assert.Equal(numerator, ShareRules.Share(part, whole)?.Numerator);
}
