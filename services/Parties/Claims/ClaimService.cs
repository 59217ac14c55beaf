using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Common.V1.ErrorReason;

namespace Saylau.Parties.Claims;

/// <summary>What somebody says of a party and somebody else may deny.</summary>
public sealed partial class ClaimService(LedgerWriter ledger, Database database, JurisdictionCatalog jurisdictions)
    : V1.ClaimService.ClaimServiceBase
{
    /// <summary>The caller may speak in the jurisdiction, and a party that speaks is one of its own.</summary>
    private static void RequireVoice(LedgerTransaction tx, string jurisdiction, string claimantPartyId)
    {
        var party = claimantPartyId.Length > 0 && tx.Call.Caller.Has(Role.Party, claimantPartyId);
        tx.Call.RequireScope(party ? claimantPartyId : jurisdiction);
        tx.Concerns(jurisdiction);
        if (claimantPartyId.Length > 0 && !string.Equals(PartyRow.Require(tx, claimantPartyId, "claimant_party_id").Jurisdiction, jurisdiction, StringComparison.Ordinal))
            throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("claimant_party_id", $"must be a party of '{jurisdiction}'."));
    }

    private static IReadOnlyList<PartyClaim> Read(Session session, IReadOnlyList<PartyClaimRow> rows, string day)
    {
        var answers = session.Query<AnswerRow>(AnswersTo, new { Claims = rows.Select(row => row.Id).ToArray(), Day = day })
            .ToLookup(row => row.AnswersClaimId, row => row.Id, StringComparer.Ordinal);
        return [.. rows.Select(row => row.ToProto(day, answers[row.Id]))];
    }

    private const string AnswersTo = """
        SELECT AnswersClaimId, Id
        FROM PartyClaim
        WHERE AnswersClaimId IN @Claims AND OccurredOn <= @Day
        ORDER BY AnswersClaimId, Id
        """;

    private sealed record AnswerRow
    {
        public required string AnswersClaimId { get; init; }

        public required string Id { get; init; }
    }
}
