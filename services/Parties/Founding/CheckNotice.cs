using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Founding;

public sealed partial class FoundingService
{
    /// <inheritdoc />
    public override Task<CheckNoticeResponse> CheckNotice(CheckNoticeRequest request, ServerCallContext context)
    {
        var day = TextFormats.FirstDay(ledger.DayAsked(request.AsOf)).Iso();
        return Task.FromResult(database.Read(session =>
        {
            var row = CommitteeRow.Require(session, request.CommitteeId);
            // A notice is judged by the law of the day on which it was given.
            var inForce = law.On(session, row.Jurisdiction, TextFormats.FirstDay(row.NotifiedOn));
            var committee = row.ToProto(CommitteeRow.Regions(session, [row.Id])[row.Id]);
            committee.State = FoundingRules.StateOn(committee, day);
            return new CheckNoticeResponse { Findings = { inForce.Judge(FoundingRules.MayAnswer(committee, NoticeAct.Confirm, day, inForce.Rules.Founding)) } };
        }));
    }
}
