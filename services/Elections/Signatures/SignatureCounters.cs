using Saylau.Elections.Initiatives;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Signatures;

/// <summary>
/// The counters of an initiative, moved in the same transaction as its signatures. Each day has its own, and what holds on a
/// day is the sum up to it; what they say is what a recount says.
/// </summary>
internal static class SignatureCounters
{
    /// <summary>The state under which sheets are counted.</summary>
    public const long Sheets = 0;

    /// <summary>The counters as they were on a day; empty where no signature is known by itself.</summary>
    public static IReadOnlyList<TallyRow> On(Session session, long initiative, string day) =>
        session.Query<TallyRow>(CountersOn, new { Initiative = initiative, Day = day });

    /// <summary>The same, counted anew from the rows as they are now.</summary>
    public static IReadOnlyList<TallyRow> Recounted(Session session, long initiative) =>
        session.Query<TallyRow>(Recount, new { Initiative = initiative });

    /// <summary>The signatures of an initiative by region, as they were on a day, in whichever way it collects.</summary>
    public static IReadOnlyDictionary<string, RegionSignatures> Found(Session session, InitiativeRow initiative, string day)
    {
        var counters = On(session, initiative.ToKey(), day);
        return counters.Count > 0
            ? SignatureCountRules.ByRegion(counters)
            : RegionSignatures.Of(session, SheetOwner.Initiative, initiative.Id, day);
    }

    /// <summary>The last day on which the counters moved; null where nothing was counted.</summary>
    public static string? LastDay(Session session, long initiative) =>
        session.Single<string?>("SELECT MAX(OccurredOn) FROM SignatureCount WHERE Initiative = @Initiative", new { Initiative = initiative });

    /// <summary>Whether signatures of the initiative are, or were, known one by one.</summary>
    public static bool Any(Session session, long initiative) =>
        session.Find<int?>("SELECT 1 FROM SignatureChunk WHERE Initiative = @Initiative AND Number = 1", new { Initiative = initiative }) is not null;

    /// <summary>Moves the counters by what came in and what went out.</summary>
    public static void Move(LedgerTransaction tx, long initiative, IEnumerable<TallyRow> moves)
    {
        foreach (var move in SignatureCountRules.Net(moves))
        {
            var row = new CounterRow
            {
                Initiative = initiative,
                Region = move.Region,
                State = move.State,
                Reason = move.Reason,
                OccurredOn = tx.OccurredOn,
                Signatures = move.Signatures,
            };
            if (tx.Execute(MoveCounter, row) == 0)
                tx.Insert("SignatureCount", row);
        }
    }

    private sealed record CounterRow
    {
        public required long Initiative { get; init; }

        public required string Region { get; init; }

        public required long State { get; init; }

        public required long Reason { get; init; }

        public required string OccurredOn { get; init; }

        public required long Signatures { get; init; }
    }

    private const string CountersOn = """
        SELECT Region, State, Reason, SUM(Signatures) AS Signatures
        FROM SignatureCount
        WHERE Initiative = @Initiative AND OccurredOn <= @Day
        GROUP BY Region, State, Reason
        HAVING SUM(Signatures) <> 0
        ORDER BY Region, State, Reason
        """;

    private const string MoveCounter = """
        UPDATE SignatureCount
        SET Signatures = Signatures + @Signatures
        WHERE Initiative = @Initiative AND Region = @Region AND State = @State AND Reason = @Reason AND OccurredOn = @OccurredOn
        """;

    private const string Recount = """
        SELECT h.Region AS Region, t.State AS State, t.Reason AS Reason, SUM(t.Signatures) AS Signatures
        FROM (SELECT Sheet, State, Reason, COUNT(*) AS Signatures
              FROM Signature
              WHERE Initiative = @Initiative
              GROUP BY Sheet, State, Reason) t
        INNER JOIN SignedSheet h ON h.Initiative = @Initiative AND h.Number = t.Sheet
        GROUP BY h.Region, t.State, t.Reason
        UNION ALL
        SELECT Region, 0 AS State, 0 AS Reason, COUNT(*) AS Signatures
        FROM SignedSheet
        WHERE Initiative = @Initiative
        GROUP BY Region
        ORDER BY Region, State, Reason
        """;
}
