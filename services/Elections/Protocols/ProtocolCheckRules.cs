using System.Globalization;
using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Elections.Protocols;

/// <summary>The checks of protocols: one table, by which they are judged and from which docs/protocol-checks.md is drawn.</summary>
internal static class ProtocolCheckRules
{
    private const string RegionTurnout = "elections.protocols.region_turnout";
    private const string ListSize = "elections.protocols.list_size";

    /// <summary>Every check, in the order in which they are asked.</summary>
    public static IReadOnlyList<ProtocolCheck> Table { get; } =
    [
        new("elections.protocols.complete", Outcome.Violated, "", "every count is stated",
            "Every count that a protocol states, but those of boxes by kind, is there: absent is not zero.", IsComplete),
        new("elections.protocols.ballots", Outcome.Violated, "", "issued + unused + spoiled = received",
            "The ballots that were issued, left over and spoiled are those that the station received.",
            (check, at) => Equal(check, at, Sum(Issued(at), Count(at.Entry.HasUnused, at.Entry.Unused), Count(at.Entry.HasSpoiled, at.Entry.Spoiled)),
                Count(at.Entry.HasReceived, at.Entry.Received))),
        new("elections.protocols.boxes", Outcome.Violated, "", "in_boxes = valid + invalid",
            "The ballots found in the boxes are the valid and the invalid ones.",
            (check, at) => Equal(check, at, InBoxes(at), Sum(Valid(at), Count(at.Entry.HasInvalid, at.Entry.Invalid)))),
        new("elections.protocols.votes", Outcome.Violated, "", "valid = the votes of all choices",
            "The valid ballots are the votes of all choices together.",
            (check, at) => Equal(check, at, Valid(at), Sum([.. at.Entry.Choices.Select(choice => Count(choice.HasVotes, choice.Votes))]))),
        new("elections.protocols.issued", Outcome.Violated, "", "in_boxes <= issued",
            "No more ballots were found in the boxes than were issued.", (check, at) => AtMost(check, at, InBoxes(at), Issued(at))),
        new("elections.protocols.choices", Outcome.Violated, "", "every registered candidate once and no other",
            "Every registered candidate or list is there once, and no other.", EveryCandidateOnce),
        new("elections.protocols.registered", Outcome.Warning, "", "issued <= registered",
            "No more ballots were issued than voters are on the list; voters may be added on the day.",
            (check, at) => AtMost(check, at, Issued(at), Count(at.Entry.HasRegistered, at.Entry.Registered))),
        new("elections.protocols.box_kinds", Outcome.Violated, "", "the boxes of every kind = in_boxes, each kind once",
            "Where ballots are stated by the kind of box, each kind is there once and they are those found in all boxes.", BoxesSum),
        new("elections.protocols.photograph", Outcome.Violated, "", "a photograph has a SHA-256 of 64 lower-case hexadecimal digits",
            "Where there is a photograph, its digest is 64 lower-case hexadecimal digits.", HasDigest),
        new("elections.protocols.hourly_turnout", Outcome.Warning, "hourly_turnout", "voted by the last report <= issued",
            "The station did not report more voters by the last time than it issued ballots.",
            (check, at) => at.Law?.HourlyTurnout is { Required: true } rule && at.Around.Voted is { } voted
                ? AtMost(check, at, voted, Issued(at), rule.Citation) : null),
        new("elections.protocols.previous_turnout", Outcome.Warning, "previous_turnout", "turnout is near that of the previous election",
            "The station's turnout differs from that of the previous election of the office by no more than the tolerance.",
            (check, at) => Near(check, at, at.Law?.PreviousTurnout, at.Entry.InBoxes, at.Entry.Registered, at.Around.Previous?.InBoxes, at.Around.Previous?.Registered)),
        new("elections.protocols.previous_leader", Outcome.Warning, "previous_leader", "the first choice's share is near that of the previous election",
            "The share of the first choice in the valid ballots differs from that of the previous election by no more than the tolerance.",
            (check, at) => Near(check, at, at.Law?.PreviousLeader, First(at.Entry), at.Entry.Valid, First(at.Around.Previous), at.Around.Previous?.Valid)),
        new(RegionTurnout, Outcome.Warning, "region_turnout", "turnout is near that of the region",
            "The station's turnout differs from that of the region's counted stations together by no more than the tolerance.",
            (check, at) => Near(check, at, at.Law?.RegionTurnout, at.Entry.InBoxes, at.Entry.Registered, at.Around.RegionInBoxes, at.Around.RegionRegistered)),
        new(ListSize, Outcome.Warning, "list_size", "the voters of all counted stations are on the last list",
            "The voters registered at all counted stations exceed the last list of voters by no more than the tolerance.", FitsTheList),
    ];

    /// <summary>The checks in a few words, by their codes.</summary>
    public static IReadOnlyDictionary<string, string> Words { get; } = Table.ToDictionary(check => check.Code, check => check.Words, StringComparer.Ordinal);

    /// <summary>What every check says of a protocol, but those that do not concern it.</summary>
    public static IEnumerable<Finding> Judge(CheckedFacts facts) =>
        Table.Select(check => check.Judge(check, facts)).OfType<Finding>();

    /// <summary>Are the figures explained that checks warn of, where the law asks for it?</summary>
    public static IEnumerable<Finding> Explained(ProtocolEntry entry, IEnumerable<Finding> findings, ProtocolLaw? law)
    {
        var warned = findings.Where(finding => finding.Outcome is Outcome.Warning).Select(finding => finding.Rule).ToArray();
        if (law?.ExplainWarnings is { Required: true } rule && warned.Length > 0)
        {
            var explained = entry.Attachments is { Explanation.Length: > 0 };
            yield return rule.Against(explained, "EXPLAINED", explained ? "EXPLAINED" : string.Join(", ", warned), entry.PrecinctId);
        }
    }

    /// <summary>Whether it compares with all stations of the nation.</summary>
    public static bool IsOfNation(Finding finding) => finding.Rule is ListSize;

    /// <summary>
    /// A finding without the figures of other stations: that the rule is met or not is left, and what the station says itself. From
    /// the voters of all stations counted, those of one follow as the next is counted; a region's turnout is its stations'.
    /// </summary>
    public static Finding WithoutOthers(Finding finding)
    {
        if (finding.Rule is not (RegionTurnout or ListSize))
            return finding;
        var without = finding.Clone();
        if (finding.Rule is RegionTurnout)
            without.Required = null;
        else
            without.Actual = null;
        without.Evidence.Add("WITHHELD: figures of other stations");
        return without;
    }

    /// <summary>A measure in words and figures.</summary>
    public static string Say(Measure? measure) => measure?.ValueCase switch
    {
        Measure.ValueOneofCase.Count => measure.Count.ToString(CultureInfo.InvariantCulture),
        Measure.ValueOneofCase.Text => measure.Text,
        _ => "not stated",
    };

    private static Finding IsComplete(ProtocolCheck check, CheckedFacts at)
    {
        var entry = at.Entry;
        (string Name, bool Stated)[] counts =
        [
            ("registered", entry.HasRegistered), ("received", entry.HasReceived), ("issued", entry.HasIssued), ("unused", entry.HasUnused),
            ("spoiled", entry.HasSpoiled), ("in_boxes", entry.HasInBoxes), ("valid", entry.HasValid), ("invalid", entry.HasInvalid),
        ];
        var absent = string.Join(", ", counts.Where(count => !count.Stated).Select(count => count.Name));
        return Findings.Make(check.Code, null, entry.PrecinctId, Findings.Text("ALL"), Findings.Text(absent.Length == 0 ? "ALL" : $"without {absent}"),
            absent.Length == 0 ? Outcome.Satisfied : Outcome.Undetermined);
    }

    private static Finding EveryCandidateOnce(ProtocolCheck check, CheckedFacts at)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // Who left the ballot after it was printed may be named, once.
        var left = at.Printed.ToHashSet(StringComparer.Ordinal);
        var wrong = at.Entry.Choices.Count(choice => at.Candidates.Contains(choice.CandidateId) ? !seen.Add(choice.CandidateId) : !left.Remove(choice.CandidateId));
        return Make(check, at, (ulong)at.Candidates.Count, (ulong)(seen.Count + wrong), wrong == 0 && seen.Count == at.Candidates.Count && at.Candidates.Count > 0);
    }

    private static Finding? BoxesSum(ProtocolCheck check, CheckedFacts at)
    {
        var boxes = at.Entry.Boxes;
        var (sum, all) = (Sum([.. boxes.Select(box => Count(box.HasBallots, box.Ballots))]), InBoxes(at));
        if (boxes.Count == 0)
            return null;
        return Make(check, at, all, sum, sum is null || all is null ? null : sum == all && boxes.DistinctBy(box => box.Kind).Count() == boxes.Count);
    }

    private static Finding? HasDigest(ProtocolCheck check, CheckedFacts at) => at.Entry.Attachments?.Photograph is not { } photograph
        ? null
        : Findings.Make(check.Code, null, at.Entry.PrecinctId, Findings.Text("SHA-256"), Findings.Text(photograph.Sha256),
            Findings.Met(photograph.Sha256.Length == 64 && photograph.Sha256.All(digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f'))));

    private static Finding? FitsTheList(ProtocolCheck check, CheckedFacts at)
    {
        if (at.Law?.ListSize is not { } rule || at.Around.Listed is not { } listed)
            return null;
        var all = at.Around.RegisteredElsewhere + at.Entry.Registered;
        var fits = (Int128)(all - listed) * rule.Share.Denominator <= (Int128)listed * rule.Share.Numerator;
        return Make(check, at, (ulong)listed, (ulong)all, fits, rule.Citation);
    }

    /// <summary>Do two shares differ by no more than the tolerance? Compared in whole numbers; a part of nothing is not asked about.</summary>
    private static Finding? Near(ProtocolCheck check, CheckedFacts at, ShareRule? tolerance, long part, long whole, long? otherPart, long? otherWhole)
    {
        if (tolerance is null || whole == 0 || otherPart is not { } theirs || otherWhole is not (> 0 and { } theirWhole))
            return null;
        var apart = Int128.Abs(((Int128)part * theirWhole) - ((Int128)theirs * whole));
        var near = apart * tolerance.Share.Denominator <= (Int128)whole * theirWhole * tolerance.Share.Numerator;
        return Findings.Make(check.Code, tolerance.Citation, at.Entry.PrecinctId, new() { Ratio = Figures.Share(theirs, theirWhole) },
            new() { Ratio = Figures.Share(part, whole) }, near ? Outcome.Satisfied : check.Severity);
    }

    private static long First(ProtocolEntry? entry) => entry is null || entry.Choices.Count == 0 ? 0 : entry.Choices.Max(choice => choice.Votes);

    private static Finding Equal(ProtocolCheck check, CheckedFacts at, ulong? actual, ulong? required) =>
        Make(check, at, required, actual, actual is null || required is null ? null : actual == required);

    private static Finding AtMost(ProtocolCheck check, CheckedFacts at, ulong? actual, ulong? most, Citation? citation = null) =>
        Make(check, at, most, actual, actual is null || most is null ? null : actual <= most, citation);

    private static Finding Make(ProtocolCheck check, CheckedFacts at, ulong? required, ulong? actual, bool? passed, Citation? citation = null) =>
        Findings.Make(check.Code, citation, at.Entry.PrecinctId, Measured(required), Measured(actual),
            passed is { } known ? known ? Outcome.Satisfied : check.Severity : Outcome.Undetermined);

    private static ulong? Issued(CheckedFacts at) => Count(at.Entry.HasIssued, at.Entry.Issued);

    private static ulong? InBoxes(CheckedFacts at) => Count(at.Entry.HasInBoxes, at.Entry.InBoxes);

    private static ulong? Valid(CheckedFacts at) => Count(at.Entry.HasValid, at.Entry.Valid);

    private static ulong? Count(bool stated, uint count) => stated ? count : null;

    private static ulong? Sum(params ulong?[] counts) =>
        Array.Exists(counts, count => count is null) ? null : counts.Aggregate(0UL, (sum, count) => sum + count!.Value);

    private static Measure? Measured(ulong? count) => count is { } known ? Findings.Count((uint)Math.Min(known, uint.MaxValue)) : null;
}
