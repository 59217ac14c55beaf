using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Registration;

/// <summary>A party was registered anew under a version of the law.</summary>
internal sealed record ReregistrationRow : RecordedRow
{
    public required string PartyId { get; init; }

    public required string LawVersion { get; init; }

    public required string ApplicationId { get; init; }

    /// <summary>The registration of a party under a version of the law; null if there is none.</summary>
    public static ReregistrationRow? Find(Session session, string partyId, string version) =>
        session.Find<ReregistrationRow>("SELECT * FROM Reregistration WHERE PartyId = @PartyId AND LawVersion = @Version", new { PartyId = partyId, Version = version });
}
