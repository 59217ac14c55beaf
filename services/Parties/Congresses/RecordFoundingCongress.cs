using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
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
            RequireRegions(request, inForce.Jurisdiction);

            var row = tx.Stamp(new CongressRow { Id = request.CongressId, PartyId = party.Id, HeldOn = request.HeldOn });
            var delegates = request.Delegates.Select(region =>
                new DelegatesRow { CongressId = row.Id, Region = region.Region, Delegates = region.Count }).ToArray();
            tx.Insert("FoundingCongress", row);
            tx.InsertMany("CongressDelegates", delegates);
            var congress = row.ToProto(delegates);
            var findings = inForce.Judge(CongressRules.MeetsTheLaw(congress, inForce.Rules.Congress, inForce.Jurisdiction));
            tx.Record(new FoundingCongressRecorded { Congress = congress, Findings = { findings } });
            return new RecordFoundingCongressResponse { Congress = congress, Findings = { findings } };
        });

    private static void RequireRegions(RecordFoundingCongressRequest request, Jurisdiction jurisdiction)
    {
        var unknown = jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var known = unknown.ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < request.Delegates.Count; index++)
        {
            var region = request.Delegates[index].Region;
            if (unknown.Remove(region))
                continue;
            throw Refusal.Invalid(known.Contains(region) ? ErrorReason.RegionRepeated : ErrorReason.RegionUnknown,
                ($"delegates[{index}].region", known.Contains(region) ? $"'{region}' is named twice." : $"'{region}' is no region of '{jurisdiction.Code}'."));
        }
    }
}
