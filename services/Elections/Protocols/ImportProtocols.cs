using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override async Task<ImportProtocolsResponse> ImportProtocols(ImportProtocolsRequest request, ServerCallContext context)
    {
        var answer = await ledger.Write(request, context, tx =>
        {
            var (rows, findings) = Enter(tx, request.ElectionId, request.Rows);
            return new ImportProtocolsResponse { Rows = { rows }, Findings = { findings } };
        });
        meters.Count(answer.Rows, request.ValidateOnly);
        return answer;
    }

    /// <summary>Enters protocols, each decided for itself, and moves the tallies by those that are new.</summary>
    private (IEnumerable<RowResult> Rows, IEnumerable<Finding> Findings) Enter(LedgerTransaction tx, string electionId, IReadOnlyList<ProtocolEntry> rows)
    {
        var election = ElectionRow.Require(tx, electionId);
        var scope = CountingScope.Require(tx, jurisdictions[election.Jurisdiction].Jurisdiction);
        tx.Concerns(election.Jurisdiction);
        ElectionCount.RequireDirect(election);
        var findings = MayBeCounted(election, tx.OccurredOn);
        findings.RefuseIfViolated();

        var sorting = Sort(tx, election, scope, rows);
        tx.InsertMany("Protocol", sorting.Stored.Select(tx.Stamp).ToArray());
        RegionTally.Move(tx, election.Id, [], sorting.Stored);
        if (sorting.Stored.Count > 0)
            tx.Record(new ProtocolsImported { ElectionId = election.Id, Protocols = { sorting.Stored.Select(row => row.ToEntry()) } });
        return (sorting.Results, findings.Concat(sorting.Unmet));
    }

    private static Finding[] MayBeCounted(ElectionRow election, string day) =>
        [.. ProtocolRules.MayBeCounted(EnumText.Parse<ElectionState>(election.State), election.VotingOn, day)];

    /// <summary>Answers every row for itself, and says which are new and which rules rows do not meet.</summary>
    private static Sorting Sort(LedgerTransaction tx, ElectionRow election, CountingScope scope, IReadOnlyList<ProtocolEntry> rows)
    {
        var precincts = PrecinctRow.Named(tx, election.Jurisdiction, rows.Select(row => row.PrecinctId));
        var present = ProtocolRow.Named(tx, election.Id, rows.Select(row => row.PrecinctId));
        var (candidates, printed) = OnBallot(tx, election);
        var sorting = new Sorting([], [], []);
        foreach (var row in rows.Select(ProtocolRow.InOrder))
        {
            var precinct = precincts.GetValueOrDefault(row.PrecinctId);
            var unmet = ProtocolRules.AddsUp(row, candidates, printed).Where(finding => finding.Outcome is not Outcome.Satisfied).ToArray();
            var result = Decide(row, precinct, election, scope, present, unmet);
            result.Row = (uint)sorting.Results.Count;
            sorting.Results.Add(result);
            if (result.Outcome is RowOutcome.Stored || string.Equals(result.Reason, "PROTOCOL_DOES_NOT_ADD_UP", StringComparison.Ordinal))
                sorting.Unmet.AddRange(unmet);
            if (result.Outcome is not RowOutcome.Stored)
                continue;
            sorting.Stored.Add(ProtocolRow.Of(election.Id, precinct!.Region, row));
            present[row.PrecinctId] = row;
        }

        return sorting;
    }

    private static RowResult Decide(
        ProtocolEntry row, PrecinctRow? precinct, ElectionRow election, CountingScope scope, Dictionary<string, ProtocolEntry> present, Finding[] unmet)
    {
        var at = row.PrecinctId;
        if (precinct is null || CalendarRules.IsBefore(election.VotingOn, precinct.ValidFrom))
            return new RowResult().Refuse(ErrorReason.PrecinctNotFound, $"precinct_id: '{at}' is no precinct of '{election.Jurisdiction}' on the voting day.");
        if (!scope.Holds(precinct.Region, at))
            return new RowResult().Refuse(ErrorReason.PrecinctOutOfScope, $"precinct_id: '{at}' is not a precinct of the caller's commission.");
        if (ProtocolRules.Explain(unmet) is { Length: > 0 } equations)
            return new RowResult().Refuse(ErrorReason.ProtocolDoesNotAddUp, $"precinct_id: '{at}' does not add up: {equations}.");
        if (!present.TryGetValue(at, out var known))
            return new() { Outcome = RowOutcome.Stored };
        return known.Equals(row)
            ? new() { Outcome = RowOutcome.Present }
            : new RowResult().Refuse(ErrorReason.ProtocolDiffers, $"precinct_id: '{at}' has a protocol already, with other figures.");
    }

    /// <summary>What every protocol names, and what it may name: those who left the ballot after it was printed.</summary>
    private static (HashSet<string> Required, HashSet<string> Printed) OnBallot(LedgerTransaction tx, ElectionRow election)
    {
        var choices = BallotChoices.Of(tx, election).ToLookup(choice => choice.IsRequired, choice => choice.Id);
        return (choices[true].ToHashSet(StringComparer.Ordinal), choices[false].ToHashSet(StringComparer.Ordinal));
    }

    private sealed record Sorting(List<RowResult> Results, List<ProtocolRow> Stored, List<Finding> Unmet);
}
