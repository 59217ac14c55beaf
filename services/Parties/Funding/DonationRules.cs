using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Funding;

/// <summary>A donation as the law asks about it. The donor is a commitment: rules know that it is the same one, not who.</summary>
internal sealed record Gift(DonorKind DonorKind, string DonorCommitment, ulong Amount, string Currency, string ReceivedOn);

/// <summary>What the law says of donations.</summary>
internal static class DonationRules
{
    /// <summary>What each act makes of a donation in each state.</summary>
    public static Lifecycle<DonationState, DonationAct> Lifecycle { get; } = new(
        "parties.funding.donation_state",
        (DonationState.Unspecified, DonationAct.Receive, DonationState.Received),
        (DonationState.Received, DonationAct.Return, DonationState.Returned));

    /// <summary>
    /// May a party receive this? No court bars it, the donor is not of a kind that may not give, and what the donor gave in
    /// the year is within the limit. Where the law counts in another currency, the limit is undetermined.
    /// </summary>
    /// <param name="gift">The donation.</param>
    /// <param name="before">What the donor is known to have given the party besides in the same year, the returned left out.</param>
    /// <param name="blocked">An order of a court bars the party from receiving.</param>
    /// <param name="law">The law, if it says anything of money.</param>
    public static IEnumerable<Finding> MayReceive(Gift gift, ulong before, bool blocked, FundingLaw? law)
    {
        yield return Findings.Make("parties.funding.may_receive", null, "", Findings.Text("FREE"), Findings.Text(blocked ? "BARRED" : "FREE"), Findings.Met(!blocked));
        var kind = EnumText.Of(gift.DonorKind);
        foreach (var rule in law?.Prohibited ?? [])
        {
            yield return Findings.Make(rule.Rule, rule.Citation, EnumText.Of(rule.DonorKind), null, Findings.Text(kind),
                rule.DonorKind == gift.DonorKind ? Outcome.Violated : Outcome.Satisfied);
        }

        foreach (var rule in law?.YearlyLimits.Where(rule => rule.DonorKind == gift.DonorKind) ?? [])
        {
            yield return Findings.Make(rule.Rule, rule.Citation, kind, MoneyRules.Measure(rule.Maximum, law!.Currency),
                MoneyRules.Measure(before + gift.Amount, gift.Currency), WithinLimit(gift, before, rule, law.Currency));
        }
    }

    /// <summary>May a donation be given back on a day? Once, not before it was received, and in the time the law gives for an unlawful one.</summary>
    public static IEnumerable<Finding> MayReturn(Donation donation, string day, FundingLaw? law)
    {
        var evidence = $"donations/{donation.DonationId}";
        yield return Lifecycle.MayHappen(donation.State, DonationAct.Return, evidence);
        yield return Findings.Make("parties.funding.return_in_order", null, "", Findings.Date(donation.ReceivedOn), Findings.Date(day),
            Findings.Met(string.CompareOrdinal(donation.ReceivedOn, day) <= 0), evidence);
        if (law?.ReturnWithinDays is not { } rule || donation.Lawful)
            yield break;
        var days = TextFormats.FirstDay(day).DayNumber - TextFormats.FirstDay(donation.ReceivedOn).DayNumber;
        var within = rule.Against(days < 0 ? 0 : (uint)days, "", evidence);
        // Too late is better than never: it is said, and bars nothing.
        within.Outcome = within.Outcome is Outcome.Violated ? Outcome.Warning : within.Outcome;
        yield return within;
    }

    /// <summary>No rule that bears on a donation is violated or left undetermined.</summary>
    public static bool IsLawful(IEnumerable<Finding> findings) =>
        findings.All(finding => finding.Outcome is not (Outcome.Violated or Outcome.Undetermined));

    /// <summary>The citizen is named in public: the law says from which sum on, and it is reached.</summary>
    public static bool IsNamed(DonorKind kind, ulong inTheYear, FundingLaw? law) =>
        kind is not DonorKind.Citizen || (law?.CitizensNamed is { } rule && inTheYear >= rule.FromAmount);

    private static Outcome WithinLimit(Gift gift, ulong before, DonorLimitRule rule, string currency) =>
        !string.Equals(gift.Currency, currency, StringComparison.Ordinal) ? Outcome.Undetermined
        : Findings.Met(before + gift.Amount <= rule.Maximum);
}
