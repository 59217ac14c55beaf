namespace Saylau.Tests.Services.Support;

/// <summary>A second service on the database of a first, as replicas are on SQL Server.</summary>
internal static class Replica
{
    /// <summary>
    /// Shares databases and keys. On SQLite a service takes its file for itself by the file's name; a link has another name.
    /// </summary>
    /// <param name="first">The data folder of a service that has started.</param>
    /// <param name="folder">The replica's, still empty.</param>
    public static void Share(string first, string folder)
    {
        foreach (var key in Directory.EnumerateFiles(first, "*.key"))
            File.Copy(key, Path.Combine(folder, Path.GetFileName(key)));
        foreach (var database in Directory.EnumerateFiles(first, "*.db"))
            File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(database)), database);
    }
}
