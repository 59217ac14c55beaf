using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Founding;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.Congresses;

public sealed partial class CongressService
{
    /// <inheritdoc />
    public override Task<RecordFoundingCongressResponse> RecordFoundingCongress(
        RecordFoundingCongressRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var party = PartyRow.Require(tx, request.PartyId);
            tx.Call.RequireScope(party.Jurisdiction);
            tx.Concerns(party.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM FoundingCongress WHERE Id = @Id", new { Id = request.CongressId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.CongressExists, "congress_id", request.CongressId);
            var inForce = law.On(tx, party.Jurisdiction, TextFormats.FirstDay(request.HeldOn));
            RequireForm(request, inForce.Jurisdiction);
            if (request.CommitteeId.Length > 0)
                RequireCommittee(tx, request);

            var congress = Store(tx, request);
            var committee = CommitteeRow.Latest(tx, party.Id, request.HeldOn);
            var findings = inForce.Judge(CongressRules.MeetsTheLaw(congress, committee, inForce.Rules, inForce.Jurisdiction));
            tx.Record(new FoundingCongressRecorded { Congress = congress, Findings = { findings } });
            return new RecordFoundingCongressResponse { Congress = congress, Findings = { findings } };
        });

    private static FoundingCongress Store(LedgerTransaction tx, RecordFoundingCongressRequest request)
    {
        var row = tx.Stamp(new CongressRow { Id = request.CongressId, PartyId = request.PartyId, HeldOn = request.HeldOn });
        var (present, elected) = (Rows(row.Id, request.Delegates), Rows(row.Id, request.ElectedDelegates));
        var papers = CongressPapersRow.From(request);
        tx.Insert("FoundingCongress", row);
        tx.InsertMany("CongressDelegates", present);
        tx.InsertMany("ElectedDelegates", elected);
        tx.Insert("CongressPapers", papers);
        return row.ToProto(present, elected, papers);
    }

    private static DelegatesRow[] Rows(string congressId, IEnumerable<RegionCount> counts) =>
        [.. counts.Select(region => new DelegatesRow { CongressId = congressId, Region = region.Region, Delegates = region.Count })];

    private static void RequireForm(RecordFoundingCongressRequest request, Jurisdiction jurisdiction)
    {
        RegionCounts.Require("delegates", request.Delegates, jurisdiction);
        RegionCounts.Require("elected_delegates", request.ElectedDelegates, jurisdiction);
        DocumentHashes.Require("minutes", request.Minutes);
        if (request.Charter is { } charter)
            DocumentHashes.Require("charter", [charter]);
    }

    /// <summary>The committee that convened it is one of this party.</summary>
    private static void RequireCommittee(LedgerTransaction tx, RecordFoundingCongressRequest request)
    {
        var committee = CommitteeRow.Require(tx, request.CommitteeId);
        if (!string.Equals(committee.PartyId, request.PartyId, StringComparison.Ordinal))
            throw Refusal.NotFound(ErrorReason.CommitteeNotFound, "committee_id", request.CommitteeId);
    }
}
