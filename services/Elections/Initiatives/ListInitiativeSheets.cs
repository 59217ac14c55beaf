using Grpc.Core;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<ListInitiativeSheetsResponse> ListInitiativeSheets(ListInitiativeSheetsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var initiative = InitiativeRow.Require(session, request.InitiativeId);
            var inForce = law.On(session, initiative.Jurisdiction, ledger.Today);
            var withheld = CollectorDisclosureRules.Collectors(context.Call().Caller, "", initiative.Jurisdiction, inForce.Rules.Disclosure);
            var rows = SheetRow.After(session, SheetOwner.Initiative, initiative.Id, request.Region, page.After, page.Take);
            var (items, next) = page.Cut(rows, row => row.Sheet);
            var response = new ListInitiativeSheetsResponse { Sheets = { items.Select(row => row.ToProto()).Without(withheld) }, NextPageToken = next };
            if (withheld is not null)
                response.Withheld.Add(withheld);
            return response;
        }));
    }
}
