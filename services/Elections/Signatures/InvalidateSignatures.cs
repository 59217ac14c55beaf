using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<InvalidateSignaturesResponse> InvalidateSignatures(InvalidateSignaturesRequest request, ServerCallContext context)
    {
        if (request.Condition is { } asked)
            asked.Collector = commitments.Collector(request.InitiativeId, asked.Collector);
        return ledger.Write(request, context, tx =>
        {
            var initiative = Open(tx, request.InitiativeId);
            if (SignatureRules.IsEmpty(request.Condition) == (request.Places.Count == 0))
                throw Refusal.Invalid(ErrorReason.InvalidationEmpty, ("condition", "either a condition or lines are needed, not both."));
            var decision = NewDecision(tx, initiative, request.InvalidationId, request.Reason, request.Act,
                request.Places.Count > 0 ? null : request.Condition);
            var (struck, before) = request.Places.Count > 0
                ? (SignatureChange.Strike(tx, decision, Uncounted(tx, decision.Initiative, request.Places, out var already)), already)
                : (SignatureChange.Strike(tx, decision), tx.Single<long>(StruckBefore, decision.Filter()));

            var row = tx.Stamp(decision with { Signatures = struck });
            tx.Insert("SignatureInvalidation", row);
            var invalidation = row.ToProto();
            tx.Record(new SignaturesInvalidated { Invalidation = invalidation });
            return new InvalidateSignaturesResponse
            {
                Invalidation = invalidation,
                Findings = { Enough(tx, initiative) },
                // Those of the condition that were struck out before include none of this decision.
                StruckBefore = RegionSignatures.Counted(request.Places.Count > 0 ? before : before - struck),
            };
        });
    }

    /// <summary>A decision that has struck out nothing yet.</summary>
    /// <exception cref="Refusal">ALREADY_EXISTS/INVALIDATION_EXISTS.</exception>
    private static InvalidationRow NewDecision(
        LedgerTransaction tx, InitiativeRow initiative, string id, InvalidityReason reason, string act, SignatureCondition? condition)
    {
        var key = initiative.ToKey();
        if (InvalidationRow.Of(tx, key, id) is not null)
            throw Refusal.AlreadyExists(ErrorReason.InvalidationExists, "invalidation_id", id);
        var last = SignatureChunkRow.Last(tx, key);
        return new()
        {
            Initiative = key,
            Id = id,
            InitiativeId = initiative.Id,
            Number = InvalidationRow.Next(tx, key),
            Reason = (long)reason,
            Act = act,
            IsConditional = condition is not null,
            Sheet = condition?.Sheet ?? "",
            Region = condition?.Region ?? "",
            CollectorCommitment = Convert.FromBase64String(condition?.Collector ?? ""),
            SignedFrom = condition?.SignedFrom ?? "",
            SignedUntil = condition?.SignedUntil ?? "",
            LastSignature = last is null ? 0 : last.FirstSignature + last.Signatures - 1,
            Signatures = 0,
            RestoredOn = "",
            RestoredBy = "",
        };
    }

    /// <summary>The signatures of given lines that were not struck out, and how many were.</summary>
    /// <exception cref="Refusal">NOT_FOUND/SIGNATURE_NOT_FOUND.</exception>
    private static IReadOnlyList<SignatureRow> Uncounted(LedgerTransaction tx, long initiative, IReadOnlyList<SignaturePlace> places, out long already)
    {
        var sheets = SignedSheetRow.Named(tx, initiative, places.Select(place => place.Sheet));
        var found = SignatureChange.At(tx, initiative, places.Select(place => (Require(sheets, place).Number, (long)place.Line)));
        var lines = found.Select(row => (row.Sheet, row.Line)).ToHashSet();
        foreach (var place in places)
        {
            if (!lines.Contains((sheets[place.Sheet].Number, place.Line)))
                throw NoSignature(place);
        }

        already = found.Count(row => row.Struck != Strike.None);
        return [.. found.Where(row => row.Struck == Strike.None)];
    }

    private static SignedSheetRow Require(Dictionary<string, SignedSheetRow> sheets, SignaturePlace place) =>
        sheets.GetValueOrDefault(place.Sheet) ?? throw NoSignature(place);

    private static Refusal NoSignature(SignaturePlace place) =>
        Refusal.NotFound(ErrorReason.SignatureNotFound, "places", $"{place.Sheet}/{place.Line}");

    /// <summary>What the law says of the signatures that count now.</summary>
    private static IReadOnlyList<Common.V1.Finding> Enough(LedgerTransaction tx, InitiativeRow initiative)
    {
        var frozen = initiative.ToLaw();
        return frozen.Judge(InitiativeRules.EnoughSignatures(initiative.Id, SignatureCounters.Found(tx, initiative, tx.OccurredDay.Iso()), frozen));
    }

    private const string StruckBefore = """
        SELECT COUNT(*)
        FROM Signature s
        WHERE s.Initiative = @Initiative AND s.Struck <> 0 AND s.Number <= @LastSignature
          AND s.SignedOn >= @SignedFrom AND (@SignedUntil = '' OR s.SignedOn <= @SignedUntil)
          AND s.Sheet IN (SELECT h.Number
                          FROM SignedSheet h
                          WHERE h.Initiative = @Initiative AND (@Sheet = '' OR h.Sheet = @Sheet) AND (@Region = '' OR h.Region = @Region)
                            AND (@AnyCollector = 1 OR h.CollectorCommitment = @CollectorCommitment))
        """;
}
