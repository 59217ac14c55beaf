using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<EndOfficeResponse> EndOffice(EndOfficeRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var office = OfficeView.Require(tx, request.OfficeId);
            tx.Call.RequireScope(office.Jurisdiction);
            tx.Concerns(office.Jurisdiction);
            Etags.Require(request.Etag, office.Version);
            var day = DayOf(request.HeldUntil, tx);
            var findings = LawOn(tx, office.Jurisdiction, day).Judge([OfficeRules.MayEnd(office, day)]);
            findings.RefuseIfViolated();

            var ended = office with { HeldUntil = day, EndReason = request.Reason, Version = office.Version + 1 };
            tx.Execute(EndTenure, new { ended.HeldUntil, ended.EndReason, ended.Version, ended.Id });
            tx.Record(new OfficeEnded { OfficeId = office.Id, HeldUntil = day, Reason = request.Reason });
            return new EndOfficeResponse { Tenure = ended.ToProto(), Findings = { findings } };
        });

    private const string EndTenure = """
        UPDATE OfficeTenure
        SET HeldUntil = @HeldUntil, EndReason = @EndReason, Version = @Version
        WHERE Id = @Id
        """;
}
