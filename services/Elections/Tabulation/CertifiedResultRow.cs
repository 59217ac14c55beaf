using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

/// <summary>A certified result as it is stored: the votes and the outcome as they were on the day.</summary>
internal sealed record CertifiedResultRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string CertifiedOn { get; init; }

    public required string Act { get; init; }

    public required byte[] Tally { get; init; }

    public required byte[] Outcome { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The certified result of an election, if there was one by then; by now if the day is empty.</summary>
    public static CertifiedResultRow? Find(Session session, string electionId, string asOf = "") =>
        session.Find<CertifiedResultRow>(CertifiedOf, new { ElectionId = electionId, AsOf = asOf });

    public CertifiedResult ToProto()
    {
        var outcome = ElectionOutcome.Parser.ParseFrom(Outcome);
        return new()
        {
            ElectionId = ElectionId,
            CertifiedOn = CertifiedOn,
            Act = Act,
            Tally = V1.Tally.Parser.ParseFrom(Tally),
            Outcome = outcome,
            Elected = { outcome.Choices.Where(choice => choice.Elected).Select(ToElected) },
            Findings = { FindingList.From(Findings) },
            Recording = ToRecording(),
        };
    }

    private static ElectedPerson ToElected(ChoiceOutcome choice) => new()
    {
        CandidateId = choice.CandidateId,
        PersonId = choice.PersonId,
        Name = choice.Name,
        PartyId = choice.PartyId,
        Votes = choice.Votes,
        ShareOfValid = choice.ShareOfValid,
        ShareOfParticipants = choice.ShareOfParticipants,
        Seats = Math.Max(choice.Seats, 1),
    };

    private const string CertifiedOf = """
        SELECT *
        FROM CertifiedResult
        WHERE ElectionId = @ElectionId AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}
