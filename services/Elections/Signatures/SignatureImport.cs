using Google.Protobuf;
using Saylau.Common.V1;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Signatures;

/// <summary>
/// Enters sealed signatures, each decided for itself. Whoever signed before is found by the engine, set by set: however many
/// there are, a chunk costs what it costs.
/// </summary>
internal sealed class SignatureImport(LedgerTransaction tx, InitiativeRow initiative, HashSet<string> regions, bool withdrawals)
{
    private readonly long key = initiative.ToKey();
    private readonly List<(SignatureEntry Entry, SignedSheetRow Sheet, SignatureRowResult Result)> admitted = [];
    private readonly List<SignedSheetRow> newSheets = [];

    /// <summary>Stores what is new, and answers every row.</summary>
    public Entered Enter(IReadOnlyList<SignatureEntry> rows)
    {
        var results = Admit(rows);
        Stage();
        var present = Present();
        var blocked = tx.Query<PlaceRow>(Blocked, new { Initiative = key }).ToHashSet();
        var last = SignatureChunkRow.Last(tx, key);
        var first = last is null ? 1 : last.FirstSignature + last.Signatures;
        var withdrawn = withdrawals ? tx.Query<WithdrawnRow>(Withdrawn, new { Initiative = key }).ToDictionary(row => new PlaceRow { Sheet = row.Sheet, Line = row.Line }, row => row.WithdrawnOn) : [];
        var stored = Decide(present, blocked, withdrawn, first);
        tx.Execute(ClearIntake);
        return stored.Count == 0 ? new(results, [], ByteString.Empty, 0) : Store(results, stored, (last?.Number ?? 0) + 1, first);
    }

    /// <summary>Refuses what is malformed, finds the sheet of every other row, and keeps one row a line.</summary>
    private List<SignatureRowResult> Admit(IReadOnlyList<SignatureEntry> rows)
    {
        var sheets = SignedSheetRow.Named(tx, key, rows.Select(row => row.Sheet));
        var next = SignedSheetRow.Last(tx, key);
        var lines = new Dictionary<(string, uint), SignatureEntry>();
        var (results, today) = (new List<SignatureRowResult>(rows.Count), tx.OccurredDay.Iso());
        foreach (var row in rows)
        {
            var result = new SignatureRowResult { Row = (uint)results.Count };
            results.Add(result);
            if (SignatureImportRules.Refuse(result, row, sheets.GetValueOrDefault(row.Sheet), regions, today)
                || SignatureImportRules.Repeats(result, row, lines))
                continue;
            if (!sheets.TryGetValue(row.Sheet, out var sheet))
                newSheets.Add(sheets[row.Sheet] = sheet = NewSheet(row, ++next));
            admitted.Add((row, sheet, result));
        }

        return results;
    }

    private SignedSheetRow NewSheet(SignatureEntry row, long number) => new()
    {
        Initiative = key,
        Number = number,
        Sheet = row.Sheet,
        Region = row.Region,
        CollectorCommitment = Convert.FromBase64String(row.Collector),
    };

    private void Stage() => tx.InsertMany("SignatureIntake", admitted.Select(row =>
    {
        var commitment = Convert.FromBase64String(row.Entry.NationalNumber);
        return new IntakeRow { Sheet = row.Sheet.Number, Line = row.Entry.Line, Prefix = SignatureRow.PrefixOf(commitment), Commitment = commitment };
    }).ToArray());

    // Where every sheet is new, no line can be there.
    private Dictionary<PlaceRow, PresentRow> Present() => admitted.TrueForAll(row => newSheets.Contains(row.Sheet))
        ? []
        : tx.Query<PresentRow>(LinesPresent, new { Initiative = key }).ToDictionary(row => new PlaceRow { Sheet = row.Sheet, Line = row.Line });

    private List<SignatureRow> Decide(
        Dictionary<PlaceRow, PresentRow> present, HashSet<PlaceRow> blocked, Dictionary<PlaceRow, string> withdrawn, long number)
    {
        var (stored, counted) = (new List<SignatureRow>(admitted.Count), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (entry, sheet, result) in admitted)
        {
            var place = new PlaceRow { Sheet = sheet.Number, Line = entry.Line };
            if (present.TryGetValue(place, out var known))
            {
                SignatureImportRules.Known(result, entry, known.Commitment, known.State, known.Reason);
                continue;
            }

            var isOutside = SignatureImportRules.IsOutside(entry.SignedOn, initiative.CollectionFrom, initiative.CollectionUntil);
            var isWithdrawn = SignatureImportRules.IsWithdrawn(entry.SignedOn, withdrawn.GetValueOrDefault(place));
            SignatureImportRules.Stored(result, isOutside, isWithdrawn, blocked.Contains(place) || counted.Contains(entry.NationalNumber));
            if (result.State is SignatureState.Valid)
                counted.Add(entry.NationalNumber);
            var commitment = Convert.FromBase64String(entry.NationalNumber);
            stored.Add(new()
            {
                Initiative = key,
                Sheet = sheet.Number,
                Line = entry.Line,
                Number = number + stored.Count,
                Prefix = SignatureRow.PrefixOf(commitment),
                Commitment = commitment,
                SignedOn = entry.SignedOn,
                State = (long)result.State,
                Reason = (long)result.Invalidity,
                Struck = isOutside ? Strike.AtEntry : isWithdrawn ? Strike.Withdrawal : Strike.None,
                Checked = 0,
            });
        }

        return stored;
    }

    private Entered Store(List<SignatureRowResult> results, List<SignatureRow> stored, long chunk, long first)
    {
        var sheets = newSheets.Concat(admitted.Select(row => row.Sheet)).DistinctBy(sheet => sheet.Number).ToDictionary(sheet => sheet.Number);
        var used = stored.Select(row => row.Sheet).ToHashSet();
        var added = newSheets.Where(sheet => used.Contains(sheet.Number)).ToArray();
        tx.InsertMany("SignedSheet", added);
        tx.InsertMany("Signature", stored);
        var root = SignatureTree.RootOf(stored.Select(row => SignatureTree.Leaf(row.Commitment, sheets[row.Sheet].Sheet, row.Line)));
        tx.Insert("SignatureChunk", tx.Stamp(new SignatureChunkRow
        {
            Initiative = key,
            Number = chunk,
            FirstSignature = first,
            Signatures = stored.Count,
            CommitmentRoot = root,
        }));
        var tallies = SignatureCountRules.Tally(stored.Select(row => (sheets[row.Sheet].Region, row.State, row.Reason)));
        SignatureCounters.Move(tx, key, tallies.Concat(SignatureCountRules.Tally(added.Select(sheet => (sheet.Region, SignatureCounters.Sheets, 0L)))));
        return new(results, [.. tallies.Select(tally => tally.ToProto())], ByteString.CopyFrom(root), (uint)chunk);
    }

    private sealed record PlaceRow
    {
        public required long Sheet { get; init; }

        public required long Line { get; init; }
    }

    private sealed record WithdrawnRow
    {
        public required long Sheet { get; init; }

        public required long Line { get; init; }

        public required string WithdrawnOn { get; init; }
    }

    private sealed record PresentRow
    {
        public required long Sheet { get; init; }

        public required long Line { get; init; }

        public required byte[] Commitment { get; init; }

        public required long State { get; init; }

        public required long Reason { get; init; }
    }

    // A correlated EXISTS keeps the engine to one look-up for each row that waits; as a join it might read all signatures.
    private const string Blocked = """
        SELECT i.Sheet, i.Line
        FROM SignatureIntake i
        WHERE EXISTS (SELECT 1
                      FROM Signature s
                      WHERE s.Initiative = @Initiative AND s.Prefix = i.Prefix AND s.Commitment = i.Commitment
                        AND (s.State = 1 OR (s.State = 2 AND s.Reason IN (1, 2))))
        """;

    private const string Withdrawn = """
        SELECT i.Sheet, i.Line, w.WithdrawnOn
        FROM SignatureIntake i
        LEFT JOIN SignatureWithdrawal w ON w.Initiative = @Initiative AND w.Prefix = i.Prefix AND w.Commitment = i.Commitment
        WHERE w.WithdrawnOn IS NOT NULL
        """;

    private const string LinesPresent = """
        SELECT s.Sheet, s.Line, s.Commitment, s.State, s.Reason
        FROM SignatureIntake i
        LEFT JOIN Signature s ON s.Initiative = @Initiative AND s.Sheet = i.Sheet AND s.Line = i.Line
        WHERE s.Sheet IS NOT NULL
        """;

    private const string ClearIntake = "DELETE FROM SignatureIntake";
}

/// <summary>What became of a chunk: a result for each row, and what was stored.</summary>
internal sealed record Entered(
    IReadOnlyList<SignatureRowResult> Results, IReadOnlyList<SignatureTally> Tallies, ByteString CommitmentRoot, uint Chunk);
