using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

/// <summary>Something that a ballot offers: a candidate, a list, an answer to a question, a vote against all.</summary>
/// <param name="Id">What protocols name it by.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsElectable">It can be elected: a candidate that is registered on the day of voting.</param>
internal sealed record BallotChoice(string Id, ChoiceKind Kind = ChoiceKind.Candidate, bool IsElectable = true)
{
    /// <summary>The person; empty for a list and for an option.</summary>
    public string PersonId { get; init; } = "";

    /// <summary>The party, if it has one.</summary>
    public string PartyId { get; init; } = "";

    /// <summary>What the ballot says.</summary>
    public LocalizedText Name { get; init; } = new();

    /// <summary>Where it is known from.</summary>
    public Source? Source { get; init; }

    /// <summary>Every protocol names it; one that left the ballot after it was printed may be named.</summary>
    public bool IsRequired => IsElectable || Kind is not ChoiceKind.Candidate;
}
