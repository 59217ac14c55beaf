using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Protocols;

/// <summary>How two entries of one paper are compared, and what a third may state.</summary>
internal static class EntryRules
{
    // What came with the figures is no figure.
    private static readonly string[] Others = ["precinct_id", "choices", "boxes", "attachments"];

    /// <summary>The figures that an entry states, each by its name: a field, or choices/ and boxes/ with what they are of.</summary>
    public static IReadOnlyDictionary<string, uint> Stated(ProtocolEntry entry)
    {
        var figures = new SortedDictionary<string, uint>(StringComparer.Ordinal);
        foreach (var field in ProtocolEntry.Descriptor.Fields.InDeclarationOrder().Where(field => !Others.Contains(field.Name, StringComparer.Ordinal)))
        {
            if (field.Accessor.HasValue(entry))
                figures[field.Name] = (uint)field.Accessor.GetValue(entry);
        }

        foreach (var choice in entry.Choices.Where(choice => choice.HasVotes))
            figures[$"choices/{choice.CandidateId}"] = choice.Votes;
        foreach (var box in entry.Boxes.Where(box => box.HasBallots))
            figures[$"boxes/{EnumText.Of(box.Kind)}"] = box.Ballots;
        return figures;
    }

    /// <summary>The figures in which two entries differ, by name. One that only one of them states differs.</summary>
    public static IReadOnlyList<string> Differing(ProtocolEntry one, ProtocolEntry other)
    {
        var (left, right) = (Stated(one), Stated(other));
        return [.. left.Keys.Union(right.Keys, StringComparer.Ordinal)
            .Where(name => !left.TryGetValue(name, out var a) || !right.TryGetValue(name, out var b) || a != b).Order(StringComparer.Ordinal)];
    }

    /// <summary>The first entry with the figures in which the second differs as they were entered again.</summary>
    public static ProtocolEntry Resolve(ProtocolEntry first, ProtocolEntry second, ProtocolEntry again)
    {
        var resolved = first.Clone();
        var counts = again.Clone();
        counts.Choices.Clear();
        counts.Boxes.Clear();
        resolved.MergeFrom(counts);
        foreach (var choice in again.Choices)
            Put(resolved.Choices, choice, known => string.Equals(known.CandidateId, choice.CandidateId, StringComparison.Ordinal));
        foreach (var box in again.Boxes)
            Put(resolved.Boxes, box, known => known.Kind == box.Kind);
        resolved.Attachments ??= second.Attachments;
        return resolved;
    }

    /// <summary>Two entries are of two people, and there are no more than two.</summary>
    public static IEnumerable<Finding> MayEnter(string precinctId, int entries, bool enteredBefore)
    {
        yield return Findings.Make("elections.protocols.two_entries", null, precinctId, Findings.Count(1), Findings.Count((uint)entries), Findings.Met(entries < 2));
        yield return Findings.Make("elections.protocols.two_people", null, precinctId, Findings.Text("ANOTHER_PERSON"),
            Findings.Text(enteredBefore ? "THE_SAME_PERSON" : "ANOTHER_PERSON"), Findings.Met(!enteredBefore));
    }

    /// <summary>What is entered again is what differs, and that alone.</summary>
    public static Finding MayResolve(string precinctId, IReadOnlyList<string> differing, ProtocolEntry again)
    {
        var stated = Stated(again).Keys.ToArray();
        return Findings.Make("elections.protocols.differing_alone", null, precinctId, Findings.Text(string.Join(", ", differing)), Findings.Text(string.Join(", ", stated)),
            Findings.Met(differing.Count > 0 && stated.SequenceEqual(differing, StringComparer.Ordinal)));
    }

    /// <summary>How far entries have come.</summary>
    public static EntryStatus StatusOf(ProtocolState state, int entries) =>
        state is ProtocolState.Draft ? EntryStatus.Agreed
        : entries == 0 ? EntryStatus.None
        : entries == 1 ? EntryStatus.AwaitingSecond
        : EntryStatus.Different;

    private static void Put<T>(IList<T> items, T item, Func<T, bool> isSame)
    {
        for (var at = 0; at < items.Count; at++)
        {
            if (!isSame(items[at]))
                continue;
            items[at] = item;
            return;
        }

        items.Add(item);
    }
}
