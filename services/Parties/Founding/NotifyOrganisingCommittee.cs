using Grpc.Core;
using Saylau.Parties.Congresses;
using Saylau.Parties.Registry;
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
    public override Task<NotifyOrganisingCommitteeResponse> NotifyOrganisingCommittee(
        NotifyOrganisingCommitteeRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var party = PartyRow.Require(tx, request.PartyId);
            tx.Call.RequireScope(party.Jurisdiction);
            tx.Concerns(party.Jurisdiction);
            var inForce = law.On(tx, party.Jurisdiction, tx.OccurredDay);
            RegionCounts.Require("initiators", request.Initiators, inForce.Jurisdiction);
            RegionCounts.Require("members", request.Members, inForce.Jurisdiction);
            DocumentHashes.Require("documents", request.Documents);
            var before = Returned(tx, request);
            var regions = RegionRows(request);
            var row = tx.Stamp(Notice(tx, request, party, inForce, (before?.Version ?? 0) + 1));
            var findings = inForce.Judge(FoundingRules.MeetsTheLaw(row.ToProto(regions), inForce.Rules.Founding));
            row = row with { Findings = FindingList.ToBytes(findings) };

            Store(tx, row, regions, isNew: before is null);
            var committee = row.ToProto(regions);
            tx.Record(new OrganisingCommitteeNotified { Committee = committee });
            return new NotifyOrganisingCommitteeResponse { Committee = committee, Findings = { findings } };
        });

    /// <summary>The committee whose notice was returned and is given again; null where it is a new one.</summary>
    private static CommitteeRow? Returned(LedgerTransaction tx, NotifyOrganisingCommitteeRequest request)
    {
        if (CommitteeRow.Find(tx, request.CommitteeId) is not { } before)
            return null;
        if (!string.Equals(before.PartyId, request.PartyId, StringComparison.Ordinal))
            throw Refusal.AlreadyExists(ErrorReason.CommitteeExists, "committee_id", request.CommitteeId);
        Etags.Require(request.Etag, before.Version);
        Findings.RefuseIfViolated(
            [FoundingRules.Lifecycle.MayHappen(EnumText.Parse<NoticeState>(before.State), NoticeAct.Give, $"organisingCommittees/{before.Id}")]);
        return before;
    }

    private static CommitteeRow Notice(
        LedgerTransaction tx, NotifyOrganisingCommitteeRequest request, PartyRow party, LawInForce<PartiesLaw> inForce, long version)
    {
        var (founding, day) = (inForce.Rules.Founding, tx.OccurredDay.Iso());
        return new()
        {
            Id = request.CommitteeId,
            PartyId = party.Id,
            Jurisdiction = party.Jurisdiction,
            FormedOn = request.FormedOn,
            PlannedOn = request.CongressPlannedOn,
            Notified = EnumText.Of(request.Notified),
            NotifiedOn = day,
            State = EnumText.Of(NoticeState.Given),
            AnsweredOn = "",
            AnswerDueOn = founding?.AnswerDays.LastDay(day) ?? "",
            CongressDueOn = founding is { NoticeTo: null } ? founding.CongressDays.LastDay(day) : "",
            Defects = "",
            Documents = CommitteeRow.ToBytes(request.Documents),
            Findings = [],
            Version = version,
        };
    }

    private static CommitteeRegionRow[] RegionRows(NotifyOrganisingCommitteeRequest request)
    {
        long Of(IEnumerable<RegionCount> counts, string region) =>
            counts.FirstOrDefault(count => string.Equals(count.Region, region, StringComparison.Ordinal))?.Count ?? 0;
        return [.. request.Initiators.Concat(request.Members).Select(count => count.Region).Distinct(StringComparer.Ordinal).Select(region => new CommitteeRegionRow
        {
            CommitteeId = request.CommitteeId,
            Region = region,
            Initiators = Of(request.Initiators, region),
            Members = Of(request.Members, region),
        })];
    }

    private static void Store(LedgerTransaction tx, CommitteeRow row, CommitteeRegionRow[] regions, bool isNew)
    {
        if (!isNew)
        {
            tx.Execute("DELETE FROM CommitteeRegion WHERE CommitteeId = @Id", new { row.Id });
            tx.Execute("DELETE FROM OrganisingCommittee WHERE Id = @Id", new { row.Id });
        }

        tx.Insert("OrganisingCommittee", row);
        tx.InsertMany("CommitteeRegion", regions);
    }
}
