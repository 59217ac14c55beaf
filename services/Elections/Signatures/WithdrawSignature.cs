using Google.Protobuf;
using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<WithdrawSignatureResponse> WithdrawSignature(WithdrawSignatureRequest request, ServerCallContext context)
    {
        var rules = SignatureSeal.LawOf(database, request.InitiativeId);
        var noted = commitments.Person(request.InitiativeId, rules, request.NationalNumber, "withdraws");
        request.NationalNumber = commitments.Person(request.InitiativeId, rules, request.NationalNumber);
        return ledger.Write(request, context, tx =>
        {
            var initiative = Open(tx, request.InitiativeId);
            if (noted.Length == 0)
                throw Refusal.Invalid(ErrorReason.NationalNumberMalformed, ("national_number", "does not have the form that the law gives it."));
            var frozen = initiative.ToLaw();
            var findings = frozen.Judge(SignatureRules.MayWithdraw(initiative.Id, Taken(InitiativeStepRow.Of(tx, initiative.Id)), frozen.Rules));
            findings.RefuseIfViolated();

            Note(tx, initiative.ToKey(), Convert.FromBase64String(request.NationalNumber));
            tx.Record(new SignatureWithdrawalNoted { InitiativeId = initiative.Id, PersonCommitment = ByteString.FromBase64(noted) });
            return new WithdrawSignatureResponse { InitiativeId = initiative.Id, Findings = { findings } };
        });
    }

    /// <summary>Keeps the withdrawal, whether or not the person signed: the signature may be on a sheet that is not entered yet.</summary>
    private static void Note(LedgerTransaction tx, long initiative, byte[] commitment)
    {
        var row = new WithdrawalRow
        {
            Initiative = initiative,
            Prefix = SignatureRow.PrefixOf(commitment),
            Commitment = commitment,
            WithdrawnOn = tx.OccurredDay.Iso(),
        };
        if (tx.Execute(WithdrawAgain, row) == 0)
            tx.Insert("SignatureWithdrawal", row);
    }

    private sealed record WithdrawalRow
    {
        public required long Initiative { get; init; }

        public required long Prefix { get; init; }

        public required byte[] Commitment { get; init; }

        public required string WithdrawnOn { get; init; }
    }

    private const string WithdrawAgain = """
        UPDATE SignatureWithdrawal
        SET WithdrawnOn = CASE WHEN WithdrawnOn < @WithdrawnOn THEN @WithdrawnOn ELSE WithdrawnOn END
        WHERE Initiative = @Initiative AND Prefix = @Prefix AND Commitment = @Commitment
        """;
}
