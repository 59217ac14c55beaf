using Google.Protobuf;
using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<FileYearlyStatementResponse> FileYearlyStatement(FileYearlyStatementRequest request, ServerCallContext context)
    {
        var accounts = request.Accounts;
        RequireCurrency("accounts.currency", accounts.Currency);
        RequireMoney([
            ("accounts.opening_balance", accounts.OpeningBalance), ("accounts.closing_balance", accounts.ClosingBalance),
            ("accounts.income_in_all", accounts.IncomeInAll), ("accounts.expenditure_in_all", accounts.ExpenditureInAll),
            .. accounts.Lines.Select(line => ("accounts.lines.amount", line.Amount)),
        ]);
        return ledger.Write(request, context, tx =>
        {
            var party = RequireParty(tx, request.PartyId);
            var before = Earlier(tx, party, request);
            Etags.Require(request.Etag, before?.Version ?? 0);
            var inForce = law.On(tx, party.Jurisdiction, tx.OccurredDay);
            var findings = inForce.Judge(StatementRules.MayFile(before?.StateNow() ?? StatementState.Unspecified, request.Year, accounts,
                StatementRow.Known(tx, party.Id, request.Year, accounts.Currency), tx.OccurredDay.Iso(), inForce.Rules.Funding));
            findings.RefuseIfViolated();

            var row = tx.Stamp(new StatementRow
            {
                Id = request.StatementId,
                PartyId = party.Id,
                Jurisdiction = party.Jurisdiction,
                Year = (int)request.Year,
                Accounts = accounts.ToByteArray(),
                FiledOn = tx.OccurredOn,
                State = EnumText.Of(StatementState.Filed),
                DecisionReason = "",
                DecidedOn = "",
                Findings = FindingList.ToBytes(findings),
                Version = (before?.Version ?? 0) + 1,
            });
            // What was filed before is in the ledger; the table holds what stands.
            tx.Execute("DELETE FROM YearlyStatement WHERE Id = @Id", new { row.Id });
            tx.Insert("YearlyStatement", row);
            tx.Record(new StatementFiled { Statement = row.ToProto() });
            return new FileYearlyStatementResponse { Statement = row.ToProto(), Findings = { findings } };
        });
    }

    /// <summary>What the party filed under this id for this year; there is one statement for a year.</summary>
    private static StatementRow? Earlier(LedgerTransaction tx, PartyRow party, FileYearlyStatementRequest request)
    {
        var own = tx.Find<StatementRow>(OfYear, new { PartyId = party.Id, Year = (int)request.Year });
        var named = StatementRow.Find(tx, request.StatementId);
        return string.Equals(own?.Id, named?.Id, StringComparison.Ordinal)
            ? own
            : throw Refusal.AlreadyExists(ErrorReason.StatementExists, "statement_id", own?.Id ?? request.StatementId);
    }

    private const string OfYear = """
        SELECT *
        FROM YearlyStatement
        WHERE PartyId = @PartyId AND Year = @Year
        """;
}
