using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    private const int IdsPerQuery = 1_000;

    /// <inheritdoc />
    public override Task<RecordDistrictResponse> RecordDistrict(RecordDistrictRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            var office = OfficeRow.Require(tx, request.OfficeId, request.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM District WHERE Id = @Id", new { Id = request.DistrictId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.DistrictExists, "district_id", request.DistrictId);
            RequireDistinct("precinct_ids", request.PrecinctIds);
            RequireStanding(tx, request);
            Finding[] findings = [.. AreFree(tx, request)];
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request, office.Id));
            tx.Insert("District", row);
            tx.InsertMany("DistrictPrecinct", request.PrecinctIds.Select(id => new DistrictPrecinctRow { DistrictId = row.Id, PrecinctId = id }).ToArray());
            var district = row.ToProto(null);
            tx.Record(new DistrictRecorded { District = district, PrecinctIds = { request.PrecinctIds } });
            return new RecordDistrictResponse { District = district, Findings = { findings } };
        });

    private static void RequireStanding(LedgerTransaction tx, RecordDistrictRequest request)
    {
        foreach (var ids in request.PrecinctIds.Chunk(IdsPerQuery))
        {
            var known = PrecinctRow.Named(tx, request.Jurisdiction, ids);
            if (Array.Find(ids, id => known.GetValueOrDefault(id)?.ExistsOn(request.ValidFrom) is not true) is { } missing)
                throw Refusal.NotFound(ErrorReason.PrecinctNotFound, "precinct_ids", missing);
        }
    }

    /// <summary>No precinct of a district is in another of the office that exists from the district's first day on.</summary>
    private static IEnumerable<Finding> AreFree(LedgerTransaction tx, RecordDistrictRequest request)
    {
        var taken = request.PrecinctIds.Chunk(IdsPerQuery).SelectMany(ids =>
            tx.Query<DistrictPrecinctRow>(PrecinctsTaken, new { request.OfficeId, request.ValidFrom, Ids = ids })).ToArray();
        yield return Findings.Make("elections.territory.district_free", null, request.DistrictId, Findings.Count(0), Findings.Count((uint)taken.Length),
            Findings.Met(taken.Length == 0), [.. taken.Take(10).Select(row => $"districts/{row.DistrictId}/precincts/{row.PrecinctId}")]);
    }

    private static DistrictRow Row(RecordDistrictRequest request, string officeId) => new()
    {
        Id = request.DistrictId,
        Jurisdiction = request.Jurisdiction,
        OfficeId = officeId,
        Number = request.Number,
        Name = request.Name.ToString(),
        Seats = request.Seats,
        ValidFrom = request.ValidFrom,
        ValidTo = "",
        Precincts = request.PrecinctIds.Count,
        Version = 1,
    };

    private const string PrecinctsTaken = """
        SELECT p.DistrictId, p.PrecinctId
        FROM DistrictPrecinct p
        JOIN District d ON d.Id = p.DistrictId
        WHERE d.OfficeId = @OfficeId AND (d.ValidTo = '' OR d.ValidTo >= @ValidFrom) AND p.PrecinctId IN @Ids
        """;
}
