using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Territory;

/// <summary>A reorganization of precincts as it is stored.</summary>
internal sealed record ReorganizationRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Kind { get; init; }

    public required string EffectiveOn { get; init; }

    public required string Act { get; init; }

    public required string Reason { get; init; }

    public static ReorganizationRow Of(ReorganizePrecinctsRequest request) => new()
    {
        Id = request.ReorganizationId,
        Jurisdiction = request.Jurisdiction,
        Kind = EnumText.Of(TerritoryRules.KindOf(request.PredecessorIds.Count, request.Successors.Count)),
        EffectiveOn = request.EffectiveOn,
        Act = request.Act,
        Reason = request.Reason,
    };

    public Reorganization ToProto(IEnumerable<ReorganizedRow> links)
    {
        var sides = links.ToLookup(link => link.Side, link => link.PrecinctId, StringComparer.Ordinal);
        return new()
        {
            ReorganizationId = Id,
            Jurisdiction = Jurisdiction,
            Kind = EnumText.Parse<ReorganizationKind>(Kind),
            EffectiveOn = EffectiveOn,
            PredecessorIds = { sides[ReorganizedRow.Predecessor].Order(StringComparer.Ordinal) },
            SuccessorIds = { sides[ReorganizedRow.Successor].Order(StringComparer.Ordinal) },
            Act = Act,
            Reason = Reason,
            Recording = ToRecording(),
        };
    }
}

/// <summary>A precinct on one side of a reorganization. Each precinct begins and ends once.</summary>
internal sealed record ReorganizedRow
{
    public const string Predecessor = "PREDECESSOR", Successor = "SUCCESSOR";

    public required string PrecinctId { get; init; }

    public required string Side { get; init; }

    public required string ReorganizationId { get; init; }

    public static IEnumerable<ReorganizedRow> Of(ReorganizePrecinctsRequest request) =>
        request.PredecessorIds.Select(id => new ReorganizedRow { PrecinctId = id, Side = Predecessor, ReorganizationId = request.ReorganizationId })
            .Concat(request.Successors.Select(precinct =>
                new ReorganizedRow { PrecinctId = precinct.PrecinctId, Side = Successor, ReorganizationId = request.ReorganizationId }));

    /// <summary>The precincts of reorganizations, on both sides.</summary>
    public static ILookup<string, ReorganizedRow> In(Session session, IReadOnlyCollection<string> reorganizations) =>
        session.Query<ReorganizedRow>(PrecinctsIn, new { Reorganizations = reorganizations }).ToLookup(row => row.ReorganizationId, StringComparer.Ordinal);

    private const string PrecinctsIn = """
        SELECT *
        FROM ReorganizedPrecinct
        WHERE ReorganizationId IN @Reorganizations
        """;
}
