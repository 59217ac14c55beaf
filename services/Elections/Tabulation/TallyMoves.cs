using Saylau.Elections.Calendar;
using Saylau.Elections.Protocols;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Tabulation;

/// <summary>Moves the tallies by the protocols that change, and by nothing else: what it costs does not grow with the election.</summary>
internal static class TallyMoves
{
    /// <summary>Takes versions of protocols out of the tallies, and puts others in: of both, those that count.</summary>
    public static void Move(
        LedgerTransaction tx, ElectionRow election, LawBook<ElectionsLaw> law, IReadOnlyList<ProtocolRow> superseded, IReadOnlyList<ProtocolRow> put)
    {
        var before = superseded.Where(row => row.Counts()).ToLookup(row => row.Region, StringComparer.Ordinal);
        var after = put.Where(row => row.Counts()).ToLookup(row => row.Region, StringComparer.Ordinal);
        string[] regions = [.. before.Concat(after).Select(rows => rows.Key).Distinct(StringComparer.Ordinal)];
        // A station that is expected no more may have been the last that was missing.
        string[] touched = [.. regions.Union(put.Where(row => ProtocolRow.StateOf(row) is ProtocolState.Annulled).Select(row => row.Region), StringComparer.Ordinal)];
        if (touched.Length == 0)
            return;
        var kept = RegionTally.Stored(tx, election.Id, touched);
        foreach (var region in regions)
            kept[region] = Move(tx, election.Id, region, kept.GetValueOrDefault(region), [.. before[region]], [.. after[region]]);
        if (law.On(tx, election.Jurisdiction, TextFormats.FirstDay(election.VotingOn)).Rules.Publication.RunningStep is { } step)
            TallySteps.Advance(tx, election, step.Minimum, touched, kept, before, after);
    }

    private static RegionTally Move(LedgerTransaction tx, string electionId, string region, RegionTally? known, ProtocolRow[] before, ProtocolRow[] after)
    {
        var tally = known ?? new(region, new(), []);
        var choices = tally.Figures.Votes.Keys.ToHashSet(StringComparer.Ordinal);
        var weakest = tally.Figures.Stations == 0 ? null : Sources.Weakest(tally.Sources);
        foreach (var row in before)
            tally.Figures.Add(row.ToEntry(), -1);
        foreach (var row in after)
            tally.Figures.Add(row.ToEntry());
        var source = TallySourceRow.Move(tx, electionId, region, weakest, before, after);
        var moved = tally with
        {
            Sources = [source ?? tally.Sources[0]],
            Corrected = tally.Corrected + after.Count(row => row.State is "CORRECTED") - before.Count(row => row.State is "CORRECTED"),
        };
        Store(tx, electionId, moved, known is null, choices);
        return moved;
    }

    private static void Store(LedgerTransaction tx, string electionId, RegionTally tally, bool isNew, HashSet<string> choices)
    {
        var row = tally.ToRow(electionId, tx.Stamp(new EventRow()).LedgerPosition);
        if (isNew)
            tx.Insert("Tally", row);
        else
            tx.Execute(UpdateTally, row);
        var votes = tally.Figures.Votes.Select(choice =>
            new TallyChoiceRow { ElectionId = electionId, Region = tally.Region, CandidateId = choice.Key, Votes = choice.Value }).ToArray();
        foreach (var choice in votes.Where(choice => choices.Contains(choice.CandidateId)))
            tx.Execute(UpdateChoice, choice);
        tx.InsertMany("TallyChoice", votes.Where(choice => !choices.Contains(choice.CandidateId)).ToArray());
    }

    private sealed record EventRow : RecordedRow;

    private const string UpdateTally = """
        UPDATE Tally
        SET Stations = @Stations, Registered = @Registered, Received = @Received, Issued = @Issued, InBoxes = @InBoxes,
          Valid = @Valid, Invalid = @Invalid, Provenance = @Provenance, Citation = @Citation, Corrected = @Corrected,
          LedgerPosition = @LedgerPosition
        WHERE ElectionId = @ElectionId AND Region = @Region
        """;

    private const string UpdateChoice = """
        UPDATE TallyChoice
        SET Votes = @Votes
        WHERE ElectionId = @ElectionId AND Region = @Region AND CandidateId = @CandidateId
        """;
}
