using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Contributions;

/// <summary>Whom a contribution may be attributed to, and what of it the public reads.</summary>
internal static class ContributionRules
{
    /// <summary>What stands in the place of a passage that is withheld.</summary>
    public const string Gap = "[…]";

    /// <summary>A member speaks who holds a seat in a chamber that sits, on the day it sits.</summary>
    public static Finding IsMember(string contributionId, string mandateId, bool sits) => Findings.Make(
        "parliament.contributions.mandate_held", null, contributionId, Findings.Text("HELD"), Findings.Text(sits ? "HELD" : "NOT_HELD"), Findings.Met(sits),
        $"mandates/{mandateId}");

    /// <summary>May passages be withheld on this ground? Only where the law names it: what it is silent about stays public.</summary>
    public static Finding GroundIsLawful(RedactionGround ground, TranscriptLaw? law) => Findings.Make(
        law?.RedactionGrounds?.Rule ?? "parliament.contributions.redaction_grounds", law?.RedactionGrounds?.Citation, "",
        Findings.Text(law?.RedactionGrounds is { } known ? string.Join(", ", known.Grounds.Select(EnumText.Of)) : "NONE"),
        Findings.Text(EnumText.Of(ground)), Findings.Met(law?.RedactionGrounds?.Grounds.Contains(ground) is true));

    /// <summary>
    /// Every passage that is withheld occurs in the text. Otherwise a slip of the pen would withhold nothing, and a revision
    /// would show what an earlier decision hides.
    /// </summary>
    public static IEnumerable<Finding> Occur(string text, IEnumerable<string> passages) => passages.Select((passage, index) => Findings.Make(
        "parliament.contributions.passage_occurs", null, $"passages[{index}]", null, null,
        Findings.Met(passage.Length > 0 && text.Contains(passage, StringComparison.Ordinal))));

    /// <summary>The decision to withhold still stands.</summary>
    public static Finding Stands(string redactionId, string liftedOn) => Findings.Make(
        "parliament.contributions.redaction_stands", null, redactionId, Findings.Text("STANDS"), Findings.Text(liftedOn.Length == 0 ? "STANDS" : "LIFTED"),
        Findings.Met(liftedOn.Length == 0));

    /// <summary>What the public reads. Passages that overlap are one gap.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="withheld">The passages of each decision that stands; none of them for the whole.</param>
    public static string Shown(string text, IEnumerable<IReadOnlyList<string>> withheld)
    {
        var decisions = withheld.ToList();
        if (decisions.Exists(passages => passages.Count == 0))
            return "";
        var hidden = new bool[text.Length];
        foreach (var passage in decisions.SelectMany(passages => passages))
        {
            for (var at = text.IndexOf(passage, StringComparison.Ordinal); at >= 0; at = text.IndexOf(passage, at + 1, StringComparison.Ordinal))
                Array.Fill(hidden, true, at, passage.Length);
        }

        return Gapped(text, hidden);
    }

    private static string Gapped(string text, bool[] hidden)
    {
        var shown = new System.Text.StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (!hidden[at])
                shown.Append(text[at]);
            else if (at == 0 || !hidden[at - 1])
                shown.Append(Gap);
        }

        return shown.ToString();
    }
}
