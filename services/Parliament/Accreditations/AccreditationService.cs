using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Accreditations;

/// <summary>Who may watch parliament at work, and who did.</summary>
public sealed partial class AccreditationService(
    LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions)
    : V1.AccreditationService.AccreditationServiceBase
{
    /// <summary>Whoever is accredited acts for itself: media for media, associations for associations; the secretariat enters what it was sent.</summary>
    internal static void RequireAccredited(Call call, AccreditationRow accreditation)
    {
        var own = accreditation.AccreditationClass is "PRESS" ? Role.Press : Role.PublicAssociation;
        call.RequireScope(call.Caller.Has(own, accreditation.Jurisdiction) ? own : Role.ParliamentSecretariat, accreditation.Jurisdiction);
    }

    /// <summary>The accreditation that the secretariat or a court changes, as it last read it.</summary>
    private static AccreditationRow Enter(LedgerTransaction tx, string id, string etag)
    {
        var accreditation = AccreditationRow.Require(tx, id);
        tx.Call.RequireScope(accreditation.Jurisdiction);
        tx.Concerns(accreditation.Jurisdiction);
        Etags.Require(etag, accreditation.Version);
        return accreditation;
    }

    private IReadOnlyList<Finding> Judge(Session session, AccreditationRow accreditation, AccreditationAct act, RevocationGround ground, string day)
    {
        var inForce = law.On(session, accreditation.Jurisdiction, TextFormats.FirstDay(day));
        var latest = AccreditationChangeRow.Last(session, accreditation.Id)?.OccurredOn
            ?? (accreditation.RevokedOn.Length > 0 ? accreditation.RevokedOn : accreditation.OccurredOn);
        return inForce.Judge(AccreditationRules.MayHappen(accreditation, act, ground, latest, day, inForce.Rules.Accreditation));
    }

    /// <summary>Lets an act happen to an accreditation, and tells of it.</summary>
    private (Accreditation Accreditation, IReadOnlyList<Finding> Findings) Happen(
        LedgerTransaction tx, AccreditationRow before, AccreditationAct act, string reason, string decidedBy = "",
        RevocationGround ground = RevocationGround.Unspecified, Func<AccreditationRow, AccreditationRow>? changed = null, params Finding[] besides)
    {
        IReadOnlyList<Finding> findings = [.. Judge(tx, before, act, ground, tx.OccurredDay.Iso()), .. besides];
        findings.RefuseIfViolated();
        var state = AccreditationRules.Lifecycle.After(before.StateNow(), act)!.Value;
        var after = (changed?.Invoke(before) ?? before) with { State = EnumText.Of(state), Version = before.Version + 1 };
        var change = tx.Stamp(new AccreditationChangeRow
        {
            AccreditationId = before.Id,
            Number = (int)before.Version,
            Act = EnumText.Of(act),
            State = after.State,
            Ground = EnumText.Of(ground),
            Reason = reason,
            DecidedBy = decidedBy,
            ValidFrom = after.ValidFrom,
            ValidUntil = after.ValidUntil,
            Findings = FindingList.ToBytes(findings),
        });
        tx.Insert("AccreditationChange", change);
        tx.Execute(Change, new { after.ValidFrom, after.ValidUntil, after.RevokedOn, after.RevokeReason, after.RevokeGround, after.State, after.Version, after.Id });
        if (act is AccreditationAct.Revoke)
            tx.Record(new AccreditationRevoked { AccreditationId = after.Id, RevokedOn = after.RevokedOn, Reason = reason, Change = change.ToProto() });
        else
            tx.Record(new AccreditationChanged { AccreditationId = after.Id, Change = change.ToProto() });
        return (after.ToProto(), findings);
    }

    private const string Change = """
        UPDATE Accreditation
        SET ValidFrom = @ValidFrom, ValidUntil = @ValidUntil, RevokedOn = @RevokedOn, RevokeReason = @RevokeReason, RevokeGround = @RevokeGround,
          State = @State, Version = @Version
        WHERE Id = @Id
        """;
}
