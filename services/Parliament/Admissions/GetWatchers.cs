using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Accreditations;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Admissions;

public sealed partial class AdmissionService
{
    private static readonly AccreditationClass[] Classes = [AccreditationClass.Press, AccreditationClass.PublicAssociation];

    /// <inheritdoc />
    public override Task<GetWatchersResponse> GetWatchers(GetWatchersRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var sitting = SittingRow.Require(session, request.SittingId);
            var inForce = LawOf(session, sitting.Jurisdiction, request.AsOf.Length > 0 ? request.AsOf : sitting.HeldOn);
            var (agenda, open) = (Agenda(session, sitting.Id), RoomsOpen.To(session, sitting.Id));
            var (watched, admissions) = (WatchedRow.Of(session, [sitting.Id]), AdmissionRow.To(session, [sitting.Id]));
            var sources = inForce.Rules.Access.Select(rule => rule.Citation.Source).OfType<Source>().Append(sitting.ToSource())
                .Concat(open.Rooms.Values.Cast<RecordedRow>().Concat(open.Links).Concat(watched).Concat(admissions).Select(row => row.ToSource()));
            return new GetWatchersResponse
            {
                Cells =
                {
                    from item in agenda from accredited in Classes from mode in AccessRules.Modes
                    select Present(Cell(item, accredited, mode, open, inForce), item, agenda, watched, admissions),
                },
                Source = Sources.Weakest(sources),
            };
        }));

    private static WatcherCell Cell(SittingItemRow item, AccreditationClass accredited, AccessMode mode, RoomsOpen open, LawInForce<ParliamentLaw> inForce)
    {
        var (word, findings) = (EnumText.Of(accredited), inForce.Judge(AccessRules.MayWatch(item, accredited, mode, inForce.Rules)));
        var rooms = open.Links.Where(link => open.Rooms[link.RoomId].ToMode() == mode).ToList();
        var cell = new WatcherCell
        {
            ItemId = item.ItemId,
            Openness = EnumText.Parse<ItemOpenness>(item.OpennessNow),
            AccreditationClass = accredited,
            Mode = mode,
            Allowed = findings.All(finding => finding.Outcome is Outcome.Satisfied),
            Admitted = (uint)open.Taken.Where(row => string.Equals(row.AccreditationClass, word, StringComparison.Ordinal)
                && string.Equals(row.Mode, EnumText.Of(mode), StringComparison.Ordinal) && ItemList.Has(row.ItemIds, item.ItemId)).Sum(row => row.Persons),
            Findings = { findings },
        };
        if (rooms.Count > 0)
        {
            cell.Places = (uint)rooms.Where(link => open.Rooms[link.RoomId].Admits(word) && ItemList.Has(link.ItemIds, item.ItemId))
                .Sum(link => open.Rooms[link.RoomId].Places);
        }

        return cell;
    }

    // Whoever came for the whole sitting was there at what could be watched; an admission that says no number was of one, unless
    // the number was entered besides.
    private static WatcherCell Present(
        WatcherCell cell, SittingItemRow item, IReadOnlyList<SittingItemRow> agenda, IReadOnlyList<WatchedRow> watched, IReadOnlyList<AdmissionRow> admissions)
    {
        var (accredited, mode) = (EnumText.Of(cell.AccreditationClass), EnumText.Of(cell.Mode));
        var until = agenda.Select(other => other.TakenUpAt).Where(at => at > item.TakenUpAt).Min();
        var onRequest = watched.Where(row => string.Equals(row.AccreditationClass, accredited, StringComparison.Ordinal) && string.Equals(row.Mode, mode, StringComparison.Ordinal)
            && AdmissionRules.WasAt(row, item, until) && (row.ItemIds.Length > 0 || cell.Allowed)).Sum(row => row.Persons);
        var without = admissions.Count(row => cell.Allowed && string.Equals(row.AccreditationClass, accredited, StringComparison.Ordinal)
            && string.Equals(row.Mode, mode, StringComparison.Ordinal) && !watched.Any(other => string.Equals(other.AccreditationId, row.AccreditationId, StringComparison.Ordinal)));
        cell.Present = (uint)(onRequest + without);
        return cell;
    }
}
