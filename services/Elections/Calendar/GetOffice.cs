using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<GetOfficeResponse> GetOffice(GetOfficeRequest request, ServerCallContext context) =>
        Task.FromResult(new GetOfficeResponse { Office = database.Read(session => OfficeRow.Require(session, request.OfficeId)).ToProto() });
}
