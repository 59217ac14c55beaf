using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;

namespace Saylau.Elections.Tabulation;

/// <summary>How many took part in the election of the office before, whose result is certified.</summary>
internal sealed record PreviousTurnout(string ElectionId, Ratio Turnout)
{
    /// <summary>That of the last election of the same office and district before this one; null if there is none.</summary>
    public static PreviousTurnout? Of(Session session, ElectionRow election, string asOf = "")
    {
        var before = session.Query<string>(CertifiedBefore, new { election.OfficeId, election.Id, election.VotingOn, election.DistrictId });
        return before is [var id, ..] && CertifiedResultRow.Find(session, id, asOf)?.ToProto().Tally.Turnout is { } turnout ? new(id, turnout) : null;
    }

    /// <summary>
    /// What stations that are not counted could change if as many of their voters took part. It stands beside the certain answer and
    /// never takes its place; there is none where all are counted, or it is not known how many voters they have.
    /// </summary>
    public AssumedOutstanding? Assume(Contest contest, Outcomes outcome, Outstanding outstanding)
    {
        if (outstanding.Stations <= 0 || outstanding.Votes is not { } voters)
            return null;
        var votes = OutstandingRules.Assumed(voters, Turnout);
        var answer = OutstandingRules.Of(contest, outcome, outstanding with { Votes = votes });
        return new()
        {
            PreviousElectionId = ElectionId,
            Turnout = Turnout,
            Votes = Figures.Counted(votes),
            Outstanding = answer.Whole,
            Effects = { answer.Effects },
        };
    }

    private const string CertifiedBefore = """
        SELECT Id
        FROM Election
        WHERE OfficeId = @OfficeId AND DistrictId = @DistrictId AND Id <> @Id AND VotingOn < @VotingOn AND State = 'CERTIFIED'
        ORDER BY VotingOn DESC, Id DESC
        """;
}
