using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.MemberSignatures;

public sealed partial class MemberSignatureService
{
    /// <inheritdoc />
    public override Task<RecordSignatureVerificationResponse> RecordSignatureVerification(
        RecordSignatureVerificationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var party = PartyRow.Require(tx, request.PartyId);
            tx.Call.RequireScope(party.Jurisdiction);
            tx.Concerns(party.Jurisdiction);
            var inForce = law.On(tx, party.Jurisdiction, tx.OccurredDay);
            if (inForce.Jurisdiction.Regions.All(region => !string.Equals(region.Code, request.Region, StringComparison.Ordinal)))
                throw Refusal.Invalid(ErrorReason.RegionUnknown, ("region", $"'{request.Region}' is no region of '{party.Jurisdiction}'."));
            var before = VerificationRow.Begin(tx, request, SignaturesFound.Of(tx, party.Id, tx.OccurredDay.Iso()));
            var allowed = inForce.Judge(VerificationRules.MayRecord(party.Id, before, request));
            allowed.RefuseIfViolated();

            var (results, struck) = Strike(tx, request);
            var row = tx.Stamp(before with { Checked = before.Checked + request.Checked, Invalid = before.Invalid + struck });
            row.Store(tx);
            var region = Shortfall(tx, party.Id, request.Region, inForce);
            var findings = allowed.Concat(inForce.Judge(VerificationRules.Concluded(party.Id, region, inForce.Rules.IndividualSignatures))).ToArray();
            tx.Record(new MemberSignaturesVerified { PartyId = party.Id, Region = region, Findings = { findings } });
            return new RecordSignatureVerificationResponse { Region = region, Findings = { findings }, Rows = { results } };
        });

    /// <summary>Strikes out the lines that do not count, and lets the next signature of each person count that may.</summary>
    private static (IReadOnlyList<RowResult> Results, long Struck) Strike(LedgerTransaction tx, RecordSignatureVerificationRequest request)
    {
        var sheets = MemberSheetRow.Named(tx, request.PartyId, request.Rows.Select(row => row.Place.Sheet));
        long PlaceOf(StruckMemberSignature row) =>
            sheets.TryGetValue(row.Place.Sheet, out var sheet) && string.Equals(sheet.Region, request.Region, StringComparison.Ordinal)
                ? MemberSignatureRow.PlaceOf(sheet.Number, row.Place.Line) : 0;
        var found = MemberSignatureRow.At(tx, request.PartyId, [.. request.Rows.Select(PlaceOf).Distinct()]).ToDictionary(row => row.Place);
        var (results, struck) = (new List<RowResult>(), new List<MemberSignatureRow>());
        foreach (var row in request.Rows)
        {
            var known = found.GetValueOrDefault(PlaceOf(row));
            var result = VerificationRules.Take(row, known);
            result.Row = (uint)results.Count;
            results.Add(result);
            if (result.Outcome is not RowOutcome.Stored)
                continue;
            found[known!.Place] = Struck(tx, known, row.Reason);
            struck.Add(known);
        }

        Promote(tx, request.PartyId, struck);
        return (results, struck.Count);
    }

    private static MemberSignatureRow Struck(LedgerTransaction tx, MemberSignatureRow row, MemberInvalidity reason)
    {
        var day = tx.OccurredDay.Iso();
        row = row with { CountsUntil = row.DoesCount() ? day : row.CountsUntil, StruckOn = day, Reason = (long)reason };
        tx.Execute(StrikeLine, row);
        return row;
    }

    private static void Promote(LedgerTransaction tx, string partyId, IReadOnlyList<MemberSignatureRow> struck)
    {
        var people = struck.Select(row => Convert.ToBase64String(row.Commitment)).ToHashSet(StringComparer.Ordinal);
        var rows = MemberSignatureRow.By(tx, partyId, [.. struck.Select(row => row.Prefix).Distinct()]);
        foreach (var person in rows.GroupBy(row => Convert.ToBase64String(row.Commitment), StringComparer.Ordinal).Where(group => people.Contains(group.Key)))
        {
            if (MemberImportRules.Next([.. person]) is { } next)
                tx.Execute(LetCount, new { next.PartyId, next.Place, Day = tx.OccurredDay.Iso() });
        }
    }

    private const string StrikeLine = """
        UPDATE MemberSignature
        SET CountsUntil = @CountsUntil, StruckOn = @StruckOn, Reason = @Reason
        WHERE PartyId = @PartyId AND Place = @Place
        """;

    private const string LetCount = """
        UPDATE MemberSignature
        SET CountsFrom = @Day, CountsUntil = ''
        WHERE PartyId = @PartyId AND Place = @Place
        """;
}
