using Grpc.Core;
using Saylau.Parliament.Admissions;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<CountAccessResponse> CountAccess(CountAccessRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        return Task.FromResult(database.Read(session =>
        {
            var sittings = SittingRow.Within(session, request.Jurisdiction, request.HeldFrom, request.HeldTo);
            var ids = sittings.Select(row => row.Id).ToList();
            var (items, admissions, presence) = (SittingItemRow.Of(session, ids), AdmissionRow.To(session, ids), WatchedRow.Of(session, ids));
            var watched = admissions.Select(row => (row.SittingId, row.AccreditationClass, row.Mode))
                .Concat(presence.DistinctBy(row => row.RequestId, StringComparer.Ordinal).Select(row => (row.SittingId, row.AccreditationClass, row.Mode))).ToList();
            return new CountAccessResponse
            {
                Counts = { Counts(watched) },
                Sittings = (uint)sittings.Count,
                SittingsWatched = SittingsIn(watched),
                SittingsWithRemoteRoom = (uint)ids.Count(id => items[id].Any(item => item.OpennessNow is "REMOTE_ROOM")),
                Source = Sources.Weakest(sittings.Cast<RecordedRow>().Concat(admissions).Concat(presence).Select(row => row.ToSource())),
            };
        }));
    }

    private static IEnumerable<AccessCount> Counts(IReadOnlyList<(string SittingId, string AccreditationClass, string Mode)> admissions) =>
        from accredited in Enum.GetValues<AccreditationClass>().Where(accredited => accredited is not AccreditationClass.Unspecified)
        from mode in AccessRules.Modes
        let these = admissions.Where(row => string.Equals(row.AccreditationClass, EnumText.Of(accredited), StringComparison.Ordinal)
            && string.Equals(row.Mode, EnumText.Of(mode), StringComparison.Ordinal)).ToList()
        select new AccessCount { AccreditationClass = accredited, Mode = mode, Sittings = SittingsIn(these), Admissions = (uint)these.Count };

    private static uint SittingsIn(IEnumerable<(string SittingId, string AccreditationClass, string Mode)> admissions) =>
        (uint)admissions.Select(row => row.SittingId).Distinct(StringComparer.Ordinal).Count();
}
