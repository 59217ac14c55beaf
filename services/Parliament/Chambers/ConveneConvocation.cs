using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<ConveneConvocationResponse> ConveneConvocation(ConveneConvocationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var chamber = ChamberRow.Require(tx, request.ChamberId);
            tx.Call.RequireScope(chamber.Jurisdiction);
            tx.Concerns(chamber.Jurisdiction);
            var known = ConvocationRow.Of(tx, chamber.Id);
            if (known.Any(row => row.Number == request.Number) || tx.Find<int?>("SELECT 1 FROM Convocation WHERE Id = @Id", new { Id = request.ConvocationId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.ConvocationExists, "convocation_id", request.ConvocationId);
            var startsOn = request.StartsOn.Length > 0 ? request.StartsOn : tx.OccurredDay.Iso();
            RequirePeriod(startsOn, request.EndsOn);
            var inForce = law.On(tx, chamber.Jurisdiction, TextFormats.FirstDay(startsOn));
            var findings = inForce.Judge(ConvocationRules.MayConvene(
                request.Number, startsOn, request.EndsOn, known, ConvocationRules.Of(inForce.Rules.Tenure, chamber.Id)));
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request, startsOn, FindingList.ToBytes(findings)));
            tx.Insert("Convocation", row);
            var convocation = row.ToProto();
            tx.Record(new ConvocationConvened { Convocation = convocation });
            return new ConveneConvocationResponse { Convocation = convocation, Findings = { findings } };
        });

    private static void RequirePeriod(string startsOn, string endsOn)
    {
        if (endsOn.Length > 0 && string.CompareOrdinal(endsOn, startsOn) <= 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("ends_on", "is not after starts_on."));
    }

    private static ConvocationRow Row(ConveneConvocationRequest request, string startsOn, byte[] findings) => new()
    {
        Id = request.ConvocationId,
        ChamberId = request.ChamberId,
        Number = (int)Math.Min(request.Number, int.MaxValue),
        StartsOn = startsOn,
        EndsOn = request.EndsOn,
        EndedOn = "",
        EndKind = EnumText.Of(ConvocationEnd.Unspecified),
        Act = "",
        Findings = findings,
        Version = 1,
    };
}
