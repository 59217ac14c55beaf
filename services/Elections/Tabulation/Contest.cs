using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

/// <summary>All that a vote is decided by: what was counted, between whom, which lots were drawn, and the law.</summary>
internal sealed record Contest(
    Figures Nation, IReadOnlyDictionary<string, Figures> Regions, IReadOnlyList<BallotChoice> Choices, IReadOnlyList<string> Lots, ResultLaw Law, bool IsReferendum)
{
    /// <summary>The regions that there are.</summary>
    public IReadOnlyList<Region> Places { get; init; } = [];

    /// <summary>What follows from it.</summary>
    public Outcomes Decide() => IsReferendum ? Outcomes.Of(ReferendumRules.Decide(this)) : OutcomeRules.Decide(Nation, Choices, Lots, Law);

    /// <summary>What the law requires of whom.</summary>
    public IEnumerable<Finding> Explain() => IsReferendum ? ReferendumRules.Explain(this) : OutcomeRules.Explain(Nation, Choices, Law);
}

/// <summary>Which part of the law of results an election is held under.</summary>
internal static class ContestLaw
{
    /// <summary>That of its kind of office where there is one. In a second vote the most votes elect, however few came.</summary>
    public static ResultLaw Of(ResultLaw law, ElectionKind election, OfficeKind office)
    {
        var own = law.Offices.FirstOrDefault(other => other.Office == office)?.Law ?? law;
        if (election is not ElectionKind.RepeatVoting)
            return own;
        var second = own.Clone();
        second.System = ElectoralSystem.Plurality;
        second.Turnout = null;
        return second;
    }
}
