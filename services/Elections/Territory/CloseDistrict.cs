using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<CloseDistrictResponse> CloseDistrict(CloseDistrictRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var row = DistrictRow.Require(tx, request.DistrictId);
            tx.Call.RequireScope(row.Jurisdiction);
            tx.Concerns(row.Jurisdiction);
            Etags.Require(request.Etag, row.Version);
            Finding[] findings =
            [
                Findings.Make("elections.territory.standing", null, row.Id, Findings.Text("STANDING"),
                    Findings.Text(row.ValidTo.Length == 0 ? "STANDING" : "ENDED"), Findings.Met(row.ValidTo.Length == 0), $"districts/{row.Id}"),
                Findings.Make("elections.territory.begun", null, row.Id, Findings.Date(row.ValidFrom), Findings.Date(request.ValidTo),
                    Findings.Met(string.CompareOrdinal(row.ValidFrom, request.ValidTo) <= 0), $"districts/{row.Id}"),
            ];
            findings.RefuseIfViolated();

            var closed = row with { ValidTo = request.ValidTo, Version = row.Version + 1 };
            var end = tx.Stamp(new DistrictEndRow { DistrictId = row.Id, Act = request.Act, Reason = request.Reason });
            tx.Insert("DistrictEnd", end);
            tx.Execute("UPDATE District SET ValidTo = @ValidTo, Version = @Version WHERE Id = @Id", new { closed.ValidTo, closed.Version, closed.Id });
            var district = closed.ToProto(end);
            tx.Record(new DistrictClosed { District = district, Findings = { findings } });
            return new CloseDistrictResponse { District = district, Findings = { findings } };
        });
}
