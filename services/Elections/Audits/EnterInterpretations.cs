using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<EnterInterpretationsResponse> EnterInterpretations(EnterInterpretationsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var audit = Open(tx, request.AuditId);
            var findings = LawOn(tx, audit, tx.OccurredOn).Judge(MayHappen(tx, audit, AuditAct.Enter, tx.OccurredOn));
            findings.RefuseIfViolated();

            var named = NamedBallots.Of(tx, audit, request.Rows);
            var stored = new List<Interpretation>();
            var response = new EnterInterpretationsResponse { Findings = { findings } };
            foreach (var row in request.Rows)
            {
                var known = named.Entered.GetValueOrDefault((row.PrecinctId, row.Ballot));
                var result = Decide(named, known, row);
                result.Row = (uint)response.Rows.Count;
                response.Rows.Add(result);
                if (result.Outcome is not RowOutcome.Stored)
                    continue;
                named.Entered[(row.PrecinctId, row.Ballot)] = Put(tx, audit, known, row);
                stored.Add(row);
            }

            if (stored.Count == 0)
                return response;
            audit.Move(tx, AuditAct.Enter);
            tx.Record(new InterpretationsEntered { AuditId = audit.Id, Interpretations = { stored } });
            return response;
        });

    private static RowResult Decide(NamedBallots named, InterpretationRow? known, Interpretation row)
    {
        if (!named.Stations.TryGetValue(row.PrecinctId, out var station))
            return new RowResult().Refuse(ErrorReason.StationNotInManifest, $"precinct_id: the manifest has no '{row.PrecinctId}'.");
        if (!named.Drawn.Contains((row.PrecinctId, row.Ballot)))
            return new RowResult().Refuse(ErrorReason.BallotNotDrawn, $"ballot: {row.Ballot} of '{row.PrecinctId}' was not drawn.");
        if (InterpretationRules.Objection(row, station.ToVotes().Keys) is { } objection)
            return new RowResult().Refuse(ErrorReason.InterpretationIncomplete, objection);
        if (named.Records.GetValueOrDefault((row.PrecinctId, row.Ballot)) is { Imprint: { Length: > 0 } imprinted } && row.Imprint.Length > 0
            && !string.Equals(imprinted, row.Imprint, StringComparison.Ordinal))
            return new RowResult().Refuse(ErrorReason.BallotImprintDiffers, $"imprint: ballot {row.Ballot} of '{row.PrecinctId}' bears '{imprinted}' by its record; another was fetched.");
        if (known is null)
            return new() { Outcome = RowOutcome.Stored };
        if (InterpretationRules.Same(known.ToSeen(), row))
            return new() { Outcome = RowOutcome.Present };
        return row.Reason.Length > 0
            ? new() { Outcome = RowOutcome.Stored }
            : new RowResult().Refuse(ErrorReason.InterpretationDiffers, $"reason: something else is entered for {row.Ballot} of '{row.PrecinctId}' already.");
    }

    private static InterpretationRow Put(LedgerTransaction tx, AuditRow audit, InterpretationRow? known, Interpretation seen)
    {
        if (known is not null)
            tx.Execute(SupersedeInterpretation, new { tx.OccurredOn, AuditId = audit.Id, known.PrecinctId, known.Ballot, known.Version });
        var row = tx.Stamp(new InterpretationRow
        {
            AuditId = audit.Id,
            PrecinctId = seen.PrecinctId,
            Ballot = seen.Ballot,
            Version = (known?.Version ?? 0) + 1,
            Seen = seen.ToByteArray(),
            SupersededOn = "",
        });
        tx.Insert("AuditInterpretation", row);
        return row;
    }

    private const string SupersedeInterpretation = """
        UPDATE AuditInterpretation
        SET SupersededOn = @OccurredOn
        WHERE AuditId = @AuditId AND PrecinctId = @PrecinctId AND Ballot = @Ballot AND Version = @Version
        """;
}
