using Saylau.Elections.Nominations;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Assemblies;

/// <summary>How the electors of a region voted, as it is stored.</summary>
internal record IndirectResultRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string Region { get; init; }

    public required string Jurisdiction { get; init; }

    public required int Seats { get; init; }

    public required long ElectorsListed { get; init; }

    public required long ElectorsVoted { get; init; }

    public required string Kind { get; init; }

    /// <summary>The candidates with their names as they were: an <see cref="IndirectResult"/> with nothing else.</summary>
    public required byte[] Choices { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The result of a region, if there is one.</summary>
    public static IndirectResultRow? Find(Session session, string electionId, string region) =>
        session.Find<IndirectResultRow>(ResultOf, new { ElectionId = electionId, Region = region });

    /// <summary>A candidate with what follows for it.</summary>
    public static IndirectChoice ToChoice(RankedChoice choice, CandidateRow candidate, uint voted, Outcomes outcome) => new()
    {
        CandidateId = candidate.Id,
        PersonId = candidate.PersonId,
        Name = BallotChoices.NameOf(candidate),
        PartyId = candidate.PartyId,
        Votes = Figures.Counted(choice.Votes),
        ShareOfVoted = Figures.Share(choice.Votes, voted),
        Elected = outcome.Elected.Contains(candidate.Id, StringComparer.Ordinal),
        InRunoff = outcome.Runoff.Contains(candidate.Id, StringComparer.Ordinal),
    };

    /// <summary>The candidates, the most votes first.</summary>
    public IEnumerable<IndirectChoice> ToChoices() => IndirectResult.Parser.ParseFrom(Choices).Choices;

    /// <summary>The same as rules see it.</summary>
    public ElectorVotes ToVotes(uint? deputies) => new(
        (uint)Seats, (uint)ElectorsListed, (uint)ElectorsVoted, deputies, [.. ToChoices().Select(choice => new RankedChoice(choice.CandidateId, choice.Votes))]);

    /// <summary>What the vote leaves to a second.</summary>
    public FirstVote ToFirst()
    {
        var choices = ToChoices().ToArray();
        return new(EnumText.Parse<OutcomeKind>(Kind), (uint)(Seats - choices.Count(choice => choice.Elected)),
            [.. choices.Where(choice => choice.InRunoff).Select(choice => choice.CandidateId)]);
    }

    /// <summary>One vote of several.</summary>
    public IndirectRound ToRound(uint round) => new()
    {
        Round = round,
        Seats = (uint)Seats,
        ElectorsListed = (uint)ElectorsListed,
        ElectorsVoted = (uint)ElectorsVoted,
        Kind = EnumText.Parse<OutcomeKind>(Kind),
        Choices = { ToChoices() },
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };

    public IndirectResult ToProto() => new()
    {
        ElectionId = ElectionId,
        Region = Region,
        Seats = (uint)Seats,
        ElectorsListed = (uint)ElectorsListed,
        ElectorsVoted = (uint)ElectorsVoted,
        Kind = EnumText.Parse<OutcomeKind>(Kind),
        Choices = { ToChoices() },
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };

    private const string ResultOf = """
        SELECT *
        FROM IndirectResult
        WHERE ElectionId = @ElectionId AND Region = @Region
        """;
}
