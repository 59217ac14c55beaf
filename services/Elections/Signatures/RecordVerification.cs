using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<RecordVerificationResponse> RecordVerification(RecordVerificationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var initiative = Open(tx, request.InitiativeId);
            _ = RequirePlan(tx, initiative, request.Region, out var plan);
            if (plan.Method is "SAMPLE" && plan.Drawn == 0)
                throw NotPlanned($"The sample of '{plan.Region}' is not drawn.");
            var findings = initiative.ToLaw().Judge([NotBackdated(tx, initiative)]);
            findings.RefuseIfViolated();
            var (results, good, bad) = Sort(tx, plan, request.Rows);
            foreach (var row in good.Concat(bad.Select(one => one.Row)))
                tx.Execute(MarkChecked, new { row.Initiative, row.Sheet, row.Line, Checked = good.Contains(row) ? 1L : 2L });
            (plan with { Valid = plan.Valid + good.Count, Invalid = plan.Invalid + bad.Count }).Store(tx);
            var struck = Strikes(tx, initiative, request, bad);
            // What was struck out may have let a duplicate count, or not: the facts are read again.
            var facts = RequirePlan(tx, initiative, request.Region, out var after);
            var region = facts.Verified(after);
            if (good.Count + bad.Count > 0)
            {
                tx.Record(new SignaturesVerified
                {
                    InitiativeId = initiative.Id,
                    Region = region,
                    Signatures = (uint)(good.Count + bad.Count),
                    Invalidation = struck,
                });
            }

            return new RecordVerificationResponse
            {
                Region = region,
                Findings = { findings, facts.Law.Judge([VerificationRules.Concluded(initiative.Id, facts.InAll().Conclusion)]) },
                Rows = { results },
            };
        });

    /// <summary>One decision strikes out what one call found invalid, for as many reasons as it found.</summary>
    private static SignatureInvalidation? Strikes(
        LedgerTransaction tx, InitiativeRow initiative, RecordVerificationRequest request, List<(SignatureRow Row, InvalidityReason Reason)> bad)
    {
        if (bad.Count == 0)
            return null;
        var decision = NewDecision(tx, initiative, request.InvalidationId, InvalidityReason.Unspecified, "verification", null);
        foreach (var reason in bad.GroupBy(one => one.Reason))
        {
            var found = decision with { Reason = (long)reason.Key };
            InvalidationPlaceRow.Keep(tx, found, reason.Select(one => one.Row), isCheck: true);
            SignatureChange.Strike(tx, found, reason.Select(one => one.Row));
        }

        var row = tx.Stamp(decision with { Signatures = bad.Count });
        tx.Insert("SignatureInvalidation", row);
        return row.ToProto();
    }

    /// <summary>Answers every row for itself, and says which signatures were found valid and which not.</summary>
    private static (IReadOnlyList<RowResult> Results, HashSet<SignatureRow> Good, List<(SignatureRow Row, InvalidityReason Reason)> Bad) Sort(
        LedgerTransaction tx, VerificationRow plan, IReadOnlyList<CheckedSignature> rows)
    {
        var sheets = SignedSheetRow.Named(tx, plan.Initiative, rows.Select(row => row.Place.Sheet));
        bool IsHere(CheckedSignature row) => sheets.TryGetValue(row.Place.Sheet, out var sheet) && string.Equals(sheet.Region, plan.Region, StringComparison.Ordinal);
        var found = SignatureChange.At(tx, plan.Initiative, rows.Where(IsHere).Select(row => (sheets[row.Place.Sheet].Number, (long)row.Place.Line)))
            .ToDictionary(row => (row.Sheet, row.Line));
        var drawn = plan.Method is "SAMPLE"
            ? tx.Query<DrawnRow>(DrawnOf, new { plan.Initiative, plan.Region }).Select(row => (row.Sheet, row.Line)).ToHashSet()
            : null;
        var (results, good, bad) = (new List<RowResult>(), new HashSet<SignatureRow>(), new List<(SignatureRow, InvalidityReason)>());
        foreach (var row in rows)
        {
            var known = IsHere(row) ? found.GetValueOrDefault((sheets[row.Place.Sheet].Number, (long)row.Place.Line)) : null;
            var result = VerificationRules.Take(row, known, known is not null && drawn?.Contains((known.Sheet, known.Line)) is not false, drawn is not null);
            result.Row = (uint)results.Count;
            results.Add(result);
            if (result.Outcome is not RowOutcome.Stored)
                continue;
            // The same line again in the same call is compared with what was just found.
            found[(known!.Sheet, known.Line)] = known with { Checked = row.Invalidity is InvalidityReason.Unspecified ? 1 : 2 };
            if (row.Invalidity is InvalidityReason.Unspecified)
                good.Add(known);
            else
                bad.Add((known, row.Invalidity));
        }

        return (results, good, bad);
    }

    private sealed record DrawnRow
    {
        public required long Sheet { get; init; }

        public required long Line { get; init; }
    }

    private const string DrawnOf = """
        SELECT Sheet, Line
        FROM SignatureSample
        WHERE Initiative = @Initiative AND Region = @Region
        """;

    private const string MarkChecked = """
        UPDATE Signature
        SET Checked = @Checked
        WHERE Initiative = @Initiative AND Sheet = @Sheet AND Line = @Line
        """;
}
