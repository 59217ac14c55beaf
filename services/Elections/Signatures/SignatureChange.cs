using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Signatures;

/// <summary>
/// Changes signatures by decisions. The lines that change wait in the intake; whoever signed them is judged anew: the first
/// signature that nothing struck out counts, those after it are duplicates. The counters move by the difference, counted.
/// </summary>
internal static class SignatureChange
{
    /// <summary>Strikes out what meets a condition and was not struck out before. Returns how many.</summary>
    public static long Strike(LedgerTransaction tx, InvalidationRow decision)
    {
        tx.Execute(StageCondition, decision.Filter());
        return Judged(tx, decision.Initiative, () => Strike(tx, decision.Initiative, SignatureState.Invalid, decision.Reason, decision.Number));
    }

    /// <summary>Strikes out given signatures that were not struck out before.</summary>
    public static long Strike(LedgerTransaction tx, InvalidationRow decision, IEnumerable<SignatureRow> signatures)
    {
        tx.InsertMany("SignatureIntake", signatures.Select(ToIntake).ToArray());
        return Judged(tx, decision.Initiative, () => Strike(tx, decision.Initiative, SignatureState.Invalid, decision.Reason, decision.Number));
    }

    /// <summary>Takes a decision back. What a later one that stands would have struck out, it strikes out now.</summary>
    public static long Restore(LedgerTransaction tx, InvalidationRow decision, IEnumerable<InvalidationRow> later)
    {
        tx.Execute(StageStruck, new { decision.Initiative, decision.Number });
        return Judged(tx, decision.Initiative, () =>
        {
            VerificationRow.Restored(tx, decision.Initiative, decision.Number);
            var restored = tx.Execute(Unstrike, new { decision.Initiative, decision.Number });
            foreach (var other in later)
                tx.Execute(other.IsConditional ? StrikeAgain : StrikeNamedAgain, other.Filter());
            return restored;
        });
    }

    /// <summary>Lets every withdrawal take effect on the signatures that its person gave until then.</summary>
    public static long Withdraw(LedgerTransaction tx, long initiative)
    {
        tx.Execute(StageWithdrawn, new { Initiative = initiative });
        return Judged(tx, initiative, () => Strike(tx, initiative, SignatureState.Withdrawn, 0, Signatures.Strike.Withdrawal));
    }

    /// <summary>The signatures of given lines, those that are there.</summary>
    public static IReadOnlyList<SignatureRow> At(LedgerTransaction tx, long initiative, IEnumerable<(long Sheet, long Line)> places)
    {
        tx.InsertMany("SignatureIntake", places.Distinct().Select(place => new IntakeRow { Sheet = place.Sheet, Line = place.Line, Prefix = 0, Commitment = [] }).ToArray());
        var found = tx.Query<SignatureRow>(LinesStaged, new { Initiative = initiative });
        tx.Execute(ClearIntake);
        return found;
    }

    private static long Judged(LedgerTransaction tx, long initiative, Func<long> change)
    {
        var key = new { Initiative = initiative };
        var before = tx.Query<TallyRow>(TallyPersons, key);
        var changed = change();
        tx.Execute(Judge, key);
        var after = tx.Query<TallyRow>(TallyPersons, key);
        tx.Execute(ClearIntake);
        SignatureCounters.Move(tx, initiative, after.Concat(before.Select(tally => tally with { Signatures = -tally.Signatures })));
        return changed;
    }

    private static long Strike(LedgerTransaction tx, long initiative, SignatureState state, long reason, long number) =>
        tx.Execute(StrikeStaged, new { Initiative = initiative, State = (long)state, Reason = reason, Number = number });

    private static IntakeRow ToIntake(SignatureRow row) => new() { Sheet = row.Sheet, Line = row.Line, Prefix = row.Prefix, Commitment = row.Commitment };

    private const string StageCondition = """
        INSERT INTO SignatureIntake (Sheet, Line, Prefix, Commitment)
        SELECT s.Sheet, s.Line, s.Prefix, s.Commitment
        FROM Signature s
        WHERE s.Initiative = @Initiative AND s.Struck = 0 AND s.Number <= @LastSignature
          AND s.SignedOn >= @SignedFrom AND (@SignedUntil = '' OR s.SignedOn <= @SignedUntil)
          AND s.Sheet IN (SELECT h.Number
                          FROM SignedSheet h
                          WHERE h.Initiative = @Initiative AND (@Sheet = '' OR h.Sheet = @Sheet) AND (@Region = '' OR h.Region = @Region)
                            AND (@AnyCollector = 1 OR h.CollectorCommitment = @CollectorCommitment))
        """;

    private const string StageStruck = """
        INSERT INTO SignatureIntake (Sheet, Line, Prefix, Commitment)
        SELECT Sheet, Line, Prefix, Commitment
        FROM Signature
        WHERE Initiative = @Initiative AND Struck = @Number
        """;

    private const string StageWithdrawn = """
        INSERT INTO SignatureIntake (Sheet, Line, Prefix, Commitment)
        SELECT s.Sheet, s.Line, s.Prefix, s.Commitment
        FROM SignatureWithdrawal w
        LEFT JOIN Signature s ON s.Initiative = w.Initiative AND s.Prefix = w.Prefix AND s.Commitment = w.Commitment
        WHERE w.Initiative = @Initiative AND s.Struck = 0 AND s.SignedOn <= w.WithdrawnOn
        """;

    private const string LinesStaged = """
        SELECT s.*
        FROM SignatureIntake i
        LEFT JOIN Signature s ON s.Initiative = @Initiative AND s.Sheet = i.Sheet AND s.Line = i.Line
        WHERE s.Sheet IS NOT NULL
        """;

    private const string TallyPersons = """
        SELECT h.Region AS Region, t.State AS State, t.Reason AS Reason, SUM(t.Signatures) AS Signatures
        FROM (SELECT Sheet, State, Reason, COUNT(*) AS Signatures
              FROM Signature
              WHERE Initiative = @Initiative AND Prefix IN (SELECT Prefix FROM SignatureIntake)
              GROUP BY Sheet, State, Reason) t
        INNER JOIN SignedSheet h ON h.Initiative = @Initiative AND h.Number = t.Sheet
        GROUP BY h.Region, t.State, t.Reason
        """;

    private const string StrikeStaged = """
        UPDATE Signature
        SET State = @State, Reason = @Reason, Struck = @Number
        WHERE Initiative = @Initiative AND Struck = 0 AND Prefix IN (SELECT Prefix FROM SignatureIntake)
          AND EXISTS (SELECT 1 FROM SignatureIntake i WHERE i.Sheet = Signature.Sheet AND i.Line = Signature.Line)
        """;

    private const string Unstrike = """
        UPDATE Signature
        SET State = 1, Reason = 0, Struck = 0
        WHERE Initiative = @Initiative AND Struck = @Number AND Prefix IN (SELECT Prefix FROM SignatureIntake)
        """;

    private const string StrikeAgain = """
        UPDATE Signature
        SET State = 2, Reason = @Reason, Struck = @Number
        WHERE Initiative = @Initiative AND Struck = 0 AND Prefix IN (SELECT Prefix FROM SignatureIntake)
          AND EXISTS (SELECT 1 FROM SignatureIntake i WHERE i.Sheet = Signature.Sheet AND i.Line = Signature.Line)
          AND Signature.Number <= @LastSignature AND SignedOn >= @SignedFrom AND (@SignedUntil = '' OR SignedOn <= @SignedUntil)
          AND Sheet IN (SELECT h.Number
                        FROM SignedSheet h
                        WHERE h.Initiative = @Initiative AND (@Sheet = '' OR h.Sheet = @Sheet) AND (@Region = '' OR h.Region = @Region)
                          AND (@AnyCollector = 1 OR h.CollectorCommitment = @CollectorCommitment))
        """;

    private const string StrikeNamedAgain = """
        UPDATE Signature
        SET State = 2, Struck = @Number,
          Reason = (SELECT p.Reason
                    FROM SignatureInvalidationPlace p
                    WHERE p.Initiative = @Initiative AND p.Decision = @Number AND p.Sheet = Signature.Sheet AND p.Line = Signature.Line)
        WHERE Initiative = @Initiative AND Struck = 0 AND Prefix IN (SELECT Prefix FROM SignatureIntake)
          AND EXISTS (SELECT 1 FROM SignatureIntake i WHERE i.Sheet = Signature.Sheet AND i.Line = Signature.Line)
          AND EXISTS (SELECT 1
                      FROM SignatureInvalidationPlace p
                      WHERE p.Initiative = @Initiative AND p.Decision = @Number AND p.Sheet = Signature.Sheet AND p.Line = Signature.Line)
        """;

    // Of a person who may not sign at all, no signature counts.
    private const string Judge = """
        UPDATE Signature
        SET State = CASE
            WHEN EXISTS (SELECT 1
                         FROM Signature b
                         WHERE b.Initiative = @Initiative AND b.Prefix = Signature.Prefix AND b.Commitment = Signature.Commitment
                           AND ((b.State = 2 AND b.Reason IN (1, 2)) OR (b.Struck = 0 AND b.Number < Signature.Number))) THEN 3
            ELSE 1 END
        WHERE Initiative = @Initiative AND Struck = 0 AND Prefix IN (SELECT Prefix FROM SignatureIntake)
        """;

    private const string ClearIntake = "DELETE FROM SignatureIntake";
}
