using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<GetDiversityResponse> GetDiversity(GetDiversityRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var chamber = ChamberRow.Require(session, request.ChamberId);
            var inForce = law.On(session, chamber.Jurisdiction, TextFormats.FirstDay(day));
            var disclosure = inForce.Rules.Disclosure;
            var members = MandateRow.HeldOn(session, chamber.Id, day);
            var persons = members.Select(row => row.PersonId).Distinct(StringComparer.Ordinal).ToList();
            var declared = GroupDeclarations.Of(session, chamber.Jurisdiction, persons).Rows(persons).ToList();
            var (told, suppressed) = DiversityRules.Tell(declared.Select(row => (row.GroupName, row.Language)), disclosure);
            var response = new GetDiversityResponse
            {
                GroupsRepresented = (uint)declared.Select(row => row.KeyOf()).Distinct().Count(),
                Declared = (uint)declared.Count,
                Undeclared = (uint)(persons.Count - declared.Count),
                Counts = { told },
                Suppressed = suppressed,
                AsOf = day,
                Source = Sources.Weakest(members.Cast<RecordedRow>().Concat(declared).Select(row => row.ToSource())),
            };
            if (suppressed > 0)
                response.Withheld.Add(DiversityRules.Withheld("counts", disclosure));
            AddLatestAppointment(session, chamber, day, disclosure, response);
            response.Findings.Add(inForce.Judge(AppointmentRules.IsRepresentative(
                response.GroupsRepresented, response.HasGroupsBefore ? response.GroupsBefore : null, response.HasGroupsAfter ? response.GroupsAfter : null, inForce.Rules.Appointments)));
            return response;
        }));
    }

    private static void AddLatestAppointment(
        Session session, ChamberRow chamber, string day, ParliamentDisclosureLaw disclosure, GetDiversityResponse response)
    {
        var appointments = AppointmentRow.Latest(session, chamber.Id, day, 2);
        if (appointments.Count == 0)
            return;
        var latest = appointments[0];
        var after = MandateRow.HeldOn(session, chamber.Id, TextFormats.FirstDay(latest.StartsOn).Iso());
        var appointed = after.Where(row => string.Equals(row.AppointmentId, latest.Id, StringComparison.Ordinal)).ToList();
        var before = appointments.Count > 1
            ? MandateRow.HeldOn(session, chamber.Id, TextFormats.FirstDay(appointments[1].StartsOn).Iso())
            : [.. after.Except(appointed)];
        response.LatestAppointment = latest.ToProto(appointed.Select(row => row.Id));
        if (!DiversityRules.AreEnough(appointed.Count, disclosure))
        {
            response.Withheld.Add([DiversityRules.Withheld("groups_before", disclosure), DiversityRules.Withheld("groups_after", disclosure)]);
            return;
        }

        var persons = before.Concat(after).Select(row => row.PersonId).ToList();
        var declared = GroupDeclarations.Of(session, chamber.Jurisdiction, persons);
        response.GroupsBefore = declared.Represented(before.Select(row => row.PersonId));
        response.GroupsAfter = declared.Represented(after.Select(row => row.PersonId));
        response.Changes.Add(DiversityRules.Changes(Named(declared, before), Named(declared, after), appointed.Count, disclosure));
        response.Withheld.Add(DiversityRules.Withheld("changes", disclosure));
    }

    private static IEnumerable<(string Group, string Language)> Named(GroupDeclarations declared, IReadOnlyList<MandateRow> members) =>
        declared.Rows(members.Select(row => row.PersonId)).Select(row => (row.GroupName, row.Language));
}
