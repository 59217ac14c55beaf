using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;

namespace Saylau.Parliament.Votes;

/// <summary>Who holds a mandate on the day of a vote, each with the party of the mandate.</summary>
internal static class MembersVoting
{
    /// <summary>The members of a chamber on a day, or of all chambers for a joint vote.</summary>
    public static IReadOnlyDictionary<string, string> On(Session session, string chamberId, string day, ParliamentLaw law)
    {
        var chambers = chamberId.Length > 0 ? [chamberId] : law.Chambers.Select(chamber => chamber.ChamberId);
        return chambers.SelectMany(chamber => MandateRow.HeldOn(session, chamber, day))
            .GroupBy(mandate => mandate.PersonId, StringComparer.Ordinal)
            .ToDictionary(mandates => mandates.Key, mandates => mandates.First().PartyId, StringComparer.Ordinal);
    }
}
