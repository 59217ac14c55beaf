using Saylau.Common.V1;
using Saylau.Elections.Protocols;
using Saylau.Elections.V1;
using Saylau.Tests.Rules.Tabulation;

namespace Saylau.Tests.Rules.Protocols;

public sealed class EntryRulesTests
{
    [Fact]
    public void Entries_of_the_same_figures_agree_whatever_the_order() => Assert.Empty(EntryRules.Differing(Entry(), Entry(entry =>
    {
        var first = entry.Choices[0];
        entry.Choices.RemoveAt(0);
        entry.Choices.Add(first);
        entry.Attachments = new() { Explanation = "Seen twice." };
    })));

    [Fact]
    public void Every_figure_that_differs_is_named()
    {
        foreach (var name in EntryRules.Stated(Entry()).Keys.Where(name => !name.Contains('/', StringComparison.Ordinal)))
        {
            var field = ProtocolEntry.Descriptor.FindFieldByName(name).Accessor;
            Assert.Equal([name], EntryRules.Differing(Entry(), Entry(entry => field.SetValue(entry, (uint)field.GetValue(entry) + 1))));
            Assert.Equal([name], EntryRules.Differing(Entry(entry => field.Clear(entry)), Entry()));
        }

        Assert.Equal(["boxes/MOBILE", "choices/b"], EntryRules.Differing(Entry(), Entry(entry =>
        {
            entry.Choices[1].Votes++;
            entry.Boxes.Add(new BoxCount { Kind = BoxKind.Mobile, Ballots = 0 });
        })));
    }

    [Fact]
    public void What_is_resolved_is_the_first_entry_with_the_figures_entered_again()
    {
        var (first, second) = (Entry(), Entry(entry =>
        {
            entry.Issued++;
            entry.Choices[1].Votes += 5;
            entry.Boxes.Add(new BoxCount { Kind = BoxKind.Mobile, Ballots = 3 });
        }));
        var again = new ProtocolEntry
        {
            PrecinctId = "one",
            Issued = second.Issued,
            Choices = { new ChoiceVotes { CandidateId = "b", Votes = 30 } },
            Boxes = { new BoxCount { Kind = BoxKind.Mobile, Ballots = 4 } },
        };

        Assert.Equal(Outcome.Satisfied, EntryRules.MayResolve("one", EntryRules.Differing(first, second), again).Outcome);
        var resolved = EntryRules.Resolve(first, second, again);
        Assert.Equal((second.Issued, first.Valid, 30u, 4u), (resolved.Issued, resolved.Valid, resolved.Choices[1].Votes, resolved.Boxes[0].Ballots));
        Assert.Equal(["boxes/MOBILE", "issued"], EntryRules.Differing(first, resolved));
    }

    [Theory]
    [InlineData("issued", true)]
    [InlineData("", false)]
    [InlineData("issued,valid", false)]
    [InlineData("valid", false)]
    public void What_differs_is_entered_again_and_that_alone(string stated, bool may)
    {
        var again = new ProtocolEntry { PrecinctId = "one" };
        foreach (var name in stated.Split(',', StringSplitOptions.RemoveEmptyEntries))
            ProtocolEntry.Descriptor.FindFieldByName(name).Accessor.SetValue(again, 1u);
        Assert.Equal(may ? Outcome.Satisfied : Outcome.Violated, EntryRules.MayResolve("one", ["issued"], again).Outcome);
    }

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(1, false, true)]
    [InlineData(1, true, false)]
    [InlineData(2, false, false)]
    public void Two_people_enter_once_each(int entries, bool enteredBefore, bool may) =>
        Assert.Equal(may, EntryRules.MayEnter("one", entries, enteredBefore).All(finding => finding.Outcome is Outcome.Satisfied));

    private static ProtocolEntry Entry(Action<ProtocolEntry>? change = null)
    {
        var entry = Votes.Station("one", 2, 40, 30);
        change?.Invoke(entry);
        return entry;
    }
}
