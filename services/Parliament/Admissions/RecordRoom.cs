using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;

namespace Saylau.Parliament.Admissions;

public sealed partial class AdmissionService
{
    /// <inheritdoc />
    public override Task<RecordRoomResponse> RecordRoom(RecordRoomRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Room WHERE Id = @Id", new { Id = request.RoomId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.RoomExists, "room_id", request.RoomId);
            ChamberRow.RequireWithin(tx, request.ChamberId, request.Jurisdiction);

            var row = tx.Stamp(new RoomRow
            {
                Id = request.RoomId,
                Jurisdiction = request.Jurisdiction,
                ChamberId = request.ChamberId,
                Name = request.Name.ToString(),
                Mode = EnumText.Of(request.Mode),
                Places = (int)request.Places,
                Classes = string.Join(',', request.Classes.Distinct().Order().Select(EnumText.Of)),
            });
            tx.Insert("Room", row);
            var room = row.ToProto();
            tx.Record(new RoomRecorded { Room = room });
            return new RecordRoomResponse { Room = room };
        });
}
