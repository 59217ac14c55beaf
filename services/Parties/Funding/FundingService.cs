using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Common.V1.ErrorReason;

namespace Saylau.Parties.Funding;

/// <summary>The money of parties: who gave how much, and what they account for each year.</summary>
public sealed partial class FundingService(
    LedgerWriter ledger, Database database, LawBook<PartiesLaw> law, JurisdictionCatalog jurisdictions, Commitments commitments, Seals seals)
    : V1.FundingService.FundingServiceBase
{
    private static readonly Role[] Insiders = [Role.Registrar, Role.CentralCommission, Role.Auditor];

    /// <summary>The party that the write is about, within the caller's scope.</summary>
    private static PartyRow RequireParty(LedgerTransaction tx, string partyId)
    {
        var party = PartyRow.Require(tx, partyId);
        tx.Call.RequireScope(party.Jurisdiction);
        tx.Concerns(party.Jurisdiction);
        return party;
    }

    /// <summary>The party, those who register and auditors see who gave; others what the law tells.</summary>
    private static bool IsInsider(Caller caller, PartyRow party) =>
        caller.Has(Role.Party, party.Id) || Insiders.Any(role => caller.Has(role, party.Jurisdiction));

    private static void RequireMoney(params (string Field, ulong Amount)[] amounts)
    {
        if (Array.Find(amounts, one => one.Amount > MoneyRules.Most) is { Field: not null } wrong)
            throw Refusal.Invalid(ErrorReason.FieldsInvalid, (wrong.Field, $"is more than {MoneyRules.Most}."));
    }

    private static void RequireAmount(ulong amount)
    {
        if (amount == 0)
            throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("amount", "is required."));
        RequireMoney(("amount", amount));
    }

    private static void RequireCurrency(string field, string currency)
    {
        if (!MoneyRules.IsCurrency(currency))
            throw Refusal.Invalid(ErrorReason.FieldsInvalid, (field, "must be three upper-case letters (ISO 4217)."));
    }

    /// <summary>What the law of the day says of a donation, with what its donor gave this party in the same year.</summary>
    private IReadOnlyList<Finding> Judge(Session session, PartyRow party, Gift gift)
    {
        var inForce = law.On(session, party.Jurisdiction, TextFormats.FirstDay(gift.ReceivedOn));
        var before = DonationRow.GivenBefore(session, party.Id, gift.DonorCommitment, gift.ReceivedOn, gift.Currency);
        var blocked = StandingRules.BlockedActs(gift.ReceivedOn, StandingPeriodRow.Orders(session, party.Id)).Contains(Act.ReceiveFunds);
        return inForce.Judge(DonationRules.MayReceive(gift, before, blocked, inForce.Rules.Funding));
    }
}
