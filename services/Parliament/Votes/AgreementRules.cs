using System.Numerics;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Votes;

/// <summary>What a member did in a vote.</summary>
internal sealed record CastBallot
{
    public required string VoteId { get; init; }

    public required string PersonId { get; init; }

    public required string Choice { get; init; }
}

/// <summary>How often members vote alike. A bit for each vote: a parliament's years fit in memory, and a pair takes a few instructions.</summary>
internal static class AgreementRules
{
    private static readonly string[] Choices = ["FOR", "AGAINST", "ABSTAINED"];

    /// <summary>
    /// Each two members who both voted for, against or abstained in some vote, by the lesser id and the other; only the pairs with
    /// one member, or of two, where they are named.
    /// </summary>
    public static IEnumerable<Agreement> Pairs(IReadOnlyCollection<CastBallot> ballots, string one = "", string other = "")
    {
        var numbers = ballots.Select(ballot => ballot.VoteId).Distinct(StringComparer.Ordinal).Select((id, number) => (id, number))
            .ToDictionary(vote => vote.id, vote => vote.number, StringComparer.Ordinal);
        var members = ballots.GroupBy(ballot => ballot.PersonId, StringComparer.Ordinal).OrderBy(cast => cast.Key, StringComparer.Ordinal)
            .Select(cast => (Id: cast.Key, Bits: Choices.Select(choice => Bits(cast, choice, numbers)).ToArray())).ToList();
        return members.SelectMany((first, index) => members.Skip(index + 1)
            .Where(second => Concerns(one, first.Id, second.Id) && Concerns(other, first.Id, second.Id))
            .Select(second => Compare(first, second)).Where(pair => pair.Votes > 0));
    }

    private static bool Concerns(string asked, string first, string second) =>
        asked.Length == 0 || string.Equals(asked, first, StringComparison.Ordinal) || string.Equals(asked, second, StringComparison.Ordinal);

    private static ulong[] Bits(IEnumerable<CastBallot> cast, string choice, Dictionary<string, int> numbers)
    {
        var bits = new ulong[(numbers.Count + 63) / 64];
        foreach (var number in cast.Where(ballot => string.Equals(ballot.Choice, choice, StringComparison.Ordinal)).Select(ballot => numbers[ballot.VoteId]))
            bits[number / 64] |= 1ul << (number % 64);
        return bits;
    }

    private static Agreement Compare((string Id, ulong[][] Bits) first, (string Id, ulong[][] Bits) second)
    {
        var (votes, alike) = (0u, 0u);
        for (var word = 0; word < first.Bits[0].Length; word++)
        {
            var same = 0ul;
            var (any, others) = (0ul, 0ul);
            for (var choice = 0; choice < Choices.Length; choice++)
            {
                same |= first.Bits[choice][word] & second.Bits[choice][word];
                any |= first.Bits[choice][word];
                others |= second.Bits[choice][word];
            }

            votes += (uint)BitOperations.PopCount(any & others);
            alike += (uint)BitOperations.PopCount(same);
        }

        return new() { PersonId = first.Id, OtherPersonId = second.Id, Votes = votes, Alike = alike, AlikeRatio = CohesionRules.Share(alike, votes) };
    }
}
