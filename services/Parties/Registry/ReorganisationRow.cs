using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Registry;

/// <summary>A reorganisation as it is stored.</summary>
internal sealed record ReorganisationRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Kind { get; init; }

    public required string EffectiveFrom { get; init; }

    public required string Act { get; init; }

    public required string Reason { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>Who was in several reorganisations, by reorganisation.</summary>
    public static ILookup<string, ReorganisedPartyRow> Parties(Session session, IReadOnlyCollection<string> reorganisations) =>
        session.Query<ReorganisedPartyRow>(PartiesOf, new { Reorganisations = reorganisations })
            .ToLookup(row => row.ReorganisationId, StringComparer.Ordinal);

    /// <summary>
    /// Where a party stands for a change from a day on: its recorded end, however late that comes, or its standing on the
    /// day. A party ends once.
    /// </summary>
    public static PartyState StateOf(Session session, string partyId, string day)
    {
        var end = session.Find<EndRow>(EndOf, new { PartyId = partyId });
        return new(partyId, end is { } ended
            ? ReorganisationRules.EndOf(EnumText.Parse<ReorganisationKind>(ended.Kind))
            : EnumText.Parse<PartyStanding>(StandingPeriodRow.On(session, partyId, day).Standing));
    }

    public Reorganisation ToProto(IEnumerable<ReorganisedPartyRow> parties)
    {
        var all = parties.OrderBy(row => row.PartyId, StringComparer.Ordinal).ToArray();
        return new()
        {
            ReorganisationId = Id,
            Jurisdiction = Jurisdiction,
            Kind = EnumText.Parse<ReorganisationKind>(Kind),
            PredecessorIds = { all.Where(row => row.Part is "PREDECESSOR").Select(row => row.PartyId) },
            SuccessorIds = { all.Where(row => row.Part is "SUCCESSOR").Select(row => row.PartyId) },
            EffectiveFrom = EffectiveFrom,
            Act = Act,
            Reason = Reason,
            Findings = { FindingList.From(Findings) },
            Recording = ToRecording(),
        };
    }

    private const string PartiesOf = """
        SELECT *
        FROM ReorganisedParty
        WHERE ReorganisationId IN @Reorganisations
        ORDER BY ReorganisationId, PartyId, Part
        """;

    private const string EndOf = """
        SELECT r.Kind
        FROM ReorganisedParty own
        JOIN Reorganisation r ON r.Id = own.ReorganisationId
        WHERE own.PartyId = @PartyId AND own.Ends = 1
        """;

    private sealed record EndRow
    {
        public required string Kind { get; init; }
    }
}

/// <summary>A party that was in a reorganisation, before it or after it.</summary>
internal sealed record ReorganisedPartyRow
{
    public required string ReorganisationId { get; init; }

    public required string PartyId { get; init; }

    public required string Part { get; init; }

    public required bool Ends { get; init; }
}
