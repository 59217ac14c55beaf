using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.Alliances;

/// <summary>Alliances of parties, lawful or not.</summary>
public sealed partial class AllianceService(
    LedgerWriter ledger, Database database, LawBook<PartiesLaw> law, JurisdictionCatalog jurisdictions)
    : V1.AllianceService.AllianceServiceBase
{
    /// <summary>The members on the day, and what the law of that day says of them.</summary>
    private (IReadOnlyList<MemberFacts> Members, string Jurisdiction, IReadOnlyList<Finding> Findings) Judge(
        Session session, IReadOnlyList<string> memberIds, string field, string formedOn)
    {
        var day = TextFormats.FirstDay(formedOn);
        var jurisdiction = RequireMembers(session, memberIds, field);
        var members = memberIds.Select(id => Facts(session, id, day.Iso())).ToArray();
        var inForce = law.On(session, jurisdiction, day);
        return (members, jurisdiction, inForce.Judge(AllianceRules.MayAlly(members, inForce.Rules.Alliances)));
    }

    private static PartyAlliance Keep(
        LedgerTransaction tx, string id, LocalizedText? name, string formedOn, AllianceBasis basis, string jurisdiction,
        IReadOnlyList<MemberFacts> members, IReadOnlyList<Finding> findings)
    {
        if (tx.Find<int?>("SELECT 1 FROM PartyAlliance WHERE Id = @Id", new { Id = id }) is not null)
            throw Refusal.AlreadyExists(ErrorReason.AllianceExists, "alliance_id", id);
        var row = tx.Stamp(new AllianceRow
        {
            Id = id,
            Jurisdiction = jurisdiction,
            Name = (name ?? new()).ToString(),
            FormedOn = formedOn,
            Basis = EnumText.Of(basis),
            Lawful = findings.All(finding => finding.Outcome is not Outcome.Violated),
            Findings = FindingList.ToBytes(findings),
        });
        var rows = members.Select(member => new AllianceMemberRow
        {
            AllianceId = id,
            PartyId = member.PartyId,
            Standing = EnumText.Of(member.Standing),
        }).ToArray();
        tx.Insert("PartyAlliance", row);
        tx.InsertMany("AllianceMember", rows);
        var alliance = row.ToProto(rows);
        tx.Record(new AllianceRecorded { Alliance = alliance });
        return alliance;
    }

    private static string RequireMembers(Session session, IReadOnlyList<string> memberIds, string field)
    {
        if (memberIds.Count < 2 || memberIds.Distinct(StringComparer.Ordinal).Count() < memberIds.Count)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, (field, "must name at least two members, each once."));
        var homes = memberIds.Select(id => PartyRow.Require(session, id, field).Jurisdiction).Distinct(StringComparer.Ordinal).ToArray();
        return homes.Length == 1
            ? homes[0]
            : throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, (field, "must be parties of one jurisdiction."));
    }

    private static MemberFacts Facts(Session session, string id, string day) => new(id,
        EnumText.Parse<PartyStanding>(StandingPeriodRow.On(session, id, day).Standing),
        !StandingRules.BlockedActs(day, StandingPeriodRow.Orders(session, id)).Contains(Act.Ally));
}
