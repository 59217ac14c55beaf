using Grpc.Core;
using Saylau.Common.V1;

namespace Saylau.Platform.Law;

public sealed partial class LawService
{
    /// <inheritdoc />
    public override Task<BringIntoForceResponse> BringIntoForce(BringIntoForceRequest request, ServerCallContext context)
    {
        RequireOurs(request.Area);
        return ledger.Write(request, context, tx =>
        {
            tx.Concerns(request.Jurisdiction);
            var (version, findings) = Judge(tx, request.Jurisdiction, request.Version, request.Act, request.EffectiveFrom);
            findings.RefuseIfViolated();

            tx.Insert("LawInForce", tx.Stamp(new LawInForceRow
            {
                Jurisdiction = request.Jurisdiction,
                Version = request.Version,
                Act = request.Act,
                EffectiveFrom = request.EffectiveFrom,
            }));
            tx.Record(new LawBroughtIntoForce
            {
                Jurisdiction = request.Jurisdiction,
                Version = request.Version,
                Act = request.Act,
                EffectiveFrom = request.EffectiveFrom,
            });
            return new BringIntoForceResponse { Version = version, Findings = { findings } };
        });
    }
}
