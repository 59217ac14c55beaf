using Grpc.Core;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Admissions;

public sealed partial class AdmissionService
{
    /// <inheritdoc />
    public override Task<LinkRoomResponse> LinkRoom(LinkRoomRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var sitting = SittingRow.Require(tx, request.SittingId);
            tx.Call.RequireScope(sitting.Jurisdiction);
            tx.Concerns(sitting.Jurisdiction);
            var room = RoomRow.Require(tx, request.RoomId, sitting.Jurisdiction);
            if (RoomsOpen.To(tx, sitting.Id).Rooms.ContainsKey(room.Id))
                throw Refusal.AlreadyExists(ErrorReason.RoomLinked, "room_id", room.Id);
            var items = ItemsNamed(tx, sitting.Id, request.ItemIds);
            var inForce = LawOf(tx, sitting.Jurisdiction, sitting.HeldOn);
            var findings = inForce.Judge(AdmissionRules.MayLink(sitting, room, inForce.Rules));
            findings.RefuseIfViolated();

            var row = tx.Stamp(new SittingRoomRow { SittingId = sitting.Id, RoomId = room.Id, ItemIds = items, Findings = FindingList.ToBytes(findings) });
            tx.Insert("SittingRoom", row);
            var linked = row.ToProto(room, 0);
            tx.Record(new RoomLinked { SittingId = sitting.Id, SittingRoom = linked });
            return new LinkRoomResponse { SittingRoom = linked, Findings = { findings } };
        });
}
