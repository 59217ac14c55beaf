using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Publications.Exports;

/// <summary>
/// Holds exports as files while they are sent, a few at once. So a slow reader keeps a file and not the state of the database that it
/// was read from, and what is sent is all from that one state.
/// </summary>
public sealed class ExportDesk
{
    private const int MostAtOnce = 8;
    private int open;

    /// <summary>A file to write to, which is gone when it is closed.</summary>
    /// <exception cref="Refusal">RESOURCE_EXHAUSTED/EXPORTS_BUSY.</exception>
    internal ExportedFile Open()
    {
        if (Interlocked.Increment(ref open) <= MostAtOnce)
            return new(() => Interlocked.Decrement(ref open));
        Interlocked.Decrement(ref open);
        throw new Refusal(StatusCode.ResourceExhausted, EnumText.Of(ErrorReason.ExportsBusy), $"{MostAtOnce} exports are under way; try again.");
    }
}

/// <summary>The file of an export.</summary>
internal sealed class ExportedFile(Action closed) : IDisposable
{
    /// <summary>The file.</summary>
    public FileStream Stream { get; } = new(Path.Combine(Path.GetTempPath(), $"saylau-export-{Path.GetRandomFileName()}"), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
        BufferSize = 1 << 16,
    });

    /// <inheritdoc />
    public void Dispose()
    {
        Stream.Dispose();
        closed();
    }
}
