using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override async Task<ImportMandatesResponse> ImportMandates(ImportMandatesRequest request, ServerCallContext context)
    {
        var holders = await HoldersOf(request.Rows, context);
        return await ledger.Write(request, context, tx =>
        {
            var chamber = Importing(tx, request.ChamberId);
            return new ImportMandatesResponse { Rows = { Enter(tx, chamber, request.Rows, holders, hasSource: request.Source is not null) } };
        });
    }

    // Asked before the door, because nothing waits inside.
    private async Task<HashSet<ElectedHolder>> HoldersOf(IEnumerable<MandateEntry> rows, ServerCallContext context)
    {
        var holders = new HashSet<ElectedHolder>();
        foreach (var election in rows.Select(row => row.ElectionId).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal))
            holders.UnionWith(await lists.Holders(election, context));
        return holders;
    }

    private static ChamberRow Importing(LedgerTransaction tx, string chamberId)
    {
        var chamber = ChamberRow.Require(tx, chamberId);
        tx.Call.RequireScope(chamber.Jurisdiction);
        tx.Concerns(chamber.Jurisdiction);
        return chamber;
    }

    /// <summary>Decides every row for itself, stores those that may be, and answers all of them in their order.</summary>
    private List<RowResult> Enter(LedgerTransaction tx, ChamberRow chamber, IReadOnlyList<MandateEntry> rows, HashSet<ElectedHolder> holders, bool hasSource)
    {
        var facts = Facts(tx, chamber, holders, hasSource, law.On(tx, chamber.Jurisdiction, tx.OccurredDay));
        var results = rows.Select((row, index) =>
        {
            var result = ImportRules.Decide(row, facts);
            result.Row = (uint)index;
            return result;
        }).ToList();
        MandateEntry[] stored = [.. results.Where(result => result.Outcome is RowOutcome.Stored).Select(result => rows[(int)result.Row])];
        tx.InsertMany("Mandate", stored.Select(row => tx.Stamp(row.ToRow(chamber.Id))).ToArray());
        if (stored.Length > 0)
            tx.Record(new MandatesImported { ChamberId = chamber.Id, Mandates = { stored } });
        return results;
    }

    private static ImportFacts Facts(Session session, ChamberRow chamber, HashSet<ElectedHolder> holders, bool hasSource, LawInForce<ParliamentLaw> inForce) => new(
        ChamberRules.Of(inForce.Rules, chamber.Id), inForce.Jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal), holders, hasSource,
        SeatRow.Of(session, chamber.Id).ToDictionary(row => row.Id, row => row.ToProto(), StringComparer.Ordinal),
        session.Query<MandateRow>("SELECT * FROM Mandate WHERE ChamberId = @Id", new { chamber.Id })
            .ToDictionary(row => row.Id, row => new KnownMandate(row.ToEntry(), row.Until()), StringComparer.Ordinal));

}
