using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

/// <summary>Somebody on a list, as it is stored.</summary>
internal sealed record ListMemberRow : RecordedRow
{
    public required string CandidateId { get; init; }

    public required int Place { get; init; }

    public required string PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string BornOn { get; init; }

    public bool? CitizenByBirth { get; init; }

    public required string ResidentSince { get; init; }

    public required string State { get; init; }

    public required string Reason { get; init; }

    public required string LeftOn { get; init; }

    /// <summary>Still on the list.</summary>
    public bool IsStanding() => State is "STANDING";

    /// <summary>Everybody on several lists, in order, by list.</summary>
    public static ILookup<string, ListMemberRow> Of(Session session, IReadOnlyCollection<string> candidates) =>
        session.Query<ListMemberRow>("SELECT * FROM ListMember WHERE CandidateId IN @Candidates ORDER BY CandidateId, Place", new { Candidates = candidates })
            .ToLookup(row => row.CandidateId, StringComparer.Ordinal);

    /// <summary>As it is entered, at a place.</summary>
    public static ListMemberRow From(string candidateId, ListMemberEntry entry, int place) => new()
    {
        CandidateId = candidateId,
        Place = place,
        PersonId = entry.Person.PersonId,
        PersonName = entry.Person.Name.ToString(),
        BornOn = entry.BornOn,
        CitizenByBirth = entry.HasCitizenByBirth ? entry.CitizenByBirth : null,
        ResidentSince = entry.ResidentSince,
        State = EnumText.Of(ListMemberState.Standing),
        Reason = "",
        LeftOn = "",
    };

    /// <summary>What the law asks of a person on a list.</summary>
    public ListMemberFacts ToFacts() => new(PersonId, Day(BornOn), CitizenByBirth, Day(ResidentSince));

    public Person ToPerson() => new() { PersonId = PersonId, Name = Contract.JsonReader.Parse<LocalizedText>(PersonName) };

    public ListMember ToProto()
    {
        var member = new ListMember
        {
            Person = ToPerson(),
            BornOn = BornOn,
            ResidentSince = ResidentSince,
            Place = (uint)Place,
            State = EnumText.Parse<ListMemberState>(State),
            Reason = Reason,
            LeftOn = LeftOn,
            Recording = ToRecording(),
        };
        if (CitizenByBirth is { } byBirth)
            member.CitizenByBirth = byBirth;
        return member;
    }

    private static DateOnly? Day(string date) => date.Length > 0 ? TextFormats.FirstDay(date) : null;
}
