using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Protocols;

/// <summary>Takes the entries of one bundle, each decided for itself by what came before it.</summary>
internal sealed class Unpacking(
    LedgerTransaction tx, ElectionRow election, CountingScope scope, ProtocolBundle bundle, Checking checking,
    IReadOnlyDictionary<string, PrecinctRow> precincts, Dictionary<string, ProtocolRow> standing, ILookup<string, BundledRow> came)
{
    private readonly Dictionary<string, List<BundledRow>> earlier = came.ToDictionary(rows => rows.Key, rows => rows.ToList(), StringComparer.Ordinal);

    /// <summary>The entries that had not come before.</summary>
    public List<BundledProtocol> Fresh { get; } = [];

    /// <summary>The versions of protocols that they made.</summary>
    public List<ProtocolRow> Stored { get; } = [];

    /// <summary>The versions in whose place those are, some of them of this bundle.</summary>
    public List<ProtocolRow> Superseded { get; } = [];

    /// <summary>The entries that had not come before, as they are kept.</summary>
    public List<BundledRow> Kept { get; } = [];

    /// <summary>Protocols for stations nobody knows.</summary>
    public List<ProtocolEntry> Held { get; } = [];

    /// <summary>The checks that entries do not pass.</summary>
    public List<Finding> Unmet { get; } = [];

    /// <summary>Takes one entry, and says what became of it.</summary>
    public BundleResult Take(BundledProtocol entry)
    {
        var at = entry.Protocol.PrecinctId;
        var precinct = precincts.GetValueOrDefault(at);
        if (precinct is null)
            return Hold(entry);
        if (!scope.Holds(precinct.Region, at))
            return Refuse(entry, ErrorReason.PrecinctOutOfScope, $"precinct_id: '{at}' is not a precinct of the caller's commission.");
        var (row, before) = (BundledRow.Of(election.Id, bundle, entry), earlier.GetValueOrDefault(at) ?? []);
        var outcome = BundleRules.Sort(row.ToPlace(), [.. before.Select(known => known.ToPlace())]);
        if (outcome is BundleOutcome.Unchanged)
            return new() { EntryId = entry.EntryId, Outcome = outcome };
        var known = standing.GetValueOrDefault(at);
        // What a check warns of was not known to the device: it is reported here, and explained by whoever accepts it.
        var unmet = checking.Judge(row.ToEntry(), precinct.Region, known).Where(finding => finding.Outcome is not Outcome.Satisfied).ToArray();
        if (ProtocolRules.Explain(unmet) is { Length: > 0 } equations)
        {
            Unmet.AddRange(unmet);
            return Refuse(entry, ErrorReason.ProtocolDoesNotAddUp, $"precinct_id: '{at}' does not add up: {equations}.");
        }

        if (outcome is not BundleOutcome.SupersededByNewer && Obstacle(entry, row, precinct, known, before) is { } refused)
            return refused;
        Unmet.AddRange(unmet.Where(finding => finding.Outcome is Outcome.Warning));
        return Keep(entry, row, precinct, known, outcome);
    }

    private BundleResult? Obstacle(BundledProtocol entry, BundledRow row, PrecinctRow precinct, ProtocolRow? known, List<BundledRow> before)
    {
        if (known is not null && CalendarRules.IsBefore(tx.OccurredOn, known.OccurredOn))
            return Refuse(entry, ErrorReason.ProtocolState, $"occurred_on: is before {known.OccurredOn}, when something happened to the protocol of '{row.PrecinctId}' last.");
        // What did not come from a device, or was changed since, has no place among the device's versions.
        var expected = before.MaxBy(earlierRow => earlierRow.ToPlace(), BundlePlace.Order)?.ToEntry();
        var stands = known?.ToEntry();
        if (known is not null && !Equals(stands, expected) && !Equals(stands, row.ToEntry()))
            return Refuse(entry, ErrorReason.ProtocolDiffers, $"precinct_id: '{row.PrecinctId}' has a protocol that did not come in a bundle: it can be corrected.");
        if (Equals(stands, row.ToEntry()))
            return null;
        var act = ProtocolRules.ActOfDevice(ProtocolRow.StateOf(known), entry.Counter, checking.Law);
        var allowed = act is not ProtocolAct.Correct
            || ProtocolRules.MayCorrect(row.PrecinctId, scope.HoldsAbove(precinct.Region), checking.Law).All(finding => finding.Outcome is not Outcome.Violated);
        return allowed && ProtocolRules.Lifecycle.After(ProtocolRow.StateOf(known), act) is not null
            ? null
            : Refuse(entry, ErrorReason.ProtocolState, $"precinct_id: '{row.PrecinctId}' has a protocol that stands at {known?.State}, which no bundle moves.");
    }

    private BundleResult Keep(BundledProtocol entry, BundledRow row, PrecinctRow precinct, ProtocolRow? known, BundleOutcome outcome)
    {
        Kept.Add(tx.Stamp(row));
        Fresh.Add(entry);
        if (!earlier.TryAdd(row.PrecinctId, [row]))
            earlier[row.PrecinctId].Add(row);
        if (outcome is BundleOutcome.SupersededByNewer)
            return new() { EntryId = entry.EntryId, Outcome = outcome };
        var protocol = row.ToEntry();
        if (Equals(known?.ToEntry(), protocol))
            return new() { EntryId = entry.EntryId, Outcome = BundleOutcome.Unchanged };
        var act = ProtocolRules.ActOfDevice(ProtocolRow.StateOf(known), entry.Counter, checking.Law);
        var after = ProtocolRow.Of(election.Id, precinct.Region, protocol, act, known, entry.Reason);
        Supersede(known);
        standing[row.PrecinctId] = after;
        Stored.Add(after);
        return new() { EntryId = entry.EntryId, Outcome = outcome };
    }

    // What this bundle made itself is stored once, with what took its place known.
    private void Supersede(ProtocolRow? known)
    {
        if (known is null)
            return;
        Superseded.Add(known);
        if (Stored.IndexOf(known) is >= 0 and var own)
            Stored[own] = known with { SupersededOn = tx.OccurredOn };
    }

    private BundleResult Hold(BundledProtocol entry)
    {
        var result = Refuse(entry, ErrorReason.PrecinctNotFound,
            $"precinct_id: '{entry.Protocol.PrecinctId}' is no precinct of '{election.Jurisdiction}' on the voting day.");
        if (!scope.IsAbove)
            return result;
        Held.Add(ProtocolRow.InOrder(entry.Protocol));
        result.Outcome = BundleOutcome.Quarantined;
        return result;
    }

    private static BundleResult Refuse(BundledProtocol entry, ErrorReason reason, string message) =>
        new() { EntryId = entry.EntryId, Outcome = BundleOutcome.Refused, Reason = EnumText.Of(reason), Message = message };
}
