using System.Numerics;
using Saylau.Common.V1;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Votes;

/// <summary>How a group voted in one vote.</summary>
internal sealed record GroupVote
{
    public required string GroupId { get; init; }

    public required string VoteId { get; init; }

    public required long VotesFor { get; init; }

    public required long VotesAgainst { get; init; }
}

/// <summary>
/// How closely the members of a group vote together. In one vote, the index of cohesion (Rice, The Behavior of Legislative Groups,
/// 1925) is the difference between those for and those against as a share of both; abstentions have no part in it.
/// </summary>
internal static class CohesionRules
{
    private const uint Billion = 1_000_000_000;

    /// <summary>A group over several votes; those in which nobody of it voted for or against say nothing.</summary>
    public static GroupCohesion Measure(string groupId, uint members, IEnumerable<GroupVote> votes)
    {
        var counted = votes.Where(vote => vote.VotesFor + vote.VotesAgainst > 0).ToList();
        return new()
        {
            GroupId = groupId,
            Votes = (uint)counted.Count,
            Members = members,
            MeanRice = Mean([.. counted.Select(vote => (Difference(vote), vote.VotesFor + vote.VotesAgainst))]),
            WeightedRice = counted.Count == 0 ? null : Share(counted.Sum(Difference), counted.Sum(vote => vote.VotesFor + vote.VotesAgainst)),
            UnanimousVotes = (uint)counted.Count(vote => vote.VotesFor == 0 || vote.VotesAgainst == 0),
        };
    }

    /// <summary>The mean of exact shares: exactly where 32 bits suffice, else in billionths, rounded down. Null of none.</summary>
    public static Ratio? Mean(IReadOnlyCollection<(long Part, long Whole)> shares)
    {
        if (shares.Count == 0)
            return null;
        var (part, whole) = (BigInteger.Zero, BigInteger.One);
        foreach (var share in shares)
            (part, whole) = Reduced((part * share.Whole) + (share.Part * whole), whole * share.Whole);
        (part, whole) = Reduced(part, whole * shares.Count);
        return whole <= uint.MaxValue
            ? new() { Numerator = (uint)part, Denominator = (uint)whole }
            : new() { Numerator = (uint)(part * Billion / whole), Denominator = Billion };
    }

    /// <summary>A part of a whole; null where there is no whole.</summary>
    public static Ratio? Share(long part, long whole) => whole == 0 ? null : Mean([(part, whole)]);

    private static long Difference(GroupVote vote) => Math.Abs(vote.VotesFor - vote.VotesAgainst);

    private static (BigInteger Part, BigInteger Whole) Reduced(BigInteger part, BigInteger whole)
    {
        var common = BigInteger.GreatestCommonDivisor(part, whole);
        return (part / common, whole / common);
    }
}
