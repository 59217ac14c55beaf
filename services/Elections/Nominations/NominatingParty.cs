using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Clients;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <summary>What Parties says of a party on a day; null where none is named. Asked before the door: nothing waits inside it.</summary>
    private async Task<PartyFacts?> AskParties(string partyId, string day, ServerCallContext context)
    {
        if (partyId.Length == 0)
            return null;
        try
        {
            var (road, asOf) = (services.InOwnName("parties"), TextFormats.FirstDay(day).Iso());
            var parties = new StandingService.StandingServiceClient(road);
            // Asked first: the answer knows at least so much.
            var ledgerThere = await new LedgerService.LedgerServiceClient(road).GetCheckpointAsync(new() { Ledger = "parties" }, context.Within());
            var answer = await parties.CheckActAsync(new() { PartyId = partyId, Act = Act.Nominate, AsOf = asOf }, context.Within());
            var standing = await parties.GetStandingAsync(new() { PartyId = partyId, AsOf = asOf }, context.Within());
            return new PartyFacts(partyId, answer.Findings.All(finding => finding.Outcome is Outcome.Satisfied or Outcome.NotApplicable),
                [.. answer.Findings.SelectMany(finding => finding.Evidence)])
            {
                LedgerSize = (long)ledgerThere.Size,
                IsRegistered = standing.Period.Standing is not (PartyStanding.Unspecified or PartyStanding.Unregistered),
            };
        }
        catch (RpcException unknown) when (unknown.StatusCode is StatusCode.NotFound)
        {
            throw Refusal.Invalid(ErrorReason.NominatingPartyUnknown, ("party_id", $"Parties knows no '{partyId}'."));
        }
    }

    /// <summary>What Parties says on a day of the party that nominated a candidate; null where no party did.</summary>
    private async Task<PartyFacts?> AskNominator(string candidateId, string day, ServerCallContext context)
    {
        var candidate = database.Read(session => CandidateRow.Require(session, candidateId));
        return candidate.Nominator is "PARTY" ? await AskParties(candidate.PartyId, day, context) : null;
    }

    /// <summary>Where an election stood on a day, or at the end of a month or year; empty if it was not known of then.</summary>
    private static string StateOn(Session session, string electionId, string day) => ElectionChangeRow.Of(session, [electionId])[electionId]
        .LastOrDefault(change => string.CompareOrdinal(change.OccurredOn, 0, day, 0, day.Length) <= 0)?.State ?? "";

    private static void RequireNominator(Nominator nominator, string partyId)
    {
        if (nominator is Nominator.Party && partyId.Length == 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("party_id", "is required where a party nominates."));
    }
}
