using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Client.Proofs;

/// <summary>What an event of the ledger says of a station, held against a protocol, field by field.</summary>
internal static class EventSaid
{
    // A tenth of a microsecond is in the event and not in the record.
    private const int NanosPerMicrosecond = 1_000;

    /// <summary>Compares a version's event with a protocol; of an earlier version, only that it speaks of the station.</summary>
    public static IEnumerable<ProofStep> Compare(Protocol protocol, ProvenVersion version, bool isLast)
    {
        var station = protocol.Entry.PrecinctId;
        if (Read(version.EventBytes) is not { } happened)
            return [ProofStep.Differs($"The bytes of the event of version {version.Version} are no event.")];
        if (happened.Position != version.LedgerPosition)
            return [ProofStep.Differs($"The event says that its position is {happened.Position}, not {version.LedgerPosition}.")];
        if (Said(happened, protocol.ElectionId, station, version.Version) is not { } said)
            return [ProofStep.Differs($"The event at position {happened.Position} holds no protocol of '{station}' in '{protocol.ElectionId}', or more than one.")];
        if (said.Version != version.Version)
            return [ProofStep.Differs($"The event at position {happened.Position} holds version {said.Version}, not {version.Version}.")];
        return isLast
            ? Differences(said, protocol).DefaultIfEmpty(ProofStep.Holds($"The event says of '{station}' what the protocol says, in every field."))
            : [ProofStep.Holds($"Version {version.Version} of '{station}' is kept in the record.")];
    }

    private static LedgerEvent? Read(ByteString bytes)
    {
        try
        {
            return LedgerEvent.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static Protocol? Said(LedgerEvent happened, string election, string station, uint version)
    {
        try
        {
            return happened.Payload switch
            {
                { } payload when payload.Is(ProtocolsImported.Descriptor) => Imported(payload.Unpack<ProtocolsImported>(), happened, election, station),
                { } payload when payload.Is(ProtocolCorrected.Descriptor) => About([payload.Unpack<ProtocolCorrected>().Protocol], election, station, version),
                { } payload when payload.Is(ProtocolMoved.Descriptor) => About([payload.Unpack<ProtocolMoved>().Protocol], election, station, version),
                { } payload when payload.Is(ProtocolDrafted.Descriptor) => About([payload.Unpack<ProtocolDrafted>().Protocol], election, station, version),
                { } payload when payload.Is(QuarantineEnded.Descriptor) => About([payload.Unpack<QuarantineEnded>().Protocol], election, station, version),
                { } payload when payload.Is(ProtocolBundleImported.Descriptor) => About(payload.Unpack<ProtocolBundleImported>().Protocols, election, station, version),
                _ => null,
            };
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static Protocol? Imported(ProtocolsImported imported, LedgerEvent happened, string election, string station)
    {
        var found = Enumerable.Range(0, imported.Protocols.Count).Where(at => string.Equals(imported.Protocols[at].PrecinctId, station, StringComparison.Ordinal)).ToArray();
        if (found.Length != 1 || !string.Equals(imported.ElectionId, election, StringComparison.Ordinal))
            return null;
        return new()
        {
            ElectionId = imported.ElectionId,
            Entry = imported.Protocols[found[0]],
            Region = imported.Regions.Count == imported.Protocols.Count ? imported.Regions[found[0]] : "",
            Version = 1,
            Recording = new()
            {
                LedgerPosition = happened.Position,
                OccurredOn = happened.OccurredOn,
                RecordedAt = happened.RecordedAt,
                EnteredLater = happened.EnteredLater,
                Source = happened.Source,
            },
        };
    }

    // One bundle of a device may hold several versions of a station's protocol.
    private static Protocol? About(IEnumerable<Protocol?> said, string election, string station, uint version)
    {
        var about = said.OfType<Protocol>()
            .Where(protocol => string.Equals(protocol.ElectionId, election, StringComparison.Ordinal) && string.Equals(protocol.Entry?.PrecinctId, station, StringComparison.Ordinal))
            .ToArray();
        return about is [var only] ? only : about.Where(protocol => protocol.Version == version).ToArray() is [var one] ? one : null;
    }

    private static IEnumerable<ProofStep> Differences(Protocol said, Protocol protocol)
    {
        foreach (var field in ProtocolEntry.Descriptor.Fields.InDeclarationOrder().Where(field => !field.IsRepeated))
        {
            var (inEvent, bundle) = (Show(said.Entry, field), Show(protocol.Entry, field));
            if (!string.Equals(inEvent, bundle, StringComparison.Ordinal))
                yield return Differs(field.Name, bundle, inEvent);
        }

        if (!said.Entry.Boxes.Equals(protocol.Entry.Boxes))
            yield return Differs("boxes", $"{protocol.Entry.Boxes}", $"{said.Entry.Boxes}");
        foreach (var step in ChoiceDifferences(said.Entry.Choices, protocol.Entry.Choices))
            yield return step;
        // An import says nothing of how its protocols stand: the law says whether they count at once.
        if (said.State is not ProtocolState.Unspecified && (said.State, said.Act) != (protocol.State, protocol.Act))
            yield return Differs("state", $"{protocol.State} by {protocol.Act}", $"{said.State} by {said.Act}");
        // Events that were recorded before events said regions leave it open.
        if (said.Region.Length == 0)
            yield return ProofStep.NotShown($"The event does not say the region; the protocol says '{protocol.Region}'.");
        else if (!string.Equals(said.Region, protocol.Region, StringComparison.Ordinal))
            yield return Differs("region", protocol.Region, said.Region);
        if (said.Version != protocol.Version)
            yield return Differs("version", $"{protocol.Version}", $"{said.Version}");
        if (!string.Equals(said.Reason, protocol.Reason, StringComparison.Ordinal))
            yield return Differs("reason", protocol.Reason, said.Reason);
        if (protocol.SupersededOn.Length > 0)
            yield return ProofStep.Differs("superseded_on: the protocol that counts is superseded.");
        if (!Equals(Comparable(said.Recording), Comparable(protocol.Recording)))
            yield return Differs("recording", $"{protocol.Recording}", $"{said.Recording}");
    }

    private static IEnumerable<ProofStep> ChoiceDifferences(IEnumerable<ChoiceVotes> said, IEnumerable<ChoiceVotes> protocol)
    {
        var (inEvent, inBundle) = (said.ToLookup(choice => choice.CandidateId, StringComparer.Ordinal), protocol.ToLookup(choice => choice.CandidateId, StringComparer.Ordinal));
        return inEvent.Select(choice => choice.Key).Union(inBundle.Select(choice => choice.Key), StringComparer.Ordinal)
            .Where(id => !inEvent[id].SequenceEqual(inBundle[id]))
            .Select(id => Differs($"votes of {id}", Show(inBundle[id]), Show(inEvent[id])));
    }

    private static Recording Comparable(Recording? recording)
    {
        var comparable = recording?.Clone() ?? new();
        if (comparable.RecordedAt is { } at)
            comparable.RecordedAt = new Timestamp { Seconds = at.Seconds, Nanos = at.Nanos / NanosPerMicrosecond * NanosPerMicrosecond };
        return comparable;
    }

    private static ProofStep Differs(string field, string bundle, string said) =>
        ProofStep.Differs($"{field}: the protocol says {bundle}, the event in the record says {said}.");

    private static string Show(ProtocolEntry entry, Google.Protobuf.Reflection.FieldDescriptor field) =>
        field.HasPresence && !field.Accessor.HasValue(entry) ? "nothing" : $"{field.Accessor.GetValue(entry)}";

    private static string Show(IEnumerable<ChoiceVotes> choices) =>
        choices.Any() ? string.Join(" and ", choices.Select(choice => choice.HasVotes ? $"{choice.Votes}" : "nothing")) : "that there are none";
}
