using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Founding;

public sealed partial class FoundingService
{
    /// <inheritdoc />
    public override Task<AnswerNoticeResponse> AnswerNotice(AnswerNoticeRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var row = CommitteeRow.Require(tx, request.CommitteeId);
            RequireAuthority(tx.Call, row);
            tx.Concerns(row.Jurisdiction);
            Etags.Require(request.Etag, row.Version);
            var inForce = law.On(tx, row.Jurisdiction, TextFormats.FirstDay(row.NotifiedOn));
            var regions = CommitteeRow.Regions(tx, [row.Id])[row.Id];
            var (act, day) = (ActOf(request.Answer), tx.OccurredDay.Iso());
            var findings = inForce.Judge(FoundingRules.MayAnswer(row.ToProto(regions), act, day, inForce.Rules.Founding));
            findings.RefuseIfViolated();

            var state = FoundingRules.Lifecycle.After(EnumText.Parse<NoticeState>(row.State), act)!.Value;
            row = row with
            {
                State = EnumText.Of(state),
                AnsweredOn = day,
                CongressDueOn = state is NoticeState.Confirmed ? inForce.Rules.Founding?.CongressDays.LastDay(day) ?? "" : row.CongressDueOn,
                Defects = request.Defects,
                Version = row.Version + 1,
            };
            tx.Execute(Answer, row);
            var committee = row.ToProto(regions);
            tx.Record(new NoticeAnswered { Committee = committee, Findings = { findings } });
            return new AnswerNoticeResponse { Committee = committee, Findings = { findings } };
        });

    /// <summary>The authority that was notified answers, and no other.</summary>
    private static void RequireAuthority(Call call, CommitteeRow row) => call.RequireScope(
        EnumText.Parse<AuthorityKind>(row.Notified) is AuthorityKind.Registrar ? Role.Registrar : Role.CentralCommission, row.Jurisdiction);

    private static NoticeAct ActOf(NoticeAnswer answer) => answer is NoticeAnswer.Confirmed ? NoticeAct.Confirm : NoticeAct.Return;

    private const string Answer = """
        UPDATE OrganisingCommittee
        SET State = @State, AnsweredOn = @AnsweredOn, CongressDueOn = @CongressDueOn, Defects = @Defects, Version = @Version
        WHERE Id = @Id
        """;
}
