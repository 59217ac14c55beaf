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

        var sorting = Sort(tx, election, scope, Checking.Of(tx, tx.Call.Caller, election, law.On(tx, election.Jurisdiction, tx.OccurredDay), rows.Select(row => row.PrecinctId)), rows);
        ProtocolRow.Put(tx, election, law, [], sorting.Stored);
        if (sorting.Stored.Count > 0)
        {
            tx.Record(new ProtocolsImported
            {
                ElectionId = election.Id,
                Protocols = { sorting.Stored.Select(row => row.ToEntry()) },
                Regions = { sorting.Stored.Select(row => row.Region) },
            });
        }

        QuarantinedRow.Hold(tx, election.Id, sorting.Held);
        return (sorting.Results, findings.Concat(sorting.Unmet));
    }

    private static Finding[] MayBeCounted(ElectionRow election, string day) =>
        [.. ProtocolRules.MayBeCounted(EnumText.Parse<ElectionState>(election.State), election.VotingOn, day)];

    /// <summary>Answers every row for itself, and says which are new and which rules rows do not meet.</summary>
    private static Sorting Sort(LedgerTransaction tx, ElectionRow election, CountingScope scope, Checking checking, IReadOnlyList<ProtocolEntry> rows)
    {
        var precincts = PrecinctRow.VotingIn(tx, election, rows.Select(row => row.PrecinctId));
        var present = ProtocolRow.Named(tx, election.Id, rows.Select(row => row.PrecinctId));
        var sorting = new Sorting([], [], [], []);
        foreach (var row in rows.Select(ProtocolRow.InOrder))
        {
            var precinct = KnownOn(election, precincts.GetValueOrDefault(row.PrecinctId));
            var standing = present.GetValueOrDefault(row.PrecinctId);
            var unmet = checking.Judge(row, precinct?.Region ?? "", standing).Where(finding => finding.Outcome is not Outcome.Satisfied).ToArray();
            var result = Decide(row, precinct, election, scope, standing, unmet);
            result.Row = (uint)sorting.Results.Count;
            sorting.Results.Add(result);
            if (result.Outcome is RowOutcome.Stored || result.Reason is "PROTOCOL_DOES_NOT_ADD_UP" or "PROTOCOL_UNEXPLAINED")
                sorting.Unmet.AddRange(unmet);
            if (result.Outcome is RowOutcome.Quarantined)
                sorting.Held.Add(row);
            if (result.Outcome is not RowOutcome.Stored)
                continue;
            sorting.Stored.Add(present[row.PrecinctId] = ProtocolRow.Of(election.Id, precinct!.Region, row, ProtocolRules.ActOfArrival(checking.Law)));
        }

        return sorting;
    }

    /// <summary>The precinct, if it is there on the voting day.</summary>
    private static PrecinctRow? KnownOn(ElectionRow election, PrecinctRow? precinct) =>
        precinct is null || CalendarRules.IsBefore(election.VotingOn, precinct.ValidFrom) ? null : precinct;

    private static RowResult Decide(
        ProtocolEntry row, PrecinctRow? precinct, ElectionRow election, CountingScope scope, ProtocolRow? standing, Finding[] unmet)
    {
        var at = row.PrecinctId;
        if (precinct is null)
        {
            var result = new RowResult().Refuse(ErrorReason.PrecinctNotFound, $"precinct_id: '{at}' is no precinct of '{election.Jurisdiction}' on the voting day.");
            result.Outcome = scope.IsAbove ? RowOutcome.Quarantined : RowOutcome.Refused;
            return result;
        }

        if (!scope.Holds(precinct.Region, at))
            return new RowResult().Refuse(ErrorReason.PrecinctOutOfScope, $"precinct_id: '{at}' is not a precinct of the caller's commission.");
        if (ProtocolRules.Explain(unmet) is { Length: > 0 } equations)
            return new RowResult().Refuse(ErrorReason.ProtocolDoesNotAddUp, $"precinct_id: '{at}' does not add up: {equations}.");
        if (Array.Exists(unmet, finding => finding.Outcome is Outcome.Violated))
            return new RowResult().Refuse(ErrorReason.ProtocolUnexplained, $"precinct_id: '{at}' has figures that need an explanation.");
        return standing is null ? new() { Outcome = RowOutcome.Stored } : Compare(row, standing);
    }

    private static RowResult Compare(ProtocolEntry row, ProtocolRow standing)
    {
        var at = row.PrecinctId;
        if (ProtocolRow.StateOf(standing) is not (ProtocolState.Submitted or ProtocolState.Accepted or ProtocolState.Corrected))
            return new RowResult().Refuse(ErrorReason.ProtocolState, $"precinct_id: '{at}' has a protocol that stands at {standing.State}: it can be submitted where that is possible.");
        return standing.ToEntry().Equals(row)
            ? new() { Outcome = RowOutcome.Present }
            : new RowResult().Refuse(ErrorReason.ProtocolDiffers, $"precinct_id: '{at}' has a protocol already, which states something else.");
    }

    private sealed record Sorting(List<RowResult> Results, List<ProtocolRow> Stored, List<Finding> Unmet, List<ProtocolEntry> Held);
}
