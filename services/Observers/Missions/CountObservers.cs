using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Missions;

public sealed partial class MissionService
{
    /// <inheritdoc />
    public override Task<CountObserversResponse> CountObservers(CountObserversRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var (missions, accreditations) = database.Read(session => (
            MissionRow.Observing(session, request.ElectionId, [], request.MissionId)
                .Where(mission => string.CompareOrdinal(mission.OccurredOn, day) <= 0).ToArray(),
            session.Query<AccreditationRow>(AccreditedFor, new { request.ElectionId, Day = day })
                .ToLookup(row => row.MissionId, StringComparer.Ordinal)));
        long Observers(IEnumerable<MissionRow> some) => some.Sum(mission => accreditations[mission.Id].Sum(row => row.Observers));
        return Task.FromResult(new CountObserversResponse
        {
            Counts =
            {
                Enum.GetValues<MissionKind>().Where(kind => kind is not MissionKind.Unspecified)
                    .Select(kind => (Kind: kind, Missions: missions.Where(mission => mission.ToKind() == kind).ToArray()))
                    .Select(group => new ObserverCount
                    {
                        Kind = group.Kind,
                        Missions = (uint)group.Missions.Length,
                        Observers = Counts.Of(Observers(group.Missions)),
                    }),
            },
            Missions = (uint)missions.Length,
            Observers = Counts.Of(Observers(missions)),
            AsOf = day,
            Source = Sources.Weakest(missions.SelectMany(mission => accreditations[mission.Id].Select(row => row.ToSource()).Prepend(mission.ToSource()))),
        });
    }

    private const string AccreditedFor = """
        SELECT a.*
        FROM Accreditation a
        JOIN Mission m ON m.Id = a.MissionId
        WHERE m.ElectionId = @ElectionId AND a.OccurredOn <= @Day
        """;
}
