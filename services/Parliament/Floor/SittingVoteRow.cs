using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Floor;

/// <summary>A vote in its place in a sitting, as it is stored.</summary>
internal sealed record SittingVoteRow : RecordedRow
{
    public required string VoteId { get; init; }

    public required string SittingId { get; init; }

    public required string ItemId { get; init; }

    public required long AtSecond { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The votes of a sitting, in order.</summary>
    public static IReadOnlyList<SittingVoteRow> Of(Session session, string sittingId) =>
        session.Query<SittingVoteRow>("SELECT * FROM SittingVote WHERE SittingId = @SittingId ORDER BY AtSecond, VoteId", new { SittingId = sittingId });

    public SittingVote ToProto() => new()
    {
        SittingId = SittingId,
        ItemId = ItemId,
        VoteId = VoteId,
        At = SittingClock.Text(AtSecond),
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };
}

/// <summary>What a sitting asks of a vote of the record.</summary>
internal sealed record VoteFacts
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string BillId { get; init; }

    /// <summary>The chamber; empty of a joint vote.</summary>
    public required string ChamberId { get; init; }

    public required string HeldOn { get; init; }

    public required long CastVotes { get; init; }

    /// <summary>The vote of this id in a jurisdiction.</summary>
    /// <exception cref="Refusal">NOT_FOUND/VOTE_NOT_FOUND.</exception>
    public static VoteFacts Require(Session session, string id, string jurisdiction) =>
        session.Find<VoteFacts>(VoteOf, new { Id = id, Jurisdiction = jurisdiction }) ?? throw Refusal.NotFound(ErrorReason.VoteNotFound, "vote_id", id);

    private const string VoteOf = """
        SELECT Id, Jurisdiction, BillId, ChamberId, HeldOn, VotesFor + VotesAgainst + Abstained AS CastVotes
        FROM BillVote
        WHERE Id = @Id AND Jurisdiction = @Jurisdiction
        """;
}
