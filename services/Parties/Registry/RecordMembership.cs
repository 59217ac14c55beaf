using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<RecordMembershipResponse> RecordMembership(RecordMembershipRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var party = Changing(tx, request.PartyId, etag: "");
            RequireRegions(request.Regions, jurisdictions[party.Jurisdiction].Jurisdiction);
            var inForce = law.On(tx, party.Jurisdiction, TextFormats.FirstDay(request.CountedOn));
            var findings = inForce.Judge(ReorganisationRules.MayHappen(
                StateOn(tx, party.Id, request.CountedOn), PartyAct.DeclareMembers, inForce.Rules.Registry)).ToList();
            findings.RefuseIfViolated();

            var row = tx.Stamp(new MembershipRow { PartyId = party.Id, CountedOn = request.CountedOn });
            var regions = request.Regions.Select(region => new RegionMembersRow
            {
                PartyId = party.Id,
                CountedOn = request.CountedOn,
                LedgerPosition = row.LedgerPosition,
                Region = region.Region,
                Members = region.Members,
            }).ToArray();
            tx.Insert("Membership", row);
            tx.InsertMany("RegionMembers", regions);
            // A number is declared as it is: whether it is enough is told beside it.
            findings.AddRange(inForce.Judge(MembershipRules.Enough(
                party.Id, MembershipRow.On(tx, party, request.CountedOn).Members, inForce.Rules.Registry, inForce.Jurisdiction)));
            var membership = row.ToProto(regions);
            tx.Record(new MembershipRecorded { Membership = membership });
            return new RecordMembershipResponse { Membership = membership, Findings = { findings } };
        });

    private static void RequireRegions(IReadOnlyList<RegionMembers> regions, Jurisdiction jurisdiction)
    {
        var known = jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        if (regions.FirstOrDefault(region => !known.Contains(region.Region)) is { } unknown)
            throw Refusal.Invalid(ErrorReason.RegionUnknown, ("regions.region", $"'{unknown.Region}' is no region of '{jurisdiction.Code}'."));
        if (regions.DistinctBy(region => region.Region, StringComparer.Ordinal).Count() < regions.Count)
            throw Refusal.Invalid(ErrorReason.RegionRepeated, ("regions.region", "names a region twice."));
    }
}
