using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Nominations;

/// <summary>Something that happened to a candidate, as it is stored.</summary>
internal sealed record CandidateChangeRow : RecordedRow
{
    public required string CandidateId { get; init; }

    public required int Number { get; init; }

    public required string State { get; init; }

    /// <summary>When it counts from: never before the change it follows, however imprecise its own date.</summary>
    public required string EffectiveOn { get; init; }

    public required string Reason { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>What happened; null where it was recorded before acts were.</summary>
    public string? Act { get; init; }

    /// <summary>Who decided, where that was not the commission that registers.</summary>
    public string? Authority { get; init; }

    /// <summary>The events in Parties' ledger when it was asked about the nominating party; null where it was not asked.</summary>
    public long? PartiesSize { get; init; }

    /// <summary>What happened to several candidates until a day, by candidate, oldest first; all where no day is given.</summary>
    public static ILookup<string, CandidateChangeRow> Of(Session session, IReadOnlyCollection<string> candidates, string asOf) =>
        session.Query<CandidateChangeRow>(ChangesOf, new { Candidates = candidates, AsOf = asOf }).ToLookup(row => row.CandidateId, StringComparer.Ordinal);

    /// <summary>The nomination: the first that happens to a candidate.</summary>
    public static CandidateChangeRow First(string candidateId, string occurredOn, IEnumerable<Finding> findings) => new()
    {
        CandidateId = candidateId,
        Number = 1,
        State = EnumText.Of(CandidateState.Nominated),
        EffectiveOn = occurredOn,
        Reason = "",
        Act = EnumText.Of(CandidateAct.Nominate),
        Findings = FindingList.ToBytes(findings),
    };

    /// <summary>The change that follows another.</summary>
    public static CandidateChangeRow After(
        CandidateChangeRow last, LedgerTransaction tx, CandidateState state, string reason, IEnumerable<Finding> findings) => new()
        {
            CandidateId = last.CandidateId,
            Number = last.Number + 1,
            State = EnumText.Of(state),
            EffectiveOn = string.CompareOrdinal(last.EffectiveOn, tx.OccurredOn) > 0 ? last.EffectiveOn : tx.OccurredOn,
            Reason = reason,
            Findings = FindingList.ToBytes(findings),
        };

    public CandidateChange ToProto()
    {
        var change = new CandidateChange
        {
            State = EnumText.Parse<CandidateState>(State),
            Reason = Reason,
            Act = Act is null ? CandidateAct.Unspecified : EnumText.Parse<CandidateAct>(Act),
            Authority = Authority ?? "",
            Findings = { FindingList.From(Findings) },
            Recording = ToRecording(),
        };
        if (PartiesSize is { } size)
            change.PartiesLedgerSize = (ulong)size;
        return change;
    }

    private const string ChangesOf = """
        SELECT *
        FROM CandidateChange
        WHERE CandidateId IN @Candidates AND (@AsOf = '' OR EffectiveOn <= @AsOf)
        ORDER BY CandidateId, Number
        """;
}
