using Grpc.Core;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<RecordPartyResponse> RecordParty(RecordPartyRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>(PartyExists, new { Id = request.PartyId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.PartyExists, "party_id", request.PartyId);

            var row = tx.Stamp(new PartyRow
            {
                Id = request.PartyId,
                Jurisdiction = request.Jurisdiction,
                Kind = EnumText.Of(request.Kind),
                Name = request.Name.ToString(),
            });
            tx.Insert("Party", row);
            StandingPeriodRow.Rewrite(tx, row);
            var party = row.ToProto(EnumText.Of(PartyStanding.Unregistered));
            tx.Record(new PartyRecorded { Party = party });
            return new RecordPartyResponse { Party = party };
        });

    private const string PartyExists = """
        SELECT 1
        FROM Party
        WHERE Id = @Id
        """;
}
