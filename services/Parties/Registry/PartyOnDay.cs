using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Parties.Registry;

/// <summary>Parties as they are on some day: standing, name, details, and whom they came from or went into.</summary>
internal static class PartyOnDay
{
    /// <summary>Every party with its standing on a day; StandingRules wrote the periods.</summary>
    public const string All = """
        SELECT p.*, s.Standing, s.EffectiveFrom AS StandingSince
        FROM Party p
        JOIN StandingPeriod s ON s.PartyId = p.Id AND s.EffectiveFrom <= @Day AND (s.EffectiveUntil = '' OR s.EffectiveUntil > @Day)
        """;

    /// <summary>The party of this id on a day.</summary>
    /// <exception cref="Refusal">NOT_FOUND/PARTY_NOT_FOUND.</exception>
    public static Party Require(Session session, string partyId, string day) =>
        session.Find<PartyOnDayRow>(All + " WHERE p.Id = @PartyId", new { Day = day, PartyId = partyId }) is { } row
            ? Of(session, [row], day)[0]
            : throw Refusal.NotFound(ErrorReason.PartyNotFound, "party_id", partyId);

    /// <summary>These parties on a day, in their order.</summary>
    public static IReadOnlyList<Party> Of(Session session, IReadOnlyList<PartyOnDayRow> rows, string day)
    {
        var asked = new { Parties = rows.Select(row => row.Id).ToArray(), Day = day };
        var changes = session.Query<PartyChangeRow>(ChangesUntil, asked).ToLookup(row => row.PartyId, StringComparer.Ordinal);
        var kin = session.Query<KinRow>(KinOf, asked).ToLookup(row => row.PartyId, StringComparer.Ordinal);
        return [.. rows.Select(row => Of(row, changes[row.Id], [.. kin[row.Id]]))];
    }

    private static Party Of(PartyOnDayRow row, IEnumerable<PartyChangeRow> changes, IReadOnlyList<KinRow> kin)
    {
        var party = row.ToProto();
        foreach (var change in changes)
            Apply(party, change.ToProto());
        if (ReorganisationRules.HasEnded(party.Standing))
            party.EndedOn = row.StandingSince;
        party.SuccessorIds.Add(kin.Where(other => other is { Part: "PREDECESSOR", OtherPart: "SUCCESSOR" }).Select(other => other.OtherId).Distinct(StringComparer.Ordinal));
        party.PredecessorIds.Add(kin.Where(other => other is { Part: "SUCCESSOR", OtherPart: "PREDECESSOR" }).Select(other => other.OtherId).Distinct(StringComparer.Ordinal));
        return party;
    }

    /// <summary>What holds from a later day, or was recorded later for the same day, takes the place of what held before.</summary>
    private static void Apply(Party party, PartyChange change)
    {
        switch (change.Kind)
        {
            case PartyChangeKind.Name:
                (party.Name, party.ShortName, party.NamedSince) = (change.Name, change.ShortName, change.ValidFrom);
                break;
            case PartyChangeKind.Emblem:
                party.Emblem = change.Emblem;
                break;
            case PartyChangeKind.Description:
                party.Description = change.Description;
                break;
            case PartyChangeKind.Leader:
                party.Leader = change.Leader;
                break;
            case PartyChangeKind.Address:
                party.Address = change.Address;
                break;
        }
    }

    private const string ChangesUntil = """
        SELECT *
        FROM PartyChange
        WHERE PartyId IN @Parties AND ValidFrom <= @Day AND Kind <> 'REORGANISATION'
        ORDER BY PartyId, ChangeKey
        """;

    private const string KinOf = """
        SELECT own.PartyId, own.Part, other.PartyId AS OtherId, other.Part AS OtherPart
        FROM ReorganisedParty own
        JOIN Reorganisation r ON r.Id = own.ReorganisationId AND r.EffectiveFrom <= @Day
        JOIN ReorganisedParty other ON other.ReorganisationId = own.ReorganisationId AND other.PartyId <> own.PartyId
        WHERE own.PartyId IN @Parties
        ORDER BY own.PartyId, other.PartyId
        """;

    private sealed record KinRow
    {
        public required string PartyId { get; init; }

        public required string Part { get; init; }

        public required string OtherId { get; init; }

        public required string OtherPart { get; init; }
    }
}
