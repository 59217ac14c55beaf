using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Validation;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<CheckVoterRollResponse> CheckVoterRoll(CheckVoterRollRequest request, ServerCallContext context)
    {
        var day = TextFormats.FirstDay(ledger.DayAsked(request.AsOf));
        return Task.FromResult(database.Read(session => new CheckVoterRollResponse
        {
            Findings = { JudgeAct(session, VoterRollRow.Require(session, request.ElectionId), request.Act, day) },
        }));
    }

    /// <summary>Whether an act is possible on a list on a day.</summary>
    private IReadOnlyList<Finding> JudgeAct(Session session, VoterRollRow roll, VoterRollAct act, DateOnly day)
    {
        var possible = VoterRollRules.MayHappen(roll.ElectionId, roll.Standing, act);
        if (act is not VoterRollAct.Destroy)
            return [possible];
        var inForce = law.On(session, roll.Jurisdiction, day);
        var votingOn = ElectionRow.Require(session, roll.ElectionId).VotingOn;
        return [.. inForce.Judge([possible, VoterRollRules.KeptLongEnough(roll.ElectionId, votingOn, day, inForce.Rules.VoterLists)])];
    }
}
