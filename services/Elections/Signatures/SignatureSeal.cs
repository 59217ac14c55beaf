using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Signatures;

/// <summary>
/// Puts commitments in the place of personal data before a request reaches the ledger: neither the rows, nor the hash of the
/// request that makes it safe to repeat, nor any log depends on a number that could be tried out.
/// </summary>
internal static class SignatureSeal
{
    /// <summary>The law of an initiative's registration, which says what a number looks like; null where there is no such initiative.</summary>
    public static InitiativeLaw? LawOf(Database database, string initiativeId) => database.Read(session =>
        session.Find<LawRow>("SELECT Law FROM Initiative WHERE Id = @Id", new { Id = initiativeId }) is { } row ? InitiativeLaw.Parser.ParseFrom(row.Law) : null);

    /// <summary>Seals the rows of a request in place.</summary>
    public static void Seal(this Commitments commitments, string initiativeId, InitiativeLaw? law, IReadOnlyList<SignatureEntry> rows)
    {
        foreach (var row in rows)
        {
            row.NationalNumber = commitments.Person(initiativeId, law, row.NationalNumber);
            row.Collector = commitments.Collector(initiativeId, row.Collector);
        }
    }

    /// <summary>A commitment to a person as a signatory of this initiative, in base64; empty where the number is malformed.</summary>
    public static string Person(this Commitments commitments, string initiativeId, InitiativeLaw? law, string number, string purpose = "signs") =>
        commitments.ToPerson(purpose, initiativeId, number, law?.NationalNumber?.Digits);

    /// <summary>A commitment to whoever collected a sheet of this initiative, in base64; empty where nobody is named.</summary>
    public static string Collector(this Commitments commitments, string initiativeId, string name) =>
        name.Length == 0 ? "" : commitments.To($"collects\n{initiativeId}\n{name.Trim()}").ToBase64();

    private sealed record LawRow
    {
        public required byte[] Law { get; init; }
    }
}
