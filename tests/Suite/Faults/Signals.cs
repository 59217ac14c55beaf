using System.Runtime.InteropServices;

namespace Saylau.Tests.Suite.Faults;

/// <summary>The two calls of the operating system that .NET does not offer.</summary>
internal static class Signals
{
    /// <summary>SIGTERM.</summary>
    public const int Terminate = 15;

    private const int FileSize = 1;

    /// <summary>Sends a signal to a process. Returns 0, or -1 if it could not.</summary>
    public static int Send(int process, int signal) => Kill(process, signal);

    /// <summary>Gives a process back all the room in files that it was denied. Returns 0, or -1 if it could not.</summary>
    public static int LiftFileSizeLimit(int process)
    {
        var unlimited = new Limit { Soft = ulong.MaxValue, Hard = ulong.MaxValue };
        return SetLimit(process, FileSize, in unlimited, 0);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "prlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int process, int resource, in Limit limit, nint before);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
