using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Validation;

namespace Saylau.Platform.Ledger;

/// <summary>
/// What one write sees and does: current state, its rules, its tables, its events. Nothing can be awaited in it, and it
/// may run again: it must depend on its arguments alone.
/// </summary>
public sealed class LedgerTransaction : Session
{
    private readonly WriteFrame frame;
    private readonly List<IMessage> events = [];
    private readonly long firstPosition;

    internal LedgerTransaction(Session session, WriteFrame frame, long position, DateTimeOffset now)
        : base(session) => (this.frame, firstPosition, Now) = (frame, position, now);

    /// <summary>When the ledger takes this write.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>When it happened, as precisely as is known.</summary>
    public string OccurredOn => frame.OccurredOn;

    /// <summary>The day by which it is judged: the first of a date that lacks its day.</summary>
    public DateOnly OccurredDay => TextFormats.FirstDay(OccurredOn);

    /// <summary>The call that this write answers.</summary>
    public Call Call => frame.Call;

    internal IReadOnlyList<IMessage> Events => events;

    /// <summary>The jurisdiction that the write is about; null until it says so.</summary>
    internal string? Jurisdiction { get; private set; }

    /// <summary>
    /// Says which jurisdiction the write is about. Every write says it: who enters what happened earlier must be the archive
    /// of that jurisdiction.
    /// </summary>
    /// <exception cref="Refusal">PERMISSION_DENIED/OCCURRED_ON_RESERVED.</exception>
    public void Concerns(string jurisdiction)
    {
        if (frame.EnteredLater && !Call.Caller.Has(Role.Archive, jurisdiction))
            throw WriteFrame.Reserved($"the caller is not the archive of '{jurisdiction}'.");
        Jurisdiction = jurisdiction;
    }

    /// <summary>Records what happened. It becomes the ledger's next event when the write is kept.</summary>
    public void Record(IMessage happened) => events.Add(happened);

    /// <summary>Marks a row with the position of this write's next event, with when it happened, and with its source.</summary>
    public T Stamp<T>(T row)
        where T : RecordedRow
    {
        row.LedgerPosition = firstPosition + events.Count;
        row.OccurredOn = OccurredOn;
        row.RecordedAt = Now.ToMicroseconds();
        row.EnteredLater = frame.EnteredLater;
        row.Provenance = EnumText.Of(frame.Source.Provenance);
        row.Citation = frame.Source.Citation;
        return row;
    }

    internal LedgerEvent Envelope(IMessage happened, long position, byte[] salt) => new()
    {
        Position = (ulong)position,
        Salt = ByteString.CopyFrom(salt),
        OccurredOn = OccurredOn,
        RecordedAt = Timestamp.FromDateTimeOffset(Now),
        EnteredLater = frame.EnteredLater,
        Source = frame.Source,
        Method = frame.Method,
        Actor = Call.Actor,
        Payload = Any.Pack(happened),
        Jurisdiction = Jurisdiction,
    };
}

/// <summary>What is known of a write before it runs: the fields that every write has.</summary>
internal sealed record WriteFrame(string Method, Call Call, string OccurredOn, bool EnteredLater, Source Source, Refusal? Objection)
{
    /// <summary>PERMISSION_DENIED/OCCURRED_ON_RESERVED.</summary>
    public static Refusal Reserved(string why) =>
        new(StatusCode.PermissionDenied, EnumText.Of(ErrorReason.OccurredOnReserved), $"occurred_on: {why}");
}
