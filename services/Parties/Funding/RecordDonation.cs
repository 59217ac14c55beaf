using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<RecordDonationResponse> RecordDonation(RecordDonationRequest request, ServerCallContext context)
    {
        RequireDonor(request.DonorKind, request.DonorName);
        RequireAmount(request.Amount);
        RequireCurrency("currency", request.Currency);
        request.Seal(commitments, seals);
        return ledger.Write(request, context, tx =>
        {
            var party = RequireParty(tx, request.PartyId);
            if (tx.Find<int?>("SELECT 1 FROM Donation WHERE Id = @Id", new { Id = request.DonationId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.DonationExists, "donation_id", request.DonationId);
            var gift = new Gift(request.DonorKind, request.DonorNumber, request.Amount, request.Currency, request.ReceivedOn);
            var findings = Judge(tx, party, gift);

            var row = tx.Stamp(Row(request, party.Jurisdiction, findings));
            tx.Insert("Donation", row);
            var donation = row.ToProto(request.ReceivedOn);
            tx.Record(new DonationRecorded { Donation = donation, DonorCommitment = ByteString.FromBase64(request.DonorNumber) });
            return new RecordDonationResponse { Donation = donation, Findings = { findings } };
        });
    }

    private static void RequireDonor(DonorKind kind, string name)
    {
        if (kind is DonorKind.Anonymous != (name.Length == 0))
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("donor_name", kind is DonorKind.Anonymous ? "is given, and yet the donor is anonymous." : "is required."));
    }

    private static DonationRow Row(RecordDonationRequest request, string jurisdiction, IReadOnlyList<Finding> findings)
    {
        var citizen = request.DonorKind is DonorKind.Citizen;
        return new()
        {
            Id = request.DonationId,
            PartyId = request.PartyId,
            Jurisdiction = jurisdiction,
            DonorKind = EnumText.Of(request.DonorKind),
            DonorName = citizen ? "" : request.DonorName,
            SealedName = citizen ? Convert.FromBase64String(request.DonorName) : [],
            DonorCommitment = request.DonorNumber,
            Amount = (long)request.Amount,
            Currency = request.Currency,
            ReceivedOn = request.ReceivedOn,
            State = EnumText.Of(DonationState.Received),
            Lawful = DonationRules.IsLawful(findings),
            Findings = FindingList.ToBytes(findings),
            ReturnedOn = "",
            ReturnReason = "",
            Version = 1,
        };
    }
}
