using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Funding;

/// <summary>What accepting and returning a statement have in common.</summary>
public sealed partial class FundingService
{
    private (YearlyStatement Statement, IReadOnlyList<Finding> Findings) Decide(
        LedgerTransaction tx, string statementId, string etag, StatementAct act, string reason)
    {
        var row = StatementRow.Require(tx, statementId);
        tx.Call.RequireScope(row.Jurisdiction);
        tx.Concerns(row.Jurisdiction);
        Etags.Require(etag, row.Version);
        var inForce = law.On(tx, row.Jurisdiction, tx.OccurredDay);
        var findings = inForce.Judge(MayDecide(row, act, inForce.Rules.Funding));
        findings.RefuseIfViolated();

        var next = row with
        {
            State = EnumText.Of(act is StatementAct.Accept ? StatementState.Accepted : StatementState.Returned),
            DecisionReason = reason,
            DecidedOn = tx.OccurredOn,
            Version = row.Version + 1,
        };
        tx.Execute(DecideStatement, new { next.State, next.DecisionReason, next.DecidedOn, next.Version, next.Id });
        tx.Record(new StatementDecided { StatementId = row.Id, PartyId = row.PartyId, State = next.StateNow(), Reason = reason, Findings = { findings } });
        return (next.ToProto(), findings);
    }

    private static IEnumerable<Finding> MayDecide(StatementRow row, StatementAct act, FundingLaw? law) => act is StatementAct.Accept
        ? StatementRules.MayAccept(row.StateNow(), row.ToAccounts(), law, $"statements/{row.Id}")
        : [StatementRules.MayReturn(row.StateNow(), $"statements/{row.Id}")];

    private const string DecideStatement = """
        UPDATE YearlyStatement
        SET State = @State, DecisionReason = @DecisionReason, DecidedOn = @DecidedOn, Version = @Version
        WHERE Id = @Id
        """;
}
