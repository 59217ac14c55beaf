using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Floor;

/// <summary>What happens on the floor of a sitting: who is there, who speaks, and the votes that are taken.</summary>
public sealed partial class FloorService(LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law)
    : V1.FloorService.FloorServiceBase
{
    /// <summary>The sitting that a write is about, for whoever keeps its record.</summary>
    private static SittingRow Enter(LedgerTransaction tx, string sittingId)
    {
        var sitting = SittingRow.Require(tx, sittingId);
        tx.Call.RequireScope(sitting.Jurisdiction);
        tx.Concerns(sitting.Jurisdiction);
        return sitting;
    }

    /// <summary>The law of the day of a sitting: it is what its quorum is judged by.</summary>
    private LawInForce<ParliamentLaw> LawOf(Session session, SittingRow sitting) =>
        law.On(session, sitting.Jurisdiction, TextFormats.FirstDay(sitting.HeldOn));

    private static IReadOnlyList<SittingItemRow> Agenda(Session session, SittingRow sitting) =>
        [.. SittingItemRow.Of(session, [sitting.Id])[sitting.Id]];
}
