using CsCheck;
using Saylau.Local.Scenarios.Simulation;

namespace Saylau.Tests.Rules.Scenarios;

public sealed class SpreadingTests
{
    private static readonly Gen<(long Weight, long Least, long Room)[]> Parts =
        Gen.Select(Gen.Long[1, 1_000_000], Gen.Long[0, 50], Gen.Long[0, 500]).Array[1, 40];

    // The reference values of SplitMix64 for this seed: the same on every machine.
    [Fact]
    public void The_numbers_are_those_of_SplitMix64()
    {
        var random = new SplitMix(1234567);
        ulong[] reference = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(reference, Enumerable.Range(0, 5).Select(_ => random.Next()));
    }

    [Fact]
    public void A_number_is_below_its_bound() => Gen.Select(Gen.ULong, Gen.Long[1, long.MaxValue]).Sample((seed, bound) =>
        Assert.InRange(new SplitMix(seed).Below(bound), 0, bound - 1));

    [Fact]
    public void Every_number_below_a_bound_comes_about_as_often()
    {
        var random = new SplitMix(7);
        var counts = Enumerable.Range(0, 70_000).Select(_ => random.Below(7)).CountBy(number => number).ToArray();
        Assert.Equal(7, counts.Length);
        Assert.All(counts, count => Assert.InRange(count.Value, 9_500, 10_500));
    }

    [Fact]
    public void A_sample_takes_no_place_twice() => Gen.Select(Gen.ULong, Gen.Int[0, 60], Gen.Int[0, 60]).Sample((seed, one, other) =>
    {
        var places = new SplitMix(seed).Sample(Math.Max(one, other), Math.Min(one, other));
        Assert.Equal(Math.Min(one, other), places.Distinct().Count());
        Assert.All(places, place => Assert.InRange(place, 0, Math.Max(one, other) - 1));
    });

    [Fact]
    public void Parts_add_up_to_the_total_within_their_bounds() => Gen.Select(Parts, Gen.Int[0, 1_000]).Sample((parts, thousandth) =>
    {
        long[] least = [.. parts.Select(part => part.Least)];
        long[] most = [.. parts.Select(part => part.Least + part.Room)];
        var total = least.Sum() + (parts.Sum(part => part.Room) * thousandth / 1_000);

        var shares = Spreading.Apportion(total, [.. parts.Select(part => part.Weight)], least, most);

        Assert.Equal(total, shares.Sum());
        Assert.All(shares.Zip(parts), share => Assert.InRange(share.First, share.Second.Least, share.Second.Least + share.Second.Room));
    });

    [Fact]
    public void Without_bounds_no_part_is_a_whole_unit_from_its_quota() => Gen.Select(Gen.Long[1, 1_000].Array[1, 30], Gen.Long[0, 1_000_000])
        .Sample((weights, total) => Assert.All(Spreading.Apportion(total, weights).Zip(weights), share =>
            Assert.InRange((share.First * weights.Sum()) - (total * share.Second), 1 - weights.Sum(), weights.Sum() - 1)));

    [Theory]
    [InlineData(9, 5, 5)]
    [InlineData(21, 5, 10)]
    public void What_the_bounds_do_not_allow_is_refused(long total, long least, long most) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Spreading.Apportion(total, [1, 1], [least, least], [most, most]));

    [Theory]
    [InlineData(10, new long[] { 1, 1, 1 }, new long[] { 4, 3, 3 })]
    [InlineData(7, new long[] { 1, 2, 4 }, new long[] { 1, 2, 4 })]
    [InlineData(0, new long[] { 3, 5 }, new long[] { 0, 0 })]
    [InlineData(4_000_000_000, new long[] { 4_000_000_000_000, 4_000_000_000_000 }, new long[] { 2_000_000_000, 2_000_000_000 })]
    public void What_is_left_goes_to_the_largest_remainders(long total, long[] weights, long[] parts) =>
        Assert.Equal(parts, Spreading.Apportion(total, weights));

    [Fact]
    public void An_urn_drawn_to_its_end_gives_every_colour_in_full() => Gen.Select(Gen.ULong, Gen.Long[0, 60].Array[1, 6], Gen.Int[1, 9])
        .Sample((seed, colours, hands) =>
        {
            var (urn, random) = (colours.ToArray(), new SplitMix(seed));
            var sizes = Spreading.Apportion(colours.Sum(), [.. Enumerable.Repeat(1L, hands)]);
            var drawn = sizes.Select(size => Spreading.Draw(urn, size, random)).ToArray();
            Assert.Equal(sizes, drawn.Select(hand => hand.Sum()));
            Assert.Equal(colours, colours.Select((_, colour) => drawn.Sum(hand => hand[colour])));
            Assert.All(urn, left => Assert.Equal(0, left));
        });
}
