using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

/// <summary>How every change of a mandate is judged and kept.</summary>
internal sealed class MandateChanges(LawBook<ParliamentLaw> law)
{
    /// <summary>What the law says to a step.</summary>
    public IReadOnlyList<Finding> Judge(Session session, MandateRow mandate, MandateStep step)
    {
        var jurisdiction = ChamberRow.Require(session, mandate.ChamberId).Jurisdiction;
        var inForce = law.On(session, jurisdiction, TextFormats.FirstDay(step.Day));
        var facts = new TenureFacts(
            step.Act is MandateAct.Swear ? session.Single<uint>(ActsBefore, new { mandate.Id, step.Day }) : 0,
            step.Act is MandateAct.Restore ? FilledBy(session, mandate.Id)?.Id ?? "" : "");
        var citation = ChamberRules.CitationOf(ChamberRules.Of(inForce.Rules, mandate.ChamberId));
        return inForce.Judge(TenureRules.MayChange(mandate, step, facts, citation, inForce.Rules.Tenure));
    }

    /// <summary>Judges a step, refuses it if a rule is not met, and keeps it with its event.</summary>
    /// <param name="tx">The write.</param>
    /// <param name="mandate">The mandate as it is.</param>
    /// <param name="step">What happens.</param>
    /// <param name="change">What it makes of the mandate, beside its state.</param>
    /// <param name="reason">Why.</param>
    /// <param name="decision">The decision, of a loss.</param>
    public (Mandate Mandate, IReadOnlyList<Finding> Findings) Take(
        LedgerTransaction tx, MandateRow mandate, MandateStep step, Func<MandateRow, MandateRow> change, string reason = "", string decision = "")
    {
        var findings = Judge(tx, mandate, step);
        findings.RefuseIfViolated();
        var state = MandateRules.Lifecycle.After(mandate.StateNow(), step.Act)!.Value;
        var changed = Keep(tx, change(mandate) with { State = EnumText.Of(state), Version = mandate.Version + 1 });
        var row = tx.Stamp(MandateChangeRow.Of(tx, mandate.Id, step, state, reason, decision, findings));
        tx.Insert("MandateChange", row);
        if (step.Act is MandateAct.Vacate)
            tx.Record(new MandateEnded { MandateId = mandate.Id, EndedOn = changed.EndedOn, Reason = reason });
        else
            tx.Record(new MandateChanged { MandateId = mandate.Id, Change = row.ToProto() });
        return (changed.ToProto(), findings);
    }

    /// <summary>The mandate that fills the rest of another; null if none does.</summary>
    public static MandateRow? FilledBy(Session session, string mandateId) =>
        session.Query<MandateRow>("SELECT * FROM Mandate WHERE SubstituteFor = @Id ORDER BY StartsOn, Id", new { Id = mandateId }) is [var first, ..] ? first : null;

    /// <summary>What became of the vacancy that a mandate left.</summary>
    public static VacancyFacts VacancyOf(Session session, MandateRow left) => new(
        FilledBy(session, left.Id)?.Id ?? "", session.Query<string>(DissolvedAfter, new { left.ChamberId, left.EndedOn }) is [var day, ..] ? day : "");

    /// <summary>Stores what a step or a dissolution made of a mandate.</summary>
    public static MandateRow Keep(Session session, MandateRow changed)
    {
        session.Execute(Update, new { changed.EndedOn, changed.EndReason, changed.State, changed.SwornOn, changed.Version, changed.Id });
        return changed;
    }

    private const string Update = """
        UPDATE Mandate
        SET EndedOn = @EndedOn, EndReason = @EndReason, State = @State, SwornOn = @SwornOn, Version = @Version
        WHERE Id = @Id
        """;

    private const string DissolvedAfter = """
        SELECT EndedOn
        FROM Convocation
        WHERE ChamberId = @ChamberId AND EndKind IN ('DISSOLUTION', 'SELF_DISSOLUTION') AND EndedOn >= @EndedOn
        ORDER BY EndedOn
        """;

    private const string ActsBefore = """
        SELECT (SELECT COUNT(*) FROM GroupMembership WHERE MandateId = @Id AND MemberFrom < @Day)
          + (SELECT COUNT(*) FROM OfficeTenure WHERE MandateId = @Id AND HeldFrom < @Day)
        """;
}
