using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<ClosePrecinctResponse> ClosePrecinct(ClosePrecinctRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var precinct = PrecinctRow.Require(tx, request.PrecinctId);
            tx.Call.RequireScope(precinct.Jurisdiction);
            tx.Concerns(precinct.Jurisdiction);
            Etags.Require(request.Etag, precinct.Version);
            var findings = MayEnd(tx, [precinct], TerritoryRules.DayAfter(request.ValidTo));
            findings.RefuseIfViolated();

            var (ended, end) = PrecinctEndRow.Store(tx, precinct, request.ValidTo, new()
            {
                PrecinctId = precinct.Id,
                Act = request.Act,
                Reason = request.Reason,
                ReorganizationId = "",
            });
            var closed = ended.ToProto(end);
            tx.Record(new PrecinctClosed { Precinct = closed, Findings = { findings } });
            return new ClosePrecinctResponse { Precinct = closed, Findings = { findings } };
        });

    private static IReadOnlyList<Finding> MayEnd(Session session, IReadOnlyCollection<PrecinctRow> precincts, string firstDayWithout)
    {
        var counted = session.Query<CountedRow>(ProtocolsFrom, new { Ids = precincts.Select(precinct => precinct.Id), Day = firstDayWithout })
            .ToDictionary(row => row.PrecinctId, row => row.Protocols, StringComparer.Ordinal);
        return [.. TerritoryRules.MayEnd(precincts, firstDayWithout, counted)];
    }

    /// <summary>How many protocols a precinct has.</summary>
    private sealed record CountedRow
    {
        public required string PrecinctId { get; init; }

        public required long Protocols { get; init; }
    }

    private const string ProtocolsFrom = """
        SELECT p.PrecinctId, COUNT(*) AS Protocols
        FROM Protocol p
        JOIN Election e ON e.Id = p.ElectionId
        WHERE p.PrecinctId IN @Ids AND p.SupersededOn = '' AND p.State IN ('ACCEPTED', 'CORRECTED') AND e.VotingOn >= @Day
        GROUP BY p.PrecinctId
        """;
}
