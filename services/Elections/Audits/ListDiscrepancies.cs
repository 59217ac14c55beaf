using System.Globalization;
using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Protocols;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Lists;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<ListDiscrepanciesResponse> ListDiscrepancies(ListDiscrepanciesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var caller = context.Call().Caller;
        return Task.FromResult(database.Read(session =>
        {
            var audit = AuditRow.Require(session, request.AuditId);
            var election = ElectionRow.Require(session, audit.ElectionId);
            var showing = Showing.Of(session, caller, election, LawOn(session, audit, ledger.Today.Iso()), ledger.Now, "discrepancies.recorded_counts");
            var (items, next) = page.Cut([.. DiscrepanciesOf(session, audit).Where(found => string.CompareOrdinal(found.Key, page.After) > 0).Take(page.Take)], found => found.Key);
            return new ListDiscrepanciesResponse { Discrepancies = { items.Select(found => Show(showing, found)) }, NextPageToken = next, Withheld = { showing.Withheld } };
        }));
    }

    // Everything that was seen otherwise than the record says, every version of it, in order.
    private static IEnumerable<FoundDiscrepancy> DiscrepanciesOf(Session session, AuditRow audit)
    {
        var stations = AuditStationRow.Of(session, audit.Id).ToDictionary(station => station.PrecinctId, StringComparer.Ordinal);
        var assertions = audit.ToAssertions();
        return session.Query<InterpretationRow>(EverythingEntered, new { AuditId = audit.Id })
            .Select(row => new FoundDiscrepancy(row, stations[row.PrecinctId], InterpretationRules.KindOf(row.ToSeen(), stations[row.PrecinctId], assertions)))
            .Where(found => found.Kind is not DiscrepancyKind.Unspecified)
            .OrderBy(found => found.Key, StringComparer.Ordinal);
    }

    private static Discrepancy Show(Showing showing, FoundDiscrepancy found)
    {
        var discrepancy = found.ToProto();
        if (showing.Shows(found.Station.Region, found.Station.PrecinctId))
            return discrepancy;
        showing.Withhold("discrepancies.manifest_ballots");
        discrepancy.ClearManifestBallots();
        if (found.Row.Ballot > 0)
            return discrepancy;
        showing.Withhold("discrepancies.recorded_counts");
        showing.Withhold("discrepancies.seen");
        discrepancy.RecordedCounts.Clear();
        discrepancy.Seen = new() { PrecinctId = found.Row.PrecinctId };
        return discrepancy;
    }

    private sealed record FoundDiscrepancy(InterpretationRow Row, AuditStationRow Station, DiscrepancyKind Kind)
    {
        // No station has ten billion ballots, and nobody reads a ballot ten thousand times.
        public string Key => string.Create(CultureInfo.InvariantCulture, $"{Row.PrecinctId}/{Row.Ballot:0000000000}/{Row.Version:0000}");

        public Discrepancy ToProto() => new()
        {
            Seen = Row.ToSeen(),
            RecordedCounts = { Row.Ballot == 0 ? Station.ToCounts() : [] },
            Kind = Kind,
            ManifestBallots = (uint)Station.Ballots,
            SupersededOn = Row.SupersededOn,
            Recording = Row.ToRecording(),
        };
    }

    private const string EverythingEntered = """
        SELECT *
        FROM AuditInterpretation
        WHERE AuditId = @AuditId
        """;
}
