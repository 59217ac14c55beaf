using CsCheck;
using Saylau.Elections.Protocols;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Protocols;

/// <summary>Entries of devices in any order and any number of times: the same one stands in the end.</summary>
public sealed class BundleRulesTests
{
    private static readonly Gen<BundlePlace> Places = Gen.Select(Gen.Int[1, 4], Gen.Int[0, 3], Gen.Int[0, 2], (counter, entry, content) =>
        new BundlePlace(counter, $"entry-{entry}", $"digest-{content}"));

    [Fact]
    public void The_order_of_arrival_and_repetitions_have_no_part_in_what_stands() =>
        Places.Array[1, 12].SelectMany(entries => Gen.Shuffle(entries.Concat(entries).ToArray()).Select(shuffled => (entries, shuffled)))
            .Sample(run => Standing(run.entries) == Standing(run.shuffled) && Standing(run.entries) == run.entries.Max(BundlePlace.Order));

    [Fact]
    public void An_entry_that_came_before_changes_nothing() => Places.Array[1, 12].Sample(entries =>
        entries.All(entry => BundleRules.Sort(entry, entries) is BundleOutcome.Unchanged));

    [Theory]
    [InlineData(1, BundleOutcome.SupersededByNewer)]
    [InlineData(3, BundleOutcome.Replaced)]
    public void A_higher_counter_takes_the_place_of_a_lower(int counter, BundleOutcome expected) =>
        Assert.Equal(expected, BundleRules.Sort(new(counter, "b", "b"), [new(2, "a", "a")]));

    private static BundlePlace Standing(IEnumerable<BundlePlace> arriving)
    {
        var (came, stands) = (new List<BundlePlace>(), (BundlePlace?)null);
        foreach (var entry in arriving)
        {
            var outcome = BundleRules.Sort(entry, came);
            Assert.Equal(came.Count == 0, outcome is BundleOutcome.Stored);
            if (outcome is BundleOutcome.Stored or BundleOutcome.Replaced)
                stands = entry;
            if (outcome is not BundleOutcome.Unchanged)
                came.Add(entry);
        }

        return stands!;
    }
}
