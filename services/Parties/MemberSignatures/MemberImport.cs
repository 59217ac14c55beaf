using System.Globalization;
using System.Text;
using Google.Protobuf;
using Saylau.Client.Proofs;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.MemberSignatures;

/// <summary>
/// Enters sealed signatures, each decided for itself. What is read back depends on the chunk alone: however many signatures
/// a party has, a chunk costs what it costs.
/// </summary>
internal sealed class MemberImport(LedgerTransaction tx, string partyId, IReadOnlySet<string> regions)
{
    private readonly List<(MemberSignatureEntry Entry, MemberSheetRow Sheet, MemberSignatureResult Result)> admitted = [];
    private readonly List<MemberSheetRow> newSheets = [];

    /// <summary>Stores what is new, and answers every row.</summary>
    public MembersEntered Enter(IReadOnlyList<MemberSignatureEntry> rows)
    {
        var results = Admit(rows);
        var last = MemberSignatureChunkRow.Last(tx, partyId);
        var first = last is null ? 1 : last.FirstSignature + last.Signatures;
        var stored = Decide(first);
        return stored.Count == 0 ? new(results, [], ByteString.Empty, 0) : Store(results, stored, (last?.Number ?? 0) + 1, first);
    }

    /// <summary>Refuses what is malformed, and finds the sheet of every other row.</summary>
    private List<MemberSignatureResult> Admit(IReadOnlyList<MemberSignatureEntry> rows)
    {
        var sheets = MemberSheetRow.Named(tx, partyId, rows.Select(row => row.Sheet));
        var next = MemberSheetRow.Last(tx, partyId);
        var (results, today) = (new List<MemberSignatureResult>(rows.Count), tx.OccurredDay.Iso());
        foreach (var row in rows)
        {
            var result = new MemberSignatureResult { Row = (uint)results.Count };
            results.Add(result);
            if (MemberImportRules.Refuse(result, row, sheets.GetValueOrDefault(row.Sheet)?.Region, regions, today))
                continue;
            if (!sheets.TryGetValue(row.Sheet, out var sheet))
                newSheets.Add(sheets[row.Sheet] = sheet = new() { PartyId = partyId, Number = ++next, Sheet = row.Sheet, Region = row.Region });
            admitted.Add((row, sheet, result));
        }

        return results;
    }

    private List<MemberSignatureRow> Decide(long number)
    {
        var commitments = admitted.Select(row => Convert.FromBase64String(row.Entry.NationalNumber)).ToArray();
        var present = MemberSignatureRow.At(tx, partyId, [.. admitted.Select(PlaceOf).Distinct()]).ToDictionary(row => row.Place);
        var blocked = MemberSignatureRow.By(tx, partyId, [.. commitments.Select(bytes => MemberSignatureRow.PrefixOf(bytes)).Distinct()])
            .Where(MemberImportRules.IsInTheWay).Select(row => Convert.ToBase64String(row.Commitment)).ToHashSet(StringComparer.Ordinal);
        var stored = new List<MemberSignatureRow>(admitted.Count);
        for (var index = 0; index < admitted.Count; index++)
        {
            var (entry, sheet, result) = admitted[index];
            var place = PlaceOf(admitted[index]);
            if (present.TryGetValue(place, out var known))
            {
                MemberImportRules.Known(result, entry, known.Commitment);
                continue;
            }

            var row = Row(entry, sheet, commitments[index], number + stored.Count, counts: blocked.Add(entry.NationalNumber));
            (result.Outcome, result.State) = (RowOutcome.Stored, row.State());
            stored.Add(present[place] = row);
        }

        return stored;
    }

    private MemberSignatureRow Row(MemberSignatureEntry entry, MemberSheetRow sheet, byte[] commitment, long number, bool counts) => new()
    {
        PartyId = partyId,
        Place = MemberSignatureRow.PlaceOf(sheet.Number, entry.Line),
        Number = number,
        Region = entry.Region,
        Prefix = MemberSignatureRow.PrefixOf(commitment),
        Commitment = commitment,
        SignedOn = entry.SignedOn,
        EnteredOn = tx.OccurredDay.Iso(),
        EnteredAt = tx.Now.ToMicroseconds(),
        CountsFrom = counts ? tx.OccurredDay.Iso() : "",
        CountsUntil = "",
        StruckOn = "",
        Reason = 0,
    };

    private MembersEntered Store(List<MemberSignatureResult> results, List<MemberSignatureRow> stored, long chunk, long first)
    {
        var used = stored.Select(row => row.SheetNumber()).ToHashSet();
        var names = admitted.Select(row => row.Sheet).DistinctBy(sheet => sheet.Number).ToDictionary(sheet => sheet.Number, sheet => sheet.Sheet);
        tx.InsertMany("MemberSheet", newSheets.Where(sheet => used.Contains(sheet.Number)).ToArray());
        tx.InsertMany("MemberSignature", stored);
        var root = MerkleTree.Append(0, [], stored.Select(row => Leaf(row, names[row.SheetNumber()]))).Root;
        tx.Insert("MemberSignatureChunk", tx.Stamp(new MemberSignatureChunkRow
        {
            PartyId = partyId,
            Number = chunk,
            FirstSignature = first,
            Signatures = stored.Count,
            CommitmentRoot = root,
        }));
        return new(results, [.. stored.GroupBy(row => (row.Region, State: row.State())).OrderBy(group => group.Key.Region, StringComparer.Ordinal).ThenBy(group => group.Key.State)
            .Select(group => new MemberSignatureTally { Region = group.Key.Region, State = group.Key.State, Count = (uint)group.Count() })],
            ByteString.CopyFrom(root), (uint)chunk);
    }

    // Whoever has the key and a line of a sheet can show that it was meant.
    private static byte[] Leaf(MemberSignatureRow row, string sheet) =>
        MerkleTree.HashLeaf([.. row.Commitment, .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sheet}\t{row.Line()}"))]);

    private static long PlaceOf((MemberSignatureEntry Entry, MemberSheetRow Sheet, MemberSignatureResult Result) row) =>
        MemberSignatureRow.PlaceOf(row.Sheet.Number, row.Entry.Line);
}

/// <summary>What became of a chunk: a result for each row, and what was stored.</summary>
internal sealed record MembersEntered(
    IReadOnlyList<MemberSignatureResult> Results, IReadOnlyList<MemberSignatureTally> Tallies, ByteString CommitmentRoot, uint Chunk);
