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
        };
        if (Absent is { } absent)
            vote.Absent = (uint)absent;
        return vote;
    }

    private const string VotesOn = """
        SELECT *
        FROM BillVote
        WHERE BillId IN @Bills AND (@Day = '' OR HeldOn <= @Day)
        ORDER BY BillId, HeldOn, Id
        """;
}
