using Saylau.Elections.Nominations;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Assemblies;

/// <summary>How the electors of a region voted, as it is stored.</summary>
internal sealed record IndirectResultRow : RecordedRow
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

    /// <summary>The result of a region.</summary>
    /// <exception cref="Refusal">NOT_FOUND/INDIRECT_RESULT_NOT_FOUND.</exception>
    public static IndirectResultRow Require(Session session, string electionId, string region) => Find(session, electionId, region)
        ?? throw Refusal.NotFound(ErrorReason.IndirectResultNotFound, "region", region);

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
