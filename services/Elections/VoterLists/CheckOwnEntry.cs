using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Statistics.RecordLinkage;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<CheckOwnEntryResponse> CheckOwnEntry(CheckOwnEntryRequest request, ServerCallContext context)
    {
        var person = identities.PersonOf(request.ElectionId, request.NationalNumber);
        return Task.FromResult(database.Read(session =>
        {
            var roll = VoterRollRow.Require(session, request.ElectionId);
            var entry = VoterEntryRow.Find(session, roll.ElectionId, person);
            // Somebody unknown takes the same work as somebody known, and is never found to be the same.
            var seal = VoterPersonRow.SealOf(session, roll.ElectionId, entry?.Number ?? -1);
            var known = identities.Open(roll.ElectionId, person, seal.Length > 0 ? seal : identities.Of(roll.ElectionId, person, new()).Sealed);
            var same = Same(known, request) & entry is { Listed: true };
            return new CheckOwnEntryResponse { Listed = same, PrecinctId = same ? entry!.PrecinctId : "" };
        }));
    }

    private static bool Same(OpenedVoter known, CheckOwnEntryRequest request) => CryptographicOperations.FixedTimeEquals(
        Fingerprint(known.BirthDate, known.Surname), Fingerprint(request.BirthDate, request.Surname));

    private static byte[] Fingerprint(string birthDate, string surname) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{birthDate}/{NameFolding.Fold(surname)}"));
}
