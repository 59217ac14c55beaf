using Google.Protobuf;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Signatures;

/// <summary>How the signatures of one region are verified, and what was found, as it is stored.</summary>
internal sealed record VerificationRow
{
    public required long Initiative { get; init; }

    public required string Region { get; init; }

    public required string Method { get; init; }

    public required long SampleSize { get; init; }

    public required string Seed { get; init; }

    /// <summary>Signatures that counted when the plan was made, or when the sample was drawn.</summary>
    public required long Population { get; init; }

    /// <summary>Signatures in the sample; 0 before the draw, and where every one is checked.</summary>
    public required long Drawn { get; init; }

    public required byte[] DrawDigest { get; init; }

    public required long Valid { get; init; }

    public required long Invalid { get; init; }

    /// <summary>The plans of an initiative, by region.</summary>
    public static IReadOnlyList<VerificationRow> Of(Session session, long initiative) =>
        session.Query<VerificationRow>("SELECT * FROM SignatureVerification WHERE Initiative = @Initiative ORDER BY Region", new { Initiative = initiative });

    /// <summary>Whether anything is planned.</summary>
    public static bool Any(Session session, long initiative) => Of(session, initiative).Count > 0;

    /// <summary>Stores a plan, or what became of it.</summary>
    public void Store(LedgerTransaction tx)
    {
        if (tx.Execute(Update, this) == 0)
            tx.Insert("SignatureVerification", this);
    }

    /// <summary>What verification struck out and a decision restores, was valid after all.</summary>
    public static void Restored(LedgerTransaction tx, long initiative, long decision)
    {
        foreach (var moved in tx.Query<RegionCount>(RestoredByRegion, new { Initiative = initiative, Number = decision }))
            tx.Execute(MoveToValid, new { Initiative = initiative, moved.Region, moved.Signatures });
        tx.Execute(FindValid, new { Initiative = initiative, Number = decision });
    }

    public RegionPlan ToPlan() => new()
    {
        Region = Region,
        Method = EnumText.Parse<VerificationMethod>(Method),
        SampleSize = (uint)SampleSize,
        Seed = Seed,
    };

    public static VerificationRow From(long initiative, RegionPlan plan, long population, VerificationRow? before) => new()
    {
        Initiative = initiative,
        Region = plan.Region,
        Method = EnumText.Of(plan.Method),
        SampleSize = plan.SampleSize,
        Seed = plan.Seed,
        Population = population,
        Drawn = 0,
        DrawDigest = [],
        Valid = before?.Valid ?? 0,
        Invalid = before?.Invalid ?? 0,
    };

    private sealed record RegionCount
    {
        public required string Region { get; init; }

        public required long Signatures { get; init; }
    }

    private const string Update = """
        UPDATE SignatureVerification
        SET Method = @Method, SampleSize = @SampleSize, Seed = @Seed, Population = @Population, Drawn = @Drawn, DrawDigest = @DrawDigest,
          Valid = @Valid, Invalid = @Invalid
        WHERE Initiative = @Initiative AND Region = @Region
        """;

    private const string RestoredByRegion = """
        SELECT h.Region AS Region, COUNT(*) AS Signatures
        FROM Signature s
        INNER JOIN SignedSheet h ON h.Initiative = s.Initiative AND h.Number = s.Sheet
        WHERE s.Initiative = @Initiative AND s.Checked = 2
          AND ((s.Struck = @Number AND NOT EXISTS (SELECT 1
                                                   FROM SignatureInvalidationPlace p
                                                   WHERE p.Initiative = @Initiative AND p.Sheet = s.Sheet AND p.Line = s.Line AND p.IsCheck = 1))
            OR EXISTS (SELECT 1
                       FROM SignatureInvalidationPlace p
                       WHERE p.Initiative = @Initiative AND p.Decision = @Number AND p.Sheet = s.Sheet AND p.Line = s.Line AND p.IsCheck = 1))
        GROUP BY h.Region
        """;

    private const string FindValid = """
        UPDATE Signature
        SET Checked = 1
        WHERE Initiative = @Initiative AND Checked = 2
          AND ((Struck = @Number AND NOT EXISTS (SELECT 1
                                                 FROM SignatureInvalidationPlace p
                                                 WHERE p.Initiative = @Initiative AND p.Sheet = Signature.Sheet AND p.Line = Signature.Line AND p.IsCheck = 1))
            OR EXISTS (SELECT 1
                       FROM SignatureInvalidationPlace p
                       WHERE p.Initiative = @Initiative AND p.Decision = @Number AND p.Sheet = Signature.Sheet AND p.Line = Signature.Line AND p.IsCheck = 1))
        """;

    private const string MoveToValid = """
        UPDATE SignatureVerification
        SET Valid = Valid + @Signatures, Invalid = Invalid - @Signatures
        WHERE Initiative = @Initiative AND Region = @Region
        """;
}
