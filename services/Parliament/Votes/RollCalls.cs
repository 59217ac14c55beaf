using Saylau.Parliament.Bills;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Votes;

/// <summary>The votes by roll call of a chamber in a period, those that it held with others included: what is measured over them.</summary>
internal sealed record RollCalls(string Jurisdiction, string ChamberId, string HeldFrom, string HeldTo)
{
    public string BillId { get; init; } = "";

    public string VoteId { get; init; } = "";

    /// <summary>The roll calls of a chamber.</summary>
    public static RollCalls Of(Session session, string chamberId, string heldFrom, string heldTo) =>
        new(ChamberRow.Require(session, chamberId).Jurisdiction, chamberId, heldFrom, heldTo);

    /// <summary>How many there are, and the weakest source of them.</summary>
    public (uint Votes, Basis Basis) Basis(Session session)
    {
        var votes = session.Query<VoteRow>($"SELECT v.* FROM BillVote v WHERE {Counted}", this);
        return ((uint)votes.Count, new() { Source = Sources.Weakest(votes.Select(row => row.ToSource())) });
    }

    /// <summary>The condition that a vote <c>v</c> is one of them.</summary>
    public const string Counted = """
        v.Jurisdiction = @Jurisdiction AND v.HasBallots = 1 AND (v.ChamberId = @ChamberId OR v.ChamberId = '')
          AND (@HeldFrom = '' OR v.HeldOn >= @HeldFrom) AND (@HeldTo = '' OR v.HeldOn <= @HeldTo)
          AND (@BillId = '' OR v.BillId = @BillId) AND (@VoteId = '' OR v.Id = @VoteId)
        """;

    /// <summary>The condition that a ballot <c>b</c> of such a vote is a member's of the chamber: in a joint vote, others vote as well.</summary>
    public const string OfTheChamber = """
        (v.ChamberId = @ChamberId OR EXISTS (
            SELECT 1 FROM Mandate m
            WHERE m.ChamberId = @ChamberId AND m.PersonId = b.PersonId AND m.StartsOn <= v.HeldOn
              AND (m.EndsOn = '' OR m.EndsOn > v.HeldOn) AND (m.EndedOn = '' OR m.EndedOn > v.HeldOn)))
        """;
}
