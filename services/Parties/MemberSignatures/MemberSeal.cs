using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.MemberSignatures;

/// <summary>
/// Puts commitments in the place of numbers before a request reaches the ledger. The same person has the same commitment in
/// every party of a country: only so can it be counted who signed for two, without anybody being named.
/// </summary>
internal static class MemberSeal
{
    private const string Purpose = "member";

    /// <summary>Seals the rows of a request in place.</summary>
    public static void Seal(
        this Commitments commitments, Database database, LawBook<PartiesLaw> law, string partyId, DateOnly day, IReadOnlyList<MemberSignatureEntry> rows)
    {
        var (jurisdiction, digits) = database.Read(session => FormOf(session, law, partyId, day));
        foreach (var row in rows)
            row.NationalNumber = commitments.ToPerson(Purpose, jurisdiction, row.NationalNumber, digits);
    }

    // Whoever asks for a party that is not there, or before the law begins, is refused at the door; sealed it is all the same.
    private static (string Jurisdiction, uint? Digits) FormOf(Session session, LawBook<PartiesLaw> law, string partyId, DateOnly day) =>
        session.Find<PartyRow>("SELECT * FROM Party WHERE Id = @Id", new { Id = partyId }) is { } party
            ? (party.Jurisdiction, law.Find(session, party.Jurisdiction, day)?.Rules.IndividualSignatures?.NationalNumber?.Digits)
            : ("", null);

    /// <summary>The day by which a request is judged.</summary>
    public static DateOnly DayOf(LedgerWriter ledger, string occurredOn) => occurredOn.Length > 0 ? TextFormats.FirstDay(occurredOn) : ledger.Today;
}
