using Saylau.Common.V1;
using Saylau.Parliament.Transcripts;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Contributions;

/// <summary>What was said at sittings, contribution by contribution, with every version.</summary>
public sealed partial class ContributionService(
    LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions, Commitments commitments)
    : V1.ContributionService.ContributionServiceBase
{
    /// <summary>
    /// What of the contributions of a country the caller may read: all; what is published and open; or nothing, where the law of
    /// today or of the day asked about withholds transcripts.
    /// </summary>
    private ContributionView View(Session session, Call call, string jurisdiction, string asOf)
    {
        var insider = ContributionView.IsInsider(call.Caller, jurisdiction);
        var withheld = new[] { ledger.Today.Iso(), ledger.DayAsked(asOf) }
            .Select(day => law.On(session, jurisdiction, TextFormats.FirstDay(day)).Rules)
            .Select(rules => TranscriptDisclosureRules.Text(call.Caller, jurisdiction, rules.Disclosure))
            .FirstOrDefault(found => found is not null);
        return new(insider, ledger.Today.Iso(), withheld);
    }
}

/// <summary>How far the caller may read.</summary>
/// <param name="Insider">All of it: the secretariat and auditors.</param>
/// <param name="Today">The day by which embargoes end.</param>
/// <param name="Withheld">The law that withholds everything; null if none does.</param>
internal sealed record ContributionView(bool Insider, string Today, Withheld? Withheld)
{
    /// <summary>The condition on a contribution <c>s</c> and its transcript's progress <c>p</c>; the contributions on a closed item are as closed as the item.</summary>
    public const string MayRead = """
        (@Insider = 1 OR (p.State = 'PUBLISHED' AND p.EmbargoedUntil <= @Today
          AND NOT EXISTS (SELECT 1 FROM SittingItem i WHERE i.SittingId = s.SittingId AND i.ItemId = s.ItemId AND i.OpennessNow = 'CLOSED')))
        """;

    public static bool IsInsider(Caller caller, string jurisdiction) =>
        caller.Has(Role.ParliamentSecretariat, jurisdiction) || caller.Has(Role.Auditor, jurisdiction);
}
