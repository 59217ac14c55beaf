using System.Text;
using Saylau.Parties.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Funding;

/// <summary>
/// Puts a seal in the place of a citizen's name and a commitment in the place of a number before a request reaches the
/// ledger: neither the hash of the request that makes it safe to repeat, nor any event, depends on what could be tried out.
/// </summary>
internal static class DonorSeal
{
    /// <summary>
    /// A commitment to a donor of this party, in base64: by number, or where none is given by name, so that gifts of one
    /// donor are counted together and cannot be linked with those to another party. Empty for one whom nobody knows.
    /// </summary>
    public static string Donor(this Commitments commitments, string partyId, DonorKind kind, string name, string number)
    {
        var written = string.Concat(number.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var who = kind is DonorKind.Anonymous ? ""
            : written.Length > 0 ? $"number\n{written}"
            : name.Trim().Length > 0 ? $"name\n{name.Trim()}"
            : "";
        return who.Length == 0 ? "" : commitments.To($"gives\n{partyId}\n{kind}\n{who}").ToBase64();
    }

    /// <summary>Seals a request in place: the number becomes a commitment, a citizen's name a seal for its donation.</summary>
    public static void Seal(this RecordDonationRequest request, Commitments commitments, Seals seals)
    {
        request.DonorNumber = commitments.Donor(request.PartyId, request.DonorKind, request.DonorName, request.DonorNumber);
        if (request.DonorKind is DonorKind.Citizen && request.DonorName.Length > 0)
            request.DonorName = Convert.ToBase64String(seals.Seal(Place(request.DonationId), request.DonorName));
    }

    /// <summary>The name of a donor: opened where it is a citizen's.</summary>
    public static string NameOf(this Seals seals, DonationRow row) =>
        row.SealedName.Length == 0 ? row.DonorName : seals.Open(Place(row.Id), row.SealedName);

    private static byte[] Place(string donationId) => Encoding.UTF8.GetBytes($"donations/{donationId}/donor");
}
