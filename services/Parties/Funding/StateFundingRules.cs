using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parties.Funding;

/// <summary>What the law says of payments of the state.</summary>
internal static class StateFundingRules
{
    /// <summary>May the state pay a party? The law knows such payments, in this currency, to a party that is registered and not barred.</summary>
    public static IEnumerable<Finding> MayPay(PartyStanding standing, bool blocked, string currency, FundingLaw? law)
    {
        yield return Findings.Make(law?.StateFunding?.Rule ?? "parties.funding.state_funding", law?.StateFunding?.Citation, "", Findings.Text("KNOWN"),
            Findings.Text(law?.StateFunding is { Required: true } ? "KNOWN" : "UNKNOWN"), Findings.Met(law?.StateFunding is { Required: true }));
        yield return Findings.Make("parties.funding.currency", null, "", law is null ? null : Findings.Text(law.Currency), Findings.Text(currency),
            law is null ? Outcome.NotApplicable : Findings.Met(string.Equals(law.Currency, currency, StringComparison.Ordinal)));
        yield return Findings.Make("parties.funding.registered", null, "", Findings.Text(EnumText.Of(PartyStanding.Registered)),
            Findings.Text(EnumText.Of(standing)), Findings.Met(standing is PartyStanding.Registered or PartyStanding.Suspended));
        yield return Findings.Make("parties.funding.may_receive", null, "", Findings.Text("FREE"), Findings.Text(blocked ? "BARRED" : "FREE"), Findings.Met(!blocked));
    }
}
