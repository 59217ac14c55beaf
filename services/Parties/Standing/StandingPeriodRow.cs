using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Parties.Standing;

/// <summary>A period of a party's standing as it is stored, so that lists and counts can ask for a day.</summary>
internal sealed record StandingPeriodRow
{
    public required string PartyId { get; init; }

    public required string EffectiveFrom { get; init; }

    public required string EffectiveUntil { get; init; }

    public required string Standing { get; init; }

    public required string CourtOrderId { get; init; }

    /// <summary>Writes a party's periods anew. Whatever changes a standing calls this.</summary>
    public static void Rewrite(Session session, PartyRow party)
    {
        session.Execute("DELETE FROM StandingPeriod WHERE PartyId = @Id", new { party.Id });
        session.InsertMany("StandingPeriod", StandingRules.Periods(party.RegisteredOn ?? "", Orders(session, party.Id))
            .Select(period => new StandingPeriodRow
            {
                PartyId = party.Id,
                EffectiveFrom = period.EffectiveFrom,
                EffectiveUntil = period.EffectiveUntil,
                Standing = EnumText.Of(period.Standing),
                CourtOrderId = period.CourtOrderId + period.ReorganisationId,
            }).ToArray());
    }

    /// <summary>The period of a party that a day lies in.</summary>
    public static StandingPeriodRow On(Session session, string partyId, string day) =>
        session.Single<StandingPeriodRow>(OnDay, new { PartyId = partyId, Day = day });

    /// <summary>What limits a party: the orders about it, oldest first, and its own end by a reorganisation.</summary>
    public static IReadOnlyList<OrderFacts> Orders(Session session, string partyId) =>
        [.. session.Query<OrderFacts>(OrdersOfParty, new { PartyId = partyId }), .. session.Query<EndRow>(EndOfParty, new { PartyId = partyId }).Select(end => end.ToFacts())];

    public StandingPeriod ToProto()
    {
        var period = new StandingPeriod { Standing = EnumText.Parse<PartyStanding>(Standing), EffectiveFrom = EffectiveFrom, EffectiveUntil = EffectiveUntil };
        // One column holds what the standing rests on, whichever it is.
        if (period.Standing is PartyStanding.Dissolved or PartyStanding.Merged or PartyStanding.Split)
            period.ReorganisationId = CourtOrderId;
        else
            period.CourtOrderId = CourtOrderId;
        return period;
    }

    private const string OnDay = """
        SELECT *
        FROM StandingPeriod
        WHERE PartyId = @PartyId AND EffectiveFrom <= @Day AND (EffectiveUntil = '' OR EffectiveUntil > @Day)
        """;

    private const string OrdersOfParty = """
        SELECT Id, Measure, EffectiveFrom, EffectiveUntil, LiftedOn, BlockedActs
        FROM CourtOrder
        WHERE PartyId = @PartyId
        ORDER BY EffectiveFrom, Id
        """;

    private const string EndOfParty = """
        SELECT r.Id, r.Kind, r.EffectiveFrom
        FROM ReorganisedParty own
        JOIN Reorganisation r ON r.Id = own.ReorganisationId
        WHERE own.PartyId = @PartyId AND own.Ends = 1
        """;

    private sealed record EndRow
    {
        public required string Id { get; init; }

        public required string Kind { get; init; }

        public required string EffectiveFrom { get; init; }

        public OrderFacts ToFacts() => OrderFacts.EndedBy(Id, EnumText.Parse<ReorganisationKind>(Kind), EffectiveFrom);
    }
}
