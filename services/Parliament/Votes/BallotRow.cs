using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Parliament.Votes;

/// <summary>How one member voted, as it is stored: as it is after every correction.</summary>
internal sealed record BallotRow
{
    public required string VoteId { get; init; }

    public required string PersonId { get; init; }

    public required string Choice { get; init; }

    public required string GroupId { get; init; }

    /// <summary>The ballots of a vote, by member.</summary>
    public static IReadOnlyList<BallotRow> Of(Session session, string voteId) =>
        session.Query<BallotRow>("SELECT * FROM Ballot WHERE VoteId = @VoteId ORDER BY PersonId", new { VoteId = voteId });

    /// <summary>What the member did.</summary>
    internal BallotChoice ChoiceOf => EnumText.Parse<BallotChoice>(Choice);

    public Ballot ToProto(string heldOn) => new() { VoteId = VoteId, PersonId = PersonId, Choice = ChoiceOf, GroupId = GroupId, HeldOn = heldOn };
}
