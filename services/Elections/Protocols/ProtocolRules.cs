using System.Globalization;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Protocols;

/// <summary>When there can be protocols, and whether one adds up. The arithmetic is no law's: it holds everywhere.</summary>
internal static class ProtocolRules
{
    private const string Ballots = "elections.protocols.ballots", Boxes = "elections.protocols.boxes", Votes = "elections.protocols.votes",
        Issued = "elections.protocols.issued", Complete = "elections.protocols.complete", Choices = "elections.protocols.choices",
        Registered = "elections.protocols.registered";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [Ballots] = "issued + unused + spoiled = received",
        [Boxes] = "in_boxes = valid + invalid",
        [Votes] = "valid = the votes of all choices",
        [Issued] = "in_boxes <= issued",
        [Registered] = "issued <= registered",
        [Complete] = "every count is stated",
        [Choices] = "every registered candidate once and no other",
    };

    /// <summary>Votes are counted when the election was called and its day has come, and until its result is certified.</summary>
    public static IEnumerable<Finding> MayBeCounted(ElectionState state, string votingOn, string day)
    {
        yield return Findings.Make("elections.protocols.state", null, "", Findings.Text(EnumText.Of(ElectionState.Called)),
            Findings.Text(EnumText.Of(state)), Findings.Met(state is ElectionState.Called));
        yield return Findings.Make("elections.protocols.voting_day", null, "", Findings.Date(votingOn), Findings.Date(day),
            Findings.Met(!CalendarRules.IsBefore(day, votingOn)));
    }

    /// <summary>
    /// Does a protocol add up? A count that is absent leaves what rests on it undetermined. More ballots issued than voters
    /// registered is a warning: voters are added to lists on the day.
    /// </summary>
    public static IEnumerable<Finding> AddsUp(ProtocolEntry entry, IReadOnlySet<string> candidates, IReadOnlySet<string>? printed = null)
    {
        var at = entry.PrecinctId;
        yield return IsComplete(entry);
        yield return Equal(Ballots, at, Sum(Count(entry.HasIssued, entry.Issued), Count(entry.HasUnused, entry.Unused), Count(entry.HasSpoiled, entry.Spoiled)),
            Count(entry.HasReceived, entry.Received));
        yield return Equal(Boxes, at, Count(entry.HasInBoxes, entry.InBoxes),
            Sum(Count(entry.HasValid, entry.Valid), Count(entry.HasInvalid, entry.Invalid)));
        yield return Equal(Votes, at, Count(entry.HasValid, entry.Valid),
            Sum([.. entry.Choices.Select(choice => Count(choice.HasVotes, choice.Votes))]));
        yield return AtMost(Issued, at, Count(entry.HasInBoxes, entry.InBoxes), Count(entry.HasIssued, entry.Issued), Outcome.Violated);
        yield return EveryCandidateOnce(entry, candidates, printed);
        yield return AtMost(Registered, at, Count(entry.HasIssued, entry.Issued), Count(entry.HasRegistered, entry.Registered), Outcome.Warning);
    }

    /// <summary>The equations that a protocol does not meet, in words and figures; empty if it meets all.</summary>
    public static string Explain(IEnumerable<Finding> findings) => string.Join("; ", findings
        .Where(finding => finding.Outcome is Outcome.Violated or Outcome.Undetermined)
        .Select(finding => $"{Words[finding.Rule]} ({Say(finding.Actual)}, {Say(finding.Required)})"));

    private static Finding IsComplete(ProtocolEntry entry)
    {
        (string Name, bool Stated)[] counts =
        [
            ("registered", entry.HasRegistered), ("received", entry.HasReceived), ("issued", entry.HasIssued), ("unused", entry.HasUnused),
            ("spoiled", entry.HasSpoiled), ("in_boxes", entry.HasInBoxes), ("valid", entry.HasValid), ("invalid", entry.HasInvalid),
        ];
        var absent = string.Join(", ", counts.Where(count => !count.Stated).Select(count => count.Name));
        return Findings.Make(Complete, null, entry.PrecinctId, Findings.Text("ALL"), Findings.Text(absent.Length == 0 ? "ALL" : $"without {absent}"),
            absent.Length == 0 ? Outcome.Satisfied : Outcome.Undetermined);
    }

    private static Finding EveryCandidateOnce(ProtocolEntry entry, IReadOnlySet<string> candidates, IReadOnlySet<string>? printed)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var left = entry.Choices.Where(choice => printed?.Contains(choice.CandidateId) is true).Select(choice => choice.CandidateId).ToHashSet(StringComparer.Ordinal);
        var wrong = entry.Choices.Count(choice => (!candidates.Contains(choice.CandidateId) && !left.Remove(choice.CandidateId))
            || (candidates.Contains(choice.CandidateId) && !seen.Add(choice.CandidateId)));
        return Findings.Make(Choices, null, entry.PrecinctId, Measure((ulong)candidates.Count), Measure((ulong)(seen.Count + wrong)),
            Findings.Met(wrong == 0 && seen.Count == candidates.Count && candidates.Count > 0));
    }

    private static Finding Equal(string rule, string at, ulong? actual, ulong? required) => Findings.Make(rule, null, at, Measure(required), Measure(actual),
        actual is null || required is null ? Outcome.Undetermined : Findings.Met(actual == required));

    private static Finding AtMost(string rule, string at, ulong? actual, ulong? most, Outcome otherwise) => Findings.Make(rule, null, at, Measure(most), Measure(actual),
        actual is null || most is null ? Outcome.Undetermined : actual <= most ? Outcome.Satisfied : otherwise);

    private static ulong? Count(bool stated, uint count) => stated ? count : null;

    private static ulong? Sum(params ulong?[] counts) =>
        Array.Exists(counts, count => count is null) ? null : counts.Aggregate(0UL, (sum, count) => sum + count!.Value);

    private static Measure? Measure(ulong? count) => count is { } known ? Findings.Count((uint)Math.Min(known, uint.MaxValue)) : null;

    private static string Say(Measure? measure) => measure?.ValueCase switch
    {
        Common.V1.Measure.ValueOneofCase.Count => measure.Count.ToString(CultureInfo.InvariantCulture),
        Common.V1.Measure.ValueOneofCase.Text => measure.Text,
        _ => "not stated",
    };
}
