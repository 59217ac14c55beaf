using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Publications;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Elections.VoterLists;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Law;

namespace Saylau.Elections.Protocols;

/// <summary>
/// Checks protocols of one election against its ballot, the law, and whatever the law has them compared with. Every call
/// that decides on figures asks here, a rehearsal and a check no differently.
/// </summary>
internal sealed class Checking
{
    private readonly HashSet<string> candidates, printed;
    private readonly Dictionary<string, uint> voted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProtocolRow> previous = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RegionTally> regions = new(StringComparer.Ordinal);
    private readonly long? listed;
    private readonly Caller caller;
    private readonly string jurisdiction;

    private Checking(Session session, Caller caller, ElectionRow election, LawInForce<ElectionsLaw> inForce, IReadOnlyCollection<string> precincts)
    {
        (this.caller, jurisdiction) = (caller, election.Jurisdiction);
        Law = inForce.Rules.Protocols;
        var choices = BallotChoices.Of(session, election).ToLookup(choice => choice.IsRequired, choice => choice.Id);
        (candidates, printed) = (choices[true].ToHashSet(StringComparer.Ordinal), choices[false].ToHashSet(StringComparer.Ordinal));
        if (Law is { HourlyTurnout.Required: true })
        {
            foreach (var report in session.Query<VotedRow>(LastVoted, new { ElectionId = election.Id, Precincts = precincts }))
                voted[report.PrecinctId] = (uint)report.Voted;
        }

        if (Law is { PreviousTurnout: not null } or { PreviousLeader: not null }
            && session.Query<string>(ElectionBefore, new { election.OfficeId, election.Id, election.VotingOn }) is [var before, ..])
        {
            previous = ProtocolRow.Named(session, before, precincts);
        }

        if (Law is { RegionTurnout: not null } or { ListSize: not null })
            regions = RegionTally.Kept(session, election.Id);
        if (Law is { ListSize: not null })
            listed = VersionRow.LastEntries(session, election.Id);
    }

    /// <summary>What the law says of protocols; null where it is silent.</summary>
    public ProtocolLaw? Law { get; }

    /// <summary>For protocols of these precincts, as far as the caller may see what they are compared with.</summary>
    public static Checking Of(Session session, Caller caller, ElectionRow election, LawInForce<ElectionsLaw> inForce, IEnumerable<string> precincts) =>
        new(session, caller, election, inForce, precincts.ToHashSet(StringComparer.Ordinal));

    /// <summary>
    /// What every check says of a protocol, beside the one of the station that it would take the place of. Of other stations it
    /// says whether the figures agree, and their figures only to whoever may see those of each.
    /// </summary>
    public Finding[] Judge(ProtocolEntry entry, string region, ProtocolRow? standing)
    {
        var findings = ProtocolCheckRules.Judge(new(entry, candidates, printed, Around(entry.PrecinctId, region, standing), Law)).ToArray();
        return [.. findings.Select(finding => Sees(finding, region) ? finding : ProtocolCheckRules.WithoutOthers(finding)), .. ProtocolCheckRules.Explained(entry, findings, Law)];
    }

    private bool Sees(Finding finding, string region) => DisclosureRules.EveryStation(
        caller, jurisdiction, ProtocolCheckRules.IsOfNation(finding) ? "" : region, ResultLevel.Unspecified);

    private Surroundings Around(string precinctId, string region, ProtocolRow? standing)
    {
        var own = standing?.Counts() is true ? standing : null;
        var near = regions.GetValueOrDefault(region)?.Figures;
        var before = previous.GetValueOrDefault(precinctId);
        return new(
            voted.TryGetValue(precinctId, out var count) ? count : null,
            before?.Counts() is true ? before.ToEntry() : null,
            near?.InBoxes - (own?.InBoxes ?? 0),
            near?.Registered - (own?.Registered ?? 0),
            listed,
            regions.Values.Sum(tally => tally.Figures.Registered) - (own?.Registered ?? 0));
    }

    private sealed record VotedRow
    {
        public required string PrecinctId { get; init; }

        public required long Voted { get; init; }
    }

    private const string LastVoted = """
        SELECT PrecinctId, Voted
        FROM TurnoutReport
        WHERE ElectionId = @ElectionId AND PrecinctId IN @Precincts AND Voted IS NOT NULL
        ORDER BY ReportedFor
        """;

    private const string ElectionBefore = """
        SELECT Id
        FROM Election
        WHERE OfficeId = @OfficeId AND Id <> @Id AND VotingOn < @VotingOn AND State IN ('CALLED', 'CERTIFIED')
        ORDER BY VotingOn DESC, Id DESC
        """;
}
