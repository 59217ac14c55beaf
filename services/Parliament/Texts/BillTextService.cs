using Saylau.Parliament.Bills;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Texts;

/// <summary>The text of a bill: its versions, and the amendments to it.</summary>
internal sealed partial class BillTextService(LedgerWriter ledger, Database database) : V1.BillTextService.BillTextServiceBase
{
    private static VoteRow? VoteOn(Session session, string voteId) => voteId.Length == 0 ? null : VoteRow.Require(session, voteId);
}
