using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Mandates;

/// <summary>Mandates as an import enters them, and as they are stored.</summary>
internal static class ImportedRows
{
    /// <summary>The row of an entry.</summary>
    public static MandateRow ToRow(this MandateEntry entry, string chamberId) => new()
    {
        Id = entry.MandateId,
        ChamberId = chamberId,
        PersonId = entry.Person.PersonId,
        PersonName = entry.Person.Name.ToString(),
        SeatClass = EnumText.Of(entry.SeatClass),
        Region = entry.Region,
        PartyId = entry.PartyId,
        ElectionId = entry.ElectionId,
        AppointmentId = "",
        StartsOn = entry.StartsOn,
        EndsOn = entry.EndsOn,
        EndedOn = "",
        EndReason = "",
        Findings = FindingList.ToBytes([]),
        Version = 1,
        SeatId = entry.SeatId,
    };

    /// <summary>The entry of a row.</summary>
    public static MandateEntry ToEntry(this MandateRow row) => new()
    {
        MandateId = row.Id,
        Person = row.ToPerson(),
        SeatClass = EnumText.Parse<SeatClass>(row.SeatClass),
        Region = row.Region,
        PartyId = row.PartyId,
        ElectionId = row.ElectionId,
        SeatId = row.SeatId,
        StartsOn = row.StartsOn,
        EndsOn = row.EndsOn,
    };
}
