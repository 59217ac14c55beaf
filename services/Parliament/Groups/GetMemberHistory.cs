using Grpc.Core;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<GetMemberHistoryResponse> GetMemberHistory(GetMemberHistoryRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var asked = new { request.PersonId, request.AsOf };
            var mandates = session.Query<MandateRow>("SELECT * FROM Mandate WHERE PersonId = @PersonId ORDER BY StartsOn, Id", new { request.PersonId });
            if (mandates.Count == 0)
                throw Refusal.NotFound(ErrorReason.PersonNotFound, "person_id", request.PersonId);
            return new GetMemberHistoryResponse
            {
                Person = mandates[^1].ToPerson(),
                Mandates = { mandates.Where(row => request.AsOf.Length == 0 || TenureRules.Sits(row, request.AsOf)).Select(row => row.ToProto()) },
                Memberships = { session.Query<MembershipView>(MembershipsOfPerson, asked).Select(row => row.ToProto()) },
                Offices = { session.Query<OfficeView>(OfficesOfPerson, asked).Select(row => row.ToProto()) },
            };
        }));

    private const string MembershipsOfPerson = $"""
        {MembershipView.From}
        WHERE PersonId = @PersonId AND (@AsOf = '' OR ({MembershipView.Holds}))
        ORDER BY MemberFrom, GroupId
        """;

    private const string OfficesOfPerson = $"""
        {OfficeView.From}
        WHERE PersonId = @PersonId AND (@AsOf = '' OR ({OfficeView.Holds}))
        ORDER BY HeldFrom, OfficeTenure.Id
        """;
}
