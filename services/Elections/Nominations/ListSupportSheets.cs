using Grpc.Core;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<ListSupportSheetsResponse> ListSupportSheets(ListSupportSheetsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var candidate = CandidateRow.Require(session, request.CandidateId);
            var inForce = law.On(session, candidate.Jurisdiction, ledger.Today);
            var party = candidate.Nominator is "PARTY" ? candidate.PartyId : "";
            var withheld = CollectorDisclosureRules.Collectors(context.Call().Caller, party, candidate.Jurisdiction, inForce.Rules.Disclosure);
            var rows = SheetRow.After(session, SheetOwner.Candidate, candidate.Id, request.Region, page.After, page.Take);
            var (items, next) = page.Cut(rows, row => row.Sheet);
            var response = new ListSupportSheetsResponse { Sheets = { items.Select(row => row.ToProto()).Without(withheld) }, NextPageToken = next };
            if (withheld is not null)
                response.Withheld.Add(withheld);
            return response;
        }));
    }
}
