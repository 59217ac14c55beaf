using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Initiatives;

/// <summary>Petitions for a referendum: their group, their signatures, and what became of them.</summary>
public sealed partial class InitiativeService(
    LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, JurisdictionCatalog jurisdictions, Commitments commitments)
    : V1.InitiativeService.InitiativeServiceBase
{
    /// <summary>Adds a step to an initiative, and answers with the initiative after it.</summary>
    private static Initiative Take(
        LedgerTransaction tx, InitiativeRow initiative, IReadOnlyList<InitiativeStepRow> before, InitiativeStepRow step)
    {
        tx.Insert("InitiativeStep", tx.Stamp(step));
        var next = initiative with { Version = initiative.Version + 1 };
        tx.Execute("UPDATE Initiative SET Version = @Version WHERE Id = @Id", new { next.Version, next.Id });
        tx.Record(new InitiativeStepRecorded { InitiativeId = initiative.Id, Step = step.ToProto() });
        return next.ToProto(InitiativeMembersRow.Of(tx, [initiative.Id])[initiative.Id], [.. before, step]);
    }
}
