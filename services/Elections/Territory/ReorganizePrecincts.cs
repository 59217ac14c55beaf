using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<ReorganizePrecinctsResponse> ReorganizePrecincts(ReorganizePrecinctsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var jurisdiction = jurisdictions[request.Jurisdiction].Jurisdiction;
            tx.Concerns(jurisdiction.Code);
            if (tx.Find<int?>("SELECT 1 FROM Reorganization WHERE Id = @Id", new { Id = request.ReorganizationId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.ReorganizationExists, "reorganization_id", request.ReorganizationId);
            RequireDistinct("predecessor_ids", request.PredecessorIds);
            RequireDistinct("successors", [.. request.Successors.Select(precinct => precinct.PrecinctId)]);
            RequireNew(tx, request.Successors, jurisdiction);
            var predecessors = request.PredecessorIds.Select(id => PrecinctRow.Require(tx, id, jurisdiction.Code)).ToArray();
            Finding[] findings = [.. MayEnd(tx, predecessors, request.EffectiveOn), .. TerritoryRules.KeepRegions(predecessors, request.Successors)];
            findings.RefuseIfViolated();

            var reorganization = Store(tx, request, predecessors);
            tx.Record(new PrecinctsReorganized { Reorganization = reorganization, Successors = { request.Successors }, Findings = { findings } });
            return new ReorganizePrecinctsResponse { Reorganization = reorganization, Findings = { findings } };
        });

    private static Reorganization Store(LedgerTransaction tx, ReorganizePrecinctsRequest request, PrecinctRow[] predecessors)
    {
        var row = tx.Stamp(ReorganizationRow.Of(request));
        tx.Insert("Reorganization", row);
        foreach (var precinct in predecessors)
        {
            PrecinctEndRow.Store(tx, precinct, TerritoryRules.DayBefore(request.EffectiveOn), new()
            {
                PrecinctId = precinct.Id,
                Act = request.Act,
                Reason = request.Reason,
                ReorganizationId = row.Id,
            });
        }

        PrecinctRow.Store(tx, request.Successors.Select(precinct => PrecinctRow.Of(precinct, request.Jurisdiction, request.EffectiveOn)));
        var links = ReorganizedRow.Of(request).ToArray();
        tx.InsertMany("ReorganizedPrecinct", links);
        return row.ToProto(links);
    }

    private static void RequireDistinct(string field, IReadOnlyList<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < ids.Count; index++)
        {
            if (!seen.Add(ids[index]))
                throw Refusal.Invalid(ErrorReason.PrecinctRepeated, ($"{field}[{index}]", $"'{ids[index]}' is named twice."));
        }
    }

    // A precinct with new borders is another precinct: what is counted in it cannot be compared with what was.
    private static void RequireNew(LedgerTransaction tx, IReadOnlyList<Precinct> successors, Jurisdiction jurisdiction)
    {
        foreach (var successor in successors)
            Regions.Require(jurisdiction, successor.Region);
        if (Present(tx, successors).Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } present)
            throw Refusal.Invalid(ErrorReason.PrecinctDiffers, ("successors", $"'{present}' is there already: what has other borders is another precinct."));
    }
}
