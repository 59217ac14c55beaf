using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Observers.Missions;

/// <summary>Missions that observe an election, and their accredited observers.</summary>
public sealed partial class MissionService(
    LedgerWriter ledger, Database database, LawBook<ObserversLaw> law, JurisdictionCatalog jurisdictions)
    : V1.MissionService.MissionServiceBase
{
    private IReadOnlyList<Finding> JudgeAccreditation(Session session, MissionRow mission, DateOnly day, string votingOn)
    {
        var inForce = law.On(session, mission.Jurisdiction, day);
        return inForce.Judge(MissionRules.MayAccredit(
            mission.Id, mission.ToKind(), day, TextFormats.FirstDay(votingOn), inForce.Rules.Accreditation));
    }
}
