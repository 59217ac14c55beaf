using Google.Protobuf;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Votes;

/// <summary>What a vote was at first or after a correction, as it is stored. Votes from before there were versions have none of their beginning.</summary>
internal sealed record VoteVersionRow
{
    public required string VoteId { get; init; }

    public required int Number { get; init; }

    public required string OccurredOn { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>The next version of a vote, stored.</summary>
    public static void Add(LedgerTransaction tx, Vote vote, IEnumerable<Ballot> changed)
    {
        var version = new VoteVersion { Number = vote.Corrections + 1, Vote = vote, ChangedBallots = { changed } };
        tx.Insert("VoteVersion", new VoteVersionRow
        {
            VoteId = vote.VoteId,
            Number = (int)version.Number,
            OccurredOn = tx.OccurredOn,
            Content = version.ToByteArray(),
        });
    }

    /// <summary>Stores a vote as it was entered, where that was before there were versions: a correction must not lose it.</summary>
    public static void Keep(LedgerTransaction tx, VoteRow vote)
    {
        if (vote.Corrections > 0 || tx.Find<int?>("SELECT 1 FROM VoteVersion WHERE VoteId = @Id AND Number = 1", new { vote.Id }) is not null)
            return;
        tx.Insert("VoteVersion", new VoteVersionRow
        {
            VoteId = vote.Id,
            Number = 1,
            OccurredOn = vote.OccurredOn,
            Content = new VoteVersion { Number = 1, Vote = vote.ToProto() }.ToByteArray(),
        });
    }

    /// <summary>The versions of a vote that were recorded by a day, in order; all if the day is empty.</summary>
    public static IReadOnlyList<VoteVersionRow> Of(Session session, string voteId, string day) =>
        session.Query<VoteVersionRow>(VersionsOf, new { VoteId = voteId, Day = day });

    /// <summary>A vote as it was recorded by a day; as it is now if the day is empty. One that was never corrected has but one version.</summary>
    public static Vote Told(Session session, VoteRow vote, string day) =>
        day.Length > 0 && vote.Corrections > 0 && Of(session, vote.Id, day) is [.., var last] ? last.ToProto().Vote : vote.ToProto();

    public VoteVersion ToProto() => VoteVersion.Parser.ParseFrom(Content);

    private const string VersionsOf = """
        SELECT *
        FROM VoteVersion
        WHERE VoteId = @VoteId AND (@Day = '' OR OccurredOn <= @Day)
        ORDER BY Number
        """;
}
