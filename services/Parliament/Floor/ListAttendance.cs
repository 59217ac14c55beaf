using System.Globalization;
using Grpc.Core;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Floor;

public sealed partial class FloorService
{
    /// <inheritdoc />
    public override Task<ListAttendanceResponse> ListAttendance(ListAttendanceRequest request, ServerCallContext context)
    {
        var (page, at) = (Page.Of(request), SittingClock.Optional(request.At, "at"));
        return Task.FromResult(database.Read(session =>
        {
            var sitting = SittingRow.Require(session, request.SittingId);
            // A member may have come and gone: the key is the mandate with the second of arriving.
            var after = page.After.Split('/');
            var rows = session.Query<AttendanceRow>(AttendanceAsked, new
            {
                SittingId = sitting.Id,
                At = at ?? -1,
                Mandate = after[0],
                Arrived = after.Length > 1 ? long.Parse(after[1], CultureInfo.InvariantCulture) : -1,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => string.Create(CultureInfo.InvariantCulture, $"{row.MandateId}/{row.ArrivedAt}"));
            return new ListAttendanceResponse { Attendance = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string AttendanceAsked = """
        SELECT *
        FROM Attendance
        WHERE SittingId = @SittingId AND (MandateId > @Mandate OR (MandateId = @Mandate AND ArrivedAt > @Arrived))
          AND (@At < 0 OR (ArrivedAt <= @At AND (LeftAt IS NULL OR LeftAt > @At)))
        ORDER BY MandateId, ArrivedAt {page}
        """;
}
