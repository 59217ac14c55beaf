using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Complaints;

/// <summary>That an order was carried out, as it is stored.</summary>
internal sealed record EffectDoneRow : RecordedRow
{
    public required string ComplaintId { get; init; }

    public required int Appeal { get; init; }

    public required string Act { get; init; }
}

/// <summary>A version of a protocol that took the place of an earlier one.</summary>
internal sealed record LaterProtocolRow : RecordedRow
{
    public required string PrecinctId { get; init; }

    public required int Version { get; init; }

    public required string State { get; init; }
}

/// <summary>What decisions on complaints about an election ordered by a day, and what shows that it was done.</summary>
internal static class EffectReading
{
    /// <summary>The effects, by complaint and appeal.</summary>
    public static IReadOnlyList<ComplaintEffect> Of(Session session, string electionId, string asOf)
    {
        var asked = new { ElectionId = electionId, AsOf = asOf };
        var done = session.Query<EffectDoneRow>(Done, asked).ToDictionary(row => (row.ComplaintId, row.Appeal));
        var protocols = session.Query<LaterProtocolRow>(LaterProtocols, asked).ToLookup(row => row.PrecinctId, StringComparer.Ordinal);
        return [.. ComplaintCase.OfElection(session, electionId, asOf).OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .SelectMany(entry => Of(entry.Key, electionId, entry.Value, done, protocols))];
    }

    private static IEnumerable<ComplaintEffect> Of(
        string complaintId, string electionId, ComplaintCase decided, Dictionary<(string, int), EffectDoneRow> done, ILookup<string, LaterProtocolRow> protocols) =>
        decided.Decisions.Where(decision => ComplaintRules.Orders(decision.Decision.ToOrder())).Select(decision =>
        {
            var order = decision.Decision.ToOrder()!;
            var shown = done.TryGetValue((complaintId, decision.Appeal), out var row)
                ? (row.Act, (RecordedRow)row)
                : Effects.ShownBy(order, decision.Decision, protocols[order.PrecinctId]);
            return Effects.ToEffect(complaintId, electionId, decision, order, shown, isStanding: decision.Appeal == decided.Standing!.Value.Appeal);
        });

    private const string Done = """
        SELECT e.*
        FROM ComplaintEffectDone e
        JOIN Complaint c ON c.Id = e.ComplaintId
        WHERE c.ElectionId = @ElectionId AND (@AsOf = '' OR e.OccurredOn <= @AsOf)
        """;

    private const string LaterProtocols = """
        SELECT *
        FROM Protocol
        WHERE ElectionId = @ElectionId AND Version > 1 AND State IN ('ACCEPTED', 'CORRECTED', 'ANNULLED')
          AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}

/// <summary>What has become of what a decision ordered.</summary>
internal static class Effects
{
    /// <summary>
    /// What the record shows of an order about a station's protocol: the first version that took the place of another on the
    /// day of the decision or later, and after it in the ledger.
    /// </summary>
    public static (string By, RecordedRow Row)? ShownBy(ComplaintOrder order, RecordedRow decision, IEnumerable<LaterProtocolRow> protocols) =>
        order.Kind is ComplaintEffectKind.Recount or ComplaintEffectKind.Correction or ComplaintEffectKind.Annulment && order.PrecinctId.Length > 0
            ? protocols.Where(row => order.Kind is ComplaintEffectKind.Annulment == row.State is "ANNULLED").Where(row => row.LedgerPosition > decision.LedgerPosition && string.CompareOrdinal(row.OccurredOn, decision.OccurredOn) >= 0)
                .OrderBy(row => row.Version).Select(row => ((string, RecordedRow)?)($"protocols/{row.PrecinctId}/{Etags.Of(row.Version)}", row)).FirstOrDefault()
            : null;

    /// <summary>An effect: done if something shows it, open if its decision stands, and lapsed otherwise.</summary>
    public static ComplaintEffect ToEffect(
        string complaintId, string electionId, (int Appeal, DecisionRow Decision) decision, ComplaintOrder order, (string By, RecordedRow Row)? shown, bool isStanding) => new()
        {
            ComplaintId = complaintId,
            ElectionId = electionId,
            Appeal = (uint)decision.Appeal,
            Order = order,
            OrderedOn = decision.Decision.OccurredOn,
            State = shown is not null ? ComplaintEffectState.CarriedOut : isStanding ? ComplaintEffectState.Open : ComplaintEffectState.Lapsed,
            CarriedOutOn = shown?.Row.OccurredOn ?? "",
            CarriedOutBy = shown?.By ?? "",
            Source = Sources.Weakest(new[] { decision.Decision.ToSource(), shown?.Row.ToSource() }.OfType<Source>()),
        };
}
