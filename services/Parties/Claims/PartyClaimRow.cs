using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Claims;

/// <summary>A claim as it is stored. An empty date is none.</summary>
internal sealed record PartyClaimRow : RecordedRow
{
    public required string Id { get; init; }

    public required string PartyId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Kind { get; init; }

    public required string Statement { get; init; }

    public required string Claimant { get; init; }

    public required string ClaimantPartyId { get; init; }

    public required string AnswersClaimId { get; init; }

    public required string WithdrawnOn { get; init; }

    public required string WithdrawalReason { get; init; }

    public required long Version { get; init; }

    /// <summary>The claim of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/CLAIM_NOT_FOUND.</exception>
    public static PartyClaimRow Require(Session session, string id, string field = "claim_id") =>
        session.Find<PartyClaimRow>("SELECT * FROM PartyClaim WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.ClaimNotFound, field, id);

    /// <summary>The claim as it stood on a day: a withdrawal that came later is not told.</summary>
    public PartyClaim ToProto(string day, IEnumerable<string> answeredBy)
    {
        var withdrawn = WithdrawnOn.Length > 0 && string.CompareOrdinal(WithdrawnOn, day) <= 0;
        return new()
        {
            ClaimId = Id,
            PartyId = PartyId,
            Kind = EnumText.Parse<ClaimKind>(Kind),
            Statement = Statement,
            Claimant = Claimant,
            ClaimantPartyId = ClaimantPartyId,
            ClaimedOn = OccurredOn,
            AnswersClaimId = AnswersClaimId,
            State = withdrawn ? ClaimState.Withdrawn : ClaimState.Standing,
            WithdrawnOn = withdrawn ? WithdrawnOn : "",
            WithdrawalReason = withdrawn ? WithdrawalReason : "",
            AnsweredByIds = { answeredBy },
            Etag = Etags.Of(Version),
            Recording = ToRecording(),
        };
    }
}
