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
            var findings = initiative.ToLaw().Judge([NotBackdated(tx, initiative)]);
            findings.RefuseIfViolated();
            var named = Named(tx, decision.Initiative, request.Places);
            InvalidationPlaceRow.Keep(tx, decision, named, isCheck: false);
            var (struck, before) = request.Places.Count > 0
                ? (SignatureChange.Strike(tx, decision, named.Where(row => row.Struck == Strike.None)), named.Count(row => row.Struck != Strike.None))
                : (SignatureChange.Strike(tx, decision), tx.Single<long>(StruckBefore, decision.Filter()));

            var row = tx.Stamp(decision with { Signatures = struck });
            tx.Insert("SignatureInvalidation", row);
            var invalidation = row.ToProto();
            tx.Record(new SignaturesInvalidated { Invalidation = invalidation });
            return new InvalidateSignaturesResponse
            {
                Invalidation = invalidation,
                Findings = { findings, Enough(tx, initiative) },
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

    /// <summary>What was counted on a day stays so: nothing is decided for a day before the last that the counters moved on.</summary>
    private static Common.V1.Finding NotBackdated(LedgerTransaction tx, InitiativeRow initiative) =>
        SignatureRules.NotBackdated(initiative.Id, SignatureCounters.LastDay(tx, initiative.ToKey()), tx.OccurredOn);

    /// <summary>The signatures of given lines.</summary>
    /// <exception cref="Refusal">NOT_FOUND/SIGNATURE_NOT_FOUND.</exception>
    private static IReadOnlyList<SignatureRow> Named(LedgerTransaction tx, long initiative, IReadOnlyList<SignaturePlace> places)
    {
        if (places.Count == 0)
            return [];
        var sheets = SignedSheetRow.Named(tx, initiative, places.Select(place => place.Sheet));
        var found = SignatureChange.At(tx, initiative, places.Select(place => (Require(sheets, place).Number, (long)place.Line)));
        var lines = found.Select(row => (row.Sheet, row.Line)).ToHashSet();
        foreach (var place in places)
        {
            if (!lines.Contains((sheets[place.Sheet].Number, place.Line)))
                throw NoSignature(place);
        }

        return found;
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
