using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<GetTermResponse> GetTerm(GetTermRequest request, ServerCallContext context) =>
        Task.FromResult(new GetTermResponse { Term = database.Read(session => TermRow.Require(session, request.TermId)).ToProto() });
}
