using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Parties.MemberSignatures;

public sealed partial class MemberSignatureService
{
    /// <inheritdoc />
    public override Task<ListSignatureSheetsResponse> ListSignatureSheets(ListSignatureSheetsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            var inForce = law.On(session, party.Jurisdiction, ledger.Today);
            var withheld = DisclosureRules.Collectors(context.Call().Caller, party.Id, party.Jurisdiction, inForce.Rules.Disclosure);
            var rows = session.Query<SheetRow>(SheetsOfParty, new { PartyId = party.Id, request.Region, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Sheet);
            var response = new ListSignatureSheetsResponse { Sheets = { items.Select(row => row.ToProto()) }, NextPageToken = next };
            if (withheld is null)
                return response;

            foreach (var sheet in response.Sheets)
                sheet.Sheet.Collector = "";
            response.Withheld.Add(withheld);
            return response;
        }));
    }

    private const string SheetsOfParty = """
        SELECT *
        FROM SignatureSheet
        WHERE PartyId = @PartyId AND Sheet > @After AND (@Region = '' OR Region = @Region)
        ORDER BY Sheet {page}
        """;
}
