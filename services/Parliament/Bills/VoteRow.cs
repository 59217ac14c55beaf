using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Bills;

/// <summary>A vote as it is stored.</summary>
internal sealed record VoteRow : RecordedRow
{
    public required string Id { get; init; }

    public required string BillId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string ChamberId { get; init; }

    public required string Matter { get; init; }

    public required string Method { get; init; }

    public required long VotesFor { get; init; }

    public required long VotesAgainst { get; init; }

    public required long Abstained { get; init; }

    public long? Absent { get; init; }

    public required long Seats { get; init; }

    public required string HeldOn { get; init; }

    public required string Result { get; init; }

    public required byte[] Findings { get; init; }

    public long? Present { get; init; }

    public long? Excused { get; init; }

    public string AmendmentId { get; init; } = "";

    public bool HasBallots { get; init; }

    public int Corrections { get; init; }

    public string CorrectionReason { get; init; } = "";

    /// <summary>The vote of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/VOTE_NOT_FOUND.</exception>
    public static VoteRow Require(Session session, string id, string field = "vote_id") =>
        session.Find<VoteRow>("SELECT * FROM BillVote WHERE Id = @Id", new { Id = id }) ?? throw Refusal.NotFound(ErrorReason.VoteNotFound, field, id);

    /// <summary>What was counted.</summary>
    internal VoteCounts Counts => new((uint)VotesFor, (uint)VotesAgainst, (uint)Abstained, (uint?)Absent, (uint?)Present, (uint?)Excused);

    /// <summary>The votes on several bills up to a day, by bill and in the order of their days; all if the day is empty.</summary>
    public static ILookup<string, VoteRow> On(Session session, IReadOnlyCollection<string> bills, string day) =>
        session.Query<VoteRow>(VotesOn, new { Bills = bills, Day = day }).ToLookup(row => row.BillId, StringComparer.Ordinal);

    public Vote ToProto()
    {
        var vote = new Vote
        {
            VoteId = Id,
            BillId = BillId,
            ChamberId = ChamberId,
            Matter = EnumText.Parse<VoteMatter>(Matter),
            Method = EnumText.Parse<VoteMethod>(Method),
            VotesFor = (uint)VotesFor,
            VotesAgainst = (uint)VotesAgainst,
            Abstained = (uint)Abstained,
            Seats = (uint)Seats,
            HeldOn = HeldOn,
            Result = EnumText.Parse<VoteResult>(Result),
            Findings = { FindingList.From(Findings) },
            Recording = ToRecording(),
            AmendmentId = AmendmentId,
            HasBallots = HasBallots,
            Corrections = (uint)Corrections,
            CorrectionReason = CorrectionReason,
            Etag = Etags.Of(Corrections + 1),
        };
        if (Absent is { } absent)
            vote.Absent = (uint)absent;
        if (Present is { } present)
            vote.Present = (uint)present;
        if (Excused is { } excused)
            vote.Excused = (uint)excused;
        return vote;
    }

    private const string VotesOn = """
        SELECT *
        FROM BillVote
        WHERE BillId IN @Bills AND (@Day = '' OR HeldOn <= @Day)
        ORDER BY BillId, HeldOn, Id
        """;
}
