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
            var found = DiscrepanciesOf(session, audit);
            var shown = found.Where(one => request.Kinds.Count == 0 || request.Kinds.Contains(one.Kind));
            // Single ballots are kept back before anything is paged: not even their number by station is told.
            if (audit.ComparesRecords() && !BallotRecordRules.ShowsBallots(caller, audit.Jurisdiction))
            {
                showing.Withhold("discrepancies");
                shown = [];
            }

            var (items, next) = page.Cut([.. shown.Where(one => string.CompareOrdinal(one.Key, page.After) > 0).Take(page.Take)], one => one.Key);
            return new ListDiscrepanciesResponse { Discrepancies = { items.Select(one => Show(showing, one)) }, NextPageToken = next, Withheld = { showing.Withheld }, Counts = { Counted(found) } };
        }));
    }

    private static IEnumerable<DiscrepancyCount> Counted(IEnumerable<FoundDiscrepancy> found) => found.Where(one => one.Row.SupersededOn.Length == 0)
        .CountBy(one => one.Kind).OrderBy(kind => kind.Key).Select(kind => new DiscrepancyCount { Kind = kind.Key, Count = (uint)kind.Value });

    // Everything that was seen otherwise than the record says, every version of it, in order.
    private static FoundDiscrepancy[] DiscrepanciesOf(Session session, AuditRow audit)
    {
        var stations = AuditStationRow.Of(session, audit.Id).ToDictionary(station => station.PrecinctId, StringComparer.Ordinal);
        var (assertions, records) = (audit.ToAssertions(), BallotRecordRow.Drawn(session, audit.Id));
        return [.. session.Query<InterpretationRow>(EverythingEntered, new { AuditId = audit.Id })
            .Select(row =>
            {
                var (seen, record) = (row.ToSeen(), records.GetValueOrDefault((row.PrecinctId, row.Ballot)));
                var draw = new SeenDraw(stations[row.PrecinctId], seen, record);
                return new FoundDiscrepancy(row, draw, InterpretationRules.KindOf(draw, assertions, audit.ComparesRecords()));
            })
            .Where(found => found.Kind is not DiscrepancyKind.Unspecified)
            .OrderBy(found => found.Key, StringComparer.Ordinal)];
    }

    private static Discrepancy Show(Showing showing, FoundDiscrepancy found)
    {
        var discrepancy = found.ToProto();
        if (showing.Shows(found.Draw.Station.Region, found.Draw.Station.PrecinctId))
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

    private const string EverythingEntered = """
        SELECT *
        FROM AuditInterpretation
        WHERE AuditId = @AuditId
        """;
}
