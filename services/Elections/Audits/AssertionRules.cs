using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Elections.Audits;

/// <summary>
/// What an inequality makes of votes, exactly and in whole numbers: every ballot weighs for it or against it, and it holds where
/// the weights of all add up to more than nothing. An invalid ballot has the choice "".
/// </summary>
internal static class AssertionRules
{
    /// <summary>What draws of stations are measured in: parts of the margin.</summary>
    public const long Units = 1_000_000;

    /// <summary>The winner's votes alone stand against the loser's, one for one: what the methods of two sides take.</summary>
    public static bool IsPlain(AuditAssertion assertion) =>
        assertion.Kind is not AssertionKind.Turnout && assertion.BasisWeight == 0 && assertion.WinnerWeight == assertion.LoserWeight;

    /// <summary>What a ballot weighs for the winner; below zero where it weighs against it.</summary>
    public static long Weigh(AuditAssertion assertion, string choice)
    {
        if (assertion.Kind is AssertionKind.Turnout)
            return assertion.WinnerWeight;
        bool Is(string id, string other) => id.Length > 0 ? string.Equals(choice, id, StringComparison.Ordinal)
            : choice.Length > 0 ? !string.Equals(choice, other, StringComparison.Ordinal) : assertion.WithInvalid;
        return (Is(assertion.WinnerId, assertion.LoserId) ? assertion.WinnerWeight : 0)
            - (Is(assertion.LoserId, assertion.WinnerId) ? (long)assertion.LoserWeight : 0)
            + (assertion.BasisWeight > 0 && assertion.BasisIds.Contains(choice) ? Basis(assertion) : 0);
    }

    /// <summary>What the ballot that was seen weighs. One that was not found weighs as much against the winner as a ballot can.</summary>
    public static long Weigh(AuditAssertion assertion, Interpretation seen) =>
        seen.Reading is BallotReading.NotFound ? -Against(assertion) : Weigh(assertion, seen.Reading is BallotReading.Choice ? seen.CandidateId : "");

    /// <summary>The most that a ballot can weigh against the winner; above zero.</summary>
    public static long Against(AuditAssertion assertion) =>
        assertion.LoserWeight - (assertion.Kind is AssertionKind.Turnout ? 0 : Basis(assertion));

    /// <summary>The most that a ballot can weigh for it.</summary>
    public static long For(AuditAssertion assertion) => assertion.WinnerWeight + (assertion.Kind is AssertionKind.Turnout ? 0 : Basis(assertion));

    /// <summary>The votes of both sides among these.</summary>
    public static (long Winner, long Loser) Sides(AuditAssertion assertion, IReadOnlyDictionary<string, long> votes, long invalid)
    {
        if (assertion.Kind is AssertionKind.Turnout)
            return (votes.Values.Sum() + invalid, 0);
        long Side(string id, string other) => id.Length > 0
            ? votes.GetValueOrDefault(id)
            : votes.Where(choice => !string.Equals(choice.Key, other, StringComparison.Ordinal)).Sum(choice => choice.Value) + (assertion.WithInvalid ? invalid : 0);
        return (Side(assertion.WinnerId, assertion.LoserId), Side(assertion.LoserId, assertion.WinnerId));
    }

    /// <summary>The weighted lead of the winner among these votes; below zero where it does not lead.</summary>
    public static long Lead(AuditAssertion assertion, IReadOnlyDictionary<string, long> votes, long invalid)
    {
        var (winner, loser) = Sides(assertion, votes, invalid);
        return (winner * assertion.WinnerWeight) - (loser * assertion.LoserWeight) + (assertion.BasisIds.Sum(votes.GetValueOrDefault) * Basis(assertion));
    }

    /// <summary>The weighted lead in the record.</summary>
    public static long Lead(AuditAssertion assertion) => ((long)assertion.WinnerVotes * assertion.WinnerWeight)
        - ((long)assertion.LoserVotes * assertion.LoserWeight) + (assertion.BasisVotes * Basis(assertion));

    /// <summary>
    /// The most by which a station can overstate any lead, in millionths of that lead: by what it says, and by all of its ballots
    /// if each of them were against the winner. A part of a millionth counts as one. 0 where there is no lead to overstate.
    /// </summary>
    public static long ErrorBound(IReadOnlyList<AuditAssertion> assertions, IReadOnlyDictionary<string, long> votes, long invalid, long ballots) =>
        assertions.Where(assertion => Lead(assertion) > 0).Select(assertion =>
        {
            var lead = Lead(assertion);
            var most = (Int128)(Lead(assertion, votes, invalid) + (ballots * Against(assertion))) * Units;
            return (long)((most + lead - 1) / lead);
        }).DefaultIfEmpty(0).Max();

    /// <summary>An inequality with what the record says of it.</summary>
    public static AuditAssertion Fill(AuditAssertion assertion, Figures figures, long ballots)
    {
        var (winner, loser) = Sides(assertion, figures.Votes, figures.Invalid);
        (assertion.WinnerVotes, assertion.LoserVotes) = (Figures.Counted(winner), Figures.Counted(loser));
        assertion.BasisVotes = Figures.Counted(assertion.BasisIds.Sum(figures.Votes.GetValueOrDefault));
        if (Lead(assertion) is > 0 and var lead && ballots > 0)
            assertion.DilutedMargin = new() { Numerator = Figures.Counted((long)((Int128)lead * RiskRules.Parts / ballots / Against(assertion))), Denominator = RiskRules.Parts };
        return assertion;
    }

    private static long Basis(AuditAssertion assertion) => assertion.BasisForWinner ? assertion.BasisWeight : -(long)assertion.BasisWeight;
}
