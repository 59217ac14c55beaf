using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Assemblies;

/// <summary>How the electors of a region voted again, as it is stored.</summary>
internal sealed record IndirectRoundRow : IndirectResultRow
{
    public required int Round { get; init; }

    /// <summary>A second vote, with what is stored of any.</summary>
    public static IndirectRoundRow Of(IndirectResultRow row) => new()
    {
        ElectionId = row.ElectionId,
        Region = row.Region,
        Round = 2,
        Jurisdiction = row.Jurisdiction,
        Seats = row.Seats,
        ElectorsListed = row.ElectorsListed,
        ElectorsVoted = row.ElectorsVoted,
        Kind = row.Kind,
        Choices = row.Choices,
        Findings = row.Findings,
    };
}

/// <summary>All votes of a region: the first, and a second if there was one. The last decides.</summary>
internal sealed record UnitResult(IndirectResultRow First, IndirectRoundRow? Second)
{
    /// <summary>The vote that decides.</summary>
    public IndirectResultRow Deciding => Second ?? First;

    /// <summary>The position in the ledger and the source of each vote, the first first.</summary>
    public IEnumerable<IndirectResultRow> Votes => Second is null ? [First] : [First, Second];

    /// <summary>Those who are elected, by whichever vote, in the order of votes.</summary>
    public IEnumerable<IndirectChoice> Elected => Votes.SelectMany(vote => vote.ToChoices()).Where(choice => choice.Elected);

    /// <summary>The votes of a region.</summary>
    /// <exception cref="Refusal">NOT_FOUND/INDIRECT_RESULT_NOT_FOUND.</exception>
    public static UnitResult Require(Session session, string electionId, string region) => Find(session, electionId, region)
        ?? throw Refusal.NotFound(ErrorReason.IndirectResultNotFound, "region", region);

    /// <summary>The votes of a region, if there was one.</summary>
    public static UnitResult? Find(Session session, string electionId, string region) => IndirectResultRow.Find(session, electionId, region) is { } first
        ? new(first, session.Find<IndirectRoundRow>(RoundOf, new { ElectionId = electionId, Region = region })) : null;

    /// <summary>These first votes with the second ones that were recorded for days until then.</summary>
    public static IReadOnlyList<UnitResult> Of(Session session, string electionId, string asOf, IEnumerable<IndirectResultRow> firsts)
    {
        var seconds = session.Query<IndirectRoundRow>(RoundsOf, new { ElectionId = electionId, AsOf = asOf }).ToDictionary(row => row.Region, StringComparer.Ordinal);
        return [.. firsts.Select(first => new UnitResult(first, seconds.GetValueOrDefault(first.Region)))];
    }

    /// <summary>The vote that decides, with those whom the first elected already; and both, where there were two.</summary>
    public IndirectResult ToProto()
    {
        var result = Deciding.ToProto();
        result.Round = Second is null ? 1u : 2u;
        if (Second is null)
            return result;
        result.Seats = (uint)First.Seats;
        result.Choices.Clear();
        result.Choices.AddRange(First.ToChoices().Where(choice => choice.Elected).Concat(Second.ToChoices()));
        result.Rounds.AddRange([First.ToRound(1), Second.ToRound(2)]);
        return result;
    }

    private const string RoundOf = """
        SELECT *
        FROM IndirectRound
        WHERE ElectionId = @ElectionId AND Region = @Region
        """;

    private const string RoundsOf = """
        SELECT *
        FROM IndirectRound
        WHERE ElectionId = @ElectionId AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}
