using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Commissions;

public sealed partial class CommissionService
{
    /// <inheritdoc />
    public override Task<RecordCommissionResponse> RecordCommission(RecordCommissionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var jurisdiction = jurisdictions[request.Jurisdiction].Jurisdiction;
            tx.Concerns(jurisdiction.Code);
            if (tx.Find<int?>("SELECT 1 FROM Commission WHERE Id = @Id", new { Id = request.CommissionId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.CommissionExists, "commission_id", request.CommissionId);
            RequireConsistent(request);

            var region = RegionOf(tx, request, jurisdiction);
            var members = request.Members.Select(member => MemberRow.Of(request.CommissionId, member)).ToArray();
            var findings = Judge(tx, request, region, members);
            RefuseIfUnlawful(findings);

            var row = tx.Stamp(Row(request, region, findings));
            tx.Insert("Commission", row);
            tx.InsertMany("CommissionMember", members);
            var commission = row.ToProto(members);
            tx.Record(new CommissionRecorded { Commission = commission });
            return new RecordCommissionResponse { Commission = commission, Findings = { findings } };
        });

    private IReadOnlyList<Finding> Judge(LedgerTransaction tx, RecordCommissionRequest request, string region, MemberRow[] members)
    {
        var composed = Composed(tx, request.Jurisdiction, tx.OccurredDay, [.. members.Select(member => member.ToProto())], request.TermFrom, request.TermUntil);
        return request.ParentCommissionId.Length == 0 ? composed :
        [
            CommissionRules.IsBelow(CommissionRow.Require(tx, request.ParentCommissionId, "parent_commission_id"), request.Level, request.Jurisdiction, region),
            .. composed,
        ];
    }

    private static void RequireConsistent(RecordCommissionRequest request)
    {
        var contradictions = CommissionRules.Contradictions(
            request.Level, request.Region, request.PrecinctId, request.TermFrom, request.TermUntil).ToArray();
        if (contradictions.Length > 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, contradictions);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < request.Members.Count; index++)
        {
            var person = request.Members[index].Person.PersonId;
            if (!seen.Add(person))
                throw Refusal.Invalid(ErrorReason.CommissionMemberRepeated, ($"members[{index}].person.person_id", $"'{person}' is named twice."));
        }
    }

    /// <summary>The region a commission sits in; a precinct's sits in that of the precinct.</summary>
    private static string RegionOf(LedgerTransaction tx, RecordCommissionRequest request, Jurisdiction jurisdiction)
    {
        if (request.Region.Length > 0)
            Regions.Require(jurisdiction, request.Region);
        if (request.PrecinctId.Length == 0)
            return request.Region;
        var precinct = PrecinctRow.Require(tx, request.PrecinctId, jurisdiction.Code);
        return request.Region.Length == 0 || string.Equals(request.Region, precinct.Region, StringComparison.Ordinal)
            ? precinct.Region
            : throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("region", $"is not that of '{precinct.Id}'."));
    }

    private static CommissionRow Row(RecordCommissionRequest request, string region, IReadOnlyList<Finding> findings) => new()
    {
        Id = request.CommissionId,
        Jurisdiction = request.Jurisdiction,
        CommissionLevel = EnumText.Of(request.Level),
        Region = region,
        PrecinctId = request.PrecinctId,
        Name = request.Name.ToString(),
        TermFrom = request.TermFrom,
        TermUntil = request.TermUntil,
        AppointedBy = request.AppointedBy,
        ParentId = request.ParentCommissionId,
        Findings = FindingList.ToBytes(findings),
    };
}
