using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Texts;

internal sealed partial class BillTextService
{
    /// <inheritdoc />
    public override Task<GetBillVersionResponse> GetBillVersion(GetBillVersionRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session => new GetBillVersionResponse
        {
            Version = BillVersionRow.Require(session, request.VersionId).ToProto(),
            Text = session.Find<string>("SELECT Body FROM BillText WHERE VersionId = @VersionId", new { request.VersionId }) ?? "",
        }));
}
