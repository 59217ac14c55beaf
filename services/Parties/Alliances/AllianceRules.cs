using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parties.Alliances;

/// <summary>A member as the law asks about it.</summary>
internal sealed record MemberFacts(string PartyId, PartyStanding Standing, bool MayAlly);

/// <summary>What the law asks of an alliance.</summary>
internal static class AllianceRules
{
    /// <summary>Is every member registered, and is none barred from alliances? Two findings per member.</summary>
    public static IEnumerable<Finding> MayAlly(IEnumerable<MemberFacts> members, AllianceLaw law)
    {
        foreach (var member in members)
        {
            var evidence = $"parties/{member.PartyId}/standing";
            // A suspended party is registered; whether it may ally is the next rule's question.
            yield return law.MembersRegistered.Against(member.Standing is PartyStanding.Registered or PartyStanding.Suspended,
                EnumText.Of(PartyStanding.Registered), EnumText.Of(member.Standing), member.PartyId, evidence);
            yield return law.MembersFree.Against(member.MayAlly, "FREE", member.MayAlly ? "FREE" : "BARRED", member.PartyId, evidence);
        }
    }
}
