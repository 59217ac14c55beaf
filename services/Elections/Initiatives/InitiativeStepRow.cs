using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Initiatives;

/// <summary>A step of an initiative as it is stored.</summary>
internal sealed record InitiativeStepRow : RecordedRow
{
    public required string InitiativeId { get; init; }

    public required int Number { get; init; }

    public required string Step { get; init; }

    public required string State { get; init; }

    /// <summary>When it counts from: never before the step it follows, however imprecise its own date.</summary>
    public required string EffectiveOn { get; init; }

    public required string Authority { get; init; }

    public required string Reason { get; init; }

    public required string ReplacedByElectionId { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The steps of an initiative until a day, oldest first; all where no day is given.</summary>
    public static IReadOnlyList<InitiativeStepRow> Of(Session session, string initiativeId, string asOf = "") =>
        [.. Of(session, [initiativeId], asOf)[initiativeId]];

    /// <summary>The steps of several initiatives until a day, by initiative, oldest first.</summary>
    public static ILookup<string, InitiativeStepRow> Of(Session session, IReadOnlyCollection<string> initiatives, string asOf) =>
        session.Query<InitiativeStepRow>(StepsOf, new { Initiatives = initiatives, AsOf = asOf }).ToLookup(row => row.InitiativeId, StringComparer.Ordinal);

    /// <summary>The step that follows others.</summary>
    public static InitiativeStepRow After(
        IReadOnlyList<InitiativeStepRow> before, LedgerTransaction tx, InitiativeStep step, string authority, string reason, IEnumerable<Finding> findings)
    {
        var last = before[^1];
        return new()
        {
            InitiativeId = last.InitiativeId,
            Number = last.Number + 1,
            Step = EnumText.Of(step),
            State = EnumText.Of(InitiativeRules.Next(EnumText.Parse<InitiativeState>(last.State), step)),
            EffectiveOn = string.CompareOrdinal(last.EffectiveOn, tx.OccurredOn) > 0 ? last.EffectiveOn : tx.OccurredOn,
            Authority = authority,
            Reason = reason,
            ReplacedByElectionId = "",
            Findings = FindingList.ToBytes(findings),
        };
    }

    public RecordedInitiativeStep ToProto() => new()
    {
        Step = EnumText.Parse<InitiativeStep>(Step),
        State = EnumText.Parse<InitiativeState>(State),
        Authority = Authority,
        Reason = Reason,
        ReplacedByElectionId = ReplacedByElectionId,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };

    private const string StepsOf = """
        SELECT *
        FROM InitiativeStep
        WHERE InitiativeId IN @Initiatives AND (@AsOf = '' OR EffectiveOn <= @AsOf)
        ORDER BY InitiativeId, Number
        """;
}
