using Saylau.Common.V1;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.Registry;

/// <summary>What mergers, splits and dissolutions have in common.</summary>
public sealed partial class RegistryService
{
    private sealed record Reorganising(
        string Id, ReorganisationKind Kind, IReadOnlyList<string> Before, IReadOnlyList<string> After, string EffectiveFrom, string Act, string Reason);

    /// <summary>Who is before and after, and what the law of the day says.</summary>
    private (ReorganisationPlan Plan, string Jurisdiction, IReadOnlyList<Finding> Findings) Judge(
        Session session, ReorganisationKind kind, IReadOnlyList<string> before, IReadOnlyList<string> after, string day)
    {
        if (ReorganisationRules.Misshapen(kind, before, after) is { } problem)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, problem);
        var homes = before.Select(id => PartyRow.Require(session, id, "party_ids"))
            .Concat(after.Select(id => PartyRow.Require(session, id, "successor_ids")))
            .Select(party => party.Jurisdiction).Distinct(StringComparer.Ordinal).ToArray();
        if (homes.Length > 1)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("successor_ids", "must be of the same jurisdiction."));
        var plan = new ReorganisationPlan(kind, States(session, before, day), States(session, after, day));
        var inForce = law.On(session, homes[0], TextFormats.FirstDay(day));
        return (plan, homes[0], inForce.Judge(ReorganisationRules.MayReorganise(plan, inForce.Rules.Registry)));
    }

    private static PartyState[] States(Session session, IReadOnlyList<string> parties, string day) =>
        [.. parties.Select(id => ReorganisationRow.StateOf(session, id, day))];

    /// <summary>Decides and keeps a reorganisation: the standings of those that end are written anew.</summary>
    private (Reorganisation Reorganisation, IReadOnlyList<Finding> Findings) Reorganise(LedgerTransaction tx, Reorganising asked)
    {
        var jurisdiction = PartyRow.Require(tx, asked.Before[0], "party_ids").Jurisdiction;
        tx.Call.RequireScope(jurisdiction);
        tx.Concerns(jurisdiction);
        if (tx.Find<int?>("SELECT 1 FROM Reorganisation WHERE Id = @Id", new { asked.Id }) is not null)
            throw Refusal.AlreadyExists(ErrorReason.ReorganisationExists, "reorganisation_id", asked.Id);
        var (plan, _, findings) = Judge(tx, asked.Kind, asked.Before, asked.After, asked.EffectiveFrom);
        findings.RefuseIfViolated();

        var row = tx.Stamp(new ReorganisationRow
        {
            Id = asked.Id,
            Jurisdiction = jurisdiction,
            Kind = EnumText.Of(asked.Kind),
            EffectiveFrom = asked.EffectiveFrom,
            Act = asked.Act,
            Reason = asked.Reason,
            Findings = FindingList.ToBytes(findings),
        });
        var parties = Rows(row.Id, plan).ToArray();
        tx.Insert("Reorganisation", row);
        tx.InsertMany("ReorganisedParty", parties);
        foreach (var id in parties.Select(party => party.PartyId).Distinct(StringComparer.Ordinal))
            Note(tx, PartyRow.Require(tx, id), asked);
        var reorganisation = row.ToProto(parties);
        tx.Record(new PartiesReorganised { Reorganisation = reorganisation });
        return (reorganisation, findings);
    }

    private static IEnumerable<ReorganisedPartyRow> Rows(string id, ReorganisationPlan plan) => plan.Before
        .Select(party => new ReorganisedPartyRow { ReorganisationId = id, PartyId = party.PartyId, Part = "PREDECESSOR", Ends = ReorganisationRules.Ends(plan, party) })
        .Concat(plan.After.Select(party => new ReorganisedPartyRow { ReorganisationId = id, PartyId = party.PartyId, Part = "SUCCESSOR", Ends = false }));

    private static void Note(LedgerTransaction tx, PartyRow party, Reorganising asked)
    {
        var change = new PartyChange { Kind = PartyChangeKind.Reorganisation, ReorganisationId = asked.Id };
        tx.Insert("PartyChange", PartyChangeRow.Of(tx, party.Id, asked.EffectiveFrom, asked.Act, change));
        tx.Execute("UPDATE Party SET Version = Version + 1 WHERE Id = @Id", new { party.Id });
        StandingPeriodRow.Rewrite(tx, party);
    }
}
