using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Commissions;

public sealed partial class CommissionService
{
    /// <inheritdoc />
    public override Task<ReplaceMemberResponse> ReplaceMember(ReplaceMemberRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var row = CommissionRow.Require(tx, request.CommissionId);
            RequireAuthority(tx.Call, row);
            tx.Concerns(row.Jurisdiction);
            Etags.Require(request.Etag, row.Version);
            var members = MemberRow.Of(tx, [row.Id])[row.Id].ToArray();
            var leaving = Array.Find(members, member => string.Equals(member.PersonId, request.PersonId, StringComparison.Ordinal))
                ?? throw Refusal.NotFound(ErrorReason.CommissionMemberNotFound, "person_id", request.PersonId);
            var ended = leaving with { ServingUntil = request.ServingUntil, EndedBecause = request.Reason };
            var successor = Successor(request, members);
            var findings = Judge(tx, row, leaving, successor, [.. members.Where(member => member != leaving), ended]);
            RefuseIfUnlawful(findings);

            Store(tx, ended, successor);
            var changed = row with { Version = row.Version + 1 };
            tx.Execute("UPDATE Commission SET Version = @Version WHERE Id = @Id", new { changed.Version, changed.Id });
            tx.Record(new CommissionMemberReplaced { CommissionId = row.Id, Former = ended.ToProto(), Successor = successor?.ToProto(), Findings = { findings } });
            return new ReplaceMemberResponse { Commission = changed.ToProto(MemberRow.Of(tx, [row.Id])[row.Id]), Findings = { findings } };
        });

    /// <summary>The country's commission replaces members anywhere, a region's in the commissions of its precincts.</summary>
    private static void RequireAuthority(Call call, CommissionRow row)
    {
        if (row.PrecinctId.Length > 0 && call.Caller.Has(Role.RegionalCommission, row.Region))
            call.RequireScope(Role.RegionalCommission, row.Region);
        else
            call.RequireScope(Role.CentralCommission, row.Jurisdiction);
    }

    private static MemberRow? Successor(ReplaceMemberRequest request, MemberRow[] members)
    {
        if (request.Successor is not { } successor)
            return null;
        if (Array.Exists(members, member => string.Equals(member.PersonId, successor.Person.PersonId, StringComparison.Ordinal)))
            throw Refusal.Invalid(ErrorReason.CommissionMemberRepeated, ("successor.person.person_id", $"'{successor.Person.PersonId}' sits or sat in the commission."));
        var row = MemberRow.Of(request.CommissionId, successor);
        return row.ServingFrom.Length > 0 ? row : row with { ServingFrom = TerritoryRules.DayAfter(request.ServingUntil) };
    }

    /// <summary>May the member leave then and the successor follow, and is the commission composed as the law wants it afterwards?</summary>
    private IReadOnlyList<Finding> Judge(LedgerTransaction tx, CommissionRow row, MemberRow leaving, MemberRow? successor, IReadOnlyList<MemberRow> afterwards)
    {
        var next = TerritoryRules.DayAfter(afterwards[^1].ServingUntil);
        var sitting = afterwards.Concat(successor is null ? [] : [successor]).Where(member => member.SitsOn(next)).Select(member => member.ToProto()).ToArray();
        return
        [
            .. CommissionRules.MayEnd(row.Id, leaving.ToProto(), row.TermFrom, afterwards[^1].ServingUntil, successor?.ToProto()),
            .. Composed(tx, row.Jurisdiction, tx.OccurredDay, sitting, row.TermFrom, row.TermUntil),
        ];
    }

    private static void Store(LedgerTransaction tx, MemberRow ended, MemberRow? successor)
    {
        tx.Execute(EndMembership, new { ended.CommissionId, ended.PersonId, ended.ServingUntil, ended.EndedBecause });
        if (successor is not null)
            tx.Insert("CommissionMember", successor);
    }

    private const string EndMembership = """
        UPDATE CommissionMember
        SET ServingUntil = @ServingUntil, EndedBecause = @EndedBecause
        WHERE CommissionId = @CommissionId AND PersonId = @PersonId
        """;
}
