using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<GetDistrictResponse> GetDistrict(GetDistrictRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var district = DistrictRow.Require(session, request.DistrictId);
            return new GetDistrictResponse
            {
                District = district.ToProto(DistrictEndRow.Of(session, [district.Id]).GetValueOrDefault(district.Id)),
                PrecinctIds = { session.Query<string>(PrecinctsOfDistrict, new { district.Id }) },
            };
        }));

    private const string PrecinctsOfDistrict = """
        SELECT PrecinctId
        FROM DistrictPrecinct
        WHERE DistrictId = @Id
        ORDER BY PrecinctId
        """;
}
