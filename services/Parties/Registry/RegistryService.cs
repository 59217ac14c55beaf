using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Registry;

/// <summary>The register of parties and movements.</summary>
public sealed partial class RegistryService(
    LedgerWriter ledger, Database database, LawBook<PartiesLaw> law, JurisdictionCatalog jurisdictions)
    : V1.RegistryService.RegistryServiceBase
{
    /// <summary>What the law of a day says of names, beside those of the other parties that go on.</summary>
    private static IEnumerable<Finding> JudgeNames(
        Session session, string jurisdiction, string partyId, IEnumerable<string> names, string day, LawInForce<PartiesLaw>? inForce)
    {
        var rule = inForce?.Rules.Registry?.Names;
        // Names are many to read: only a law that compares them has them read.
        var others = rule is null ? [] : PartyOnDay.Of(session, session.Query<PartyOnDayRow>(
            PartyOnDay.All + " WHERE p.Jurisdiction = @Jurisdiction AND p.Id <> @PartyId", new { Jurisdiction = jurisdiction, PartyId = partyId, Day = day }), day);
        return NameRules.SetsApart([.. names], others, rule);
    }

    private static IEnumerable<string> Texts(params LocalizedText?[] names) => names.OfType<LocalizedText>().SelectMany(name => name.Text.Values);

    /// <summary>Stores what changes about a party from a day on, and answers with the party as it is on that day.</summary>
    private static (Party Party, IReadOnlyList<PartyChange> Changes) Keep(
        LedgerTransaction tx, PartyRow party, string validFrom, string act, params PartyChange[] changes)
    {
        var rows = changes.Select(change => PartyChangeRow.Of(tx, party.Id, validFrom, act, change)).ToArray();
        tx.InsertMany("PartyChange", rows);
        tx.Execute("UPDATE Party SET Version = Version + 1 WHERE Id = @Id", new { party.Id });
        return (PartyOnDay.Require(tx, party.Id, validFrom), [.. rows.Select(row => row.ToProto())]);
    }
}
