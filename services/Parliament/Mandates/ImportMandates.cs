using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override async Task<ImportMandatesResponse> ImportMandates(ImportMandatesRequest request, ServerCallContext context)
    {
        // Asked before the door, because nothing waits inside.
        var holders = new HashSet<ElectedHolder>();
        foreach (var election in request.Rows.Select(row => row.ElectionId).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal))
            holders.UnionWith(await lists.Holders(election, context));
        return await ledger.Write(request, context, tx =>
        {
            var chamber = ChamberRow.Require(tx, request.ChamberId);
            tx.Call.RequireScope(chamber.Jurisdiction);
            tx.Concerns(chamber.Jurisdiction);
            var import = Facts(tx, chamber, holders, hasSource: request.Source is not null, law.On(tx, chamber.Jurisdiction, tx.OccurredDay));
            var response = new ImportMandatesResponse();
            var stored = new List<MandateEntry>();
            foreach (var row in request.Rows)
            {
                var result = ImportRules.Decide(row, import);
                result.Row = (uint)response.Rows.Count;
                response.Rows.Add(result);
                if (result.Outcome is RowOutcome.Stored)
                    stored.Add(row);
            }

            tx.InsertMany("Mandate", stored.Select(row => tx.Stamp(ImportRules.ToRow(chamber.Id, row))).ToArray());
            if (stored.Count > 0)
                tx.Record(new MandatesImported { ChamberId = chamber.Id, Mandates = { stored } });
            return response;
        });
    }

    private ImportFacts Facts(Session session, ChamberRow chamber, HashSet<ElectedHolder> holders, bool hasSource, LawInForce<ParliamentLaw> inForce) => new(
        ChamberRules.Of(inForce.Rules, chamber.Id), [.. inForce.Jurisdiction.Regions.Select(region => region.Code)], holders, hasSource,
        SeatRow.Of(session, chamber.Id).ToDictionary(row => row.Id, row => row.ToProto(), StringComparer.Ordinal),
        session.Query<MandateRow>("SELECT * FROM Mandate WHERE ChamberId = @Id", new { chamber.Id }).ToDictionary(row => row.Id, StringComparer.Ordinal));

}
