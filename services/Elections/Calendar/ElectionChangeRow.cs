using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Calendar;

/// <summary>Something that happened to an election, as it is stored.</summary>
internal sealed record ElectionChangeRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required int Number { get; init; }

    public required string State { get; init; }

    public required string VotingOn { get; init; }

    public required string Act { get; init; }

    public required string Reason { get; init; }

    /// <summary>What happened to several elections, by election, oldest first.</summary>
    public static ILookup<string, ElectionChangeRow> Of(Session session, IReadOnlyCollection<string> elections) =>
        session.Query<ElectionChangeRow>(ChangesOf, new { Elections = elections }).ToLookup(row => row.ElectionId, StringComparer.Ordinal);

    /// <summary>Adds to the history of an election what it has become. Versions number the changes.</summary>
    public static void Append(LedgerTransaction tx, ElectionRow election, string act, string reason) =>
        tx.Insert("ElectionChange", tx.Stamp(new ElectionChangeRow
        {
            ElectionId = election.Id,
            Number = (int)election.Version,
            State = election.State,
            VotingOn = election.VotingOn,
            Act = act,
            Reason = reason,
        }));

    public ElectionChange ToProto() => new()
    {
        State = EnumText.Parse<ElectionState>(State),
        VotingOn = VotingOn,
        Act = Act,
        Reason = Reason,
        Recording = ToRecording(),
    };

    private const string ChangesOf = """
        SELECT *
        FROM ElectionChange
        WHERE ElectionId IN @Elections
        ORDER BY ElectionId, Number
        """;
}
