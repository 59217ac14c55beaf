using Microsoft.Extensions.Configuration;

namespace Saylau.Platform.Hosting;

/// <summary>Settings that are secrets, each in a file of its own, so that they stand in no environment and no command line.</summary>
public static class SecretFiles
{
    /// <summary>Where container engines put secrets.</summary>
    public const string Folder = "/run/secrets";

    private const string Prefix = "Saylau__";

    /// <summary>
    /// Reads each file whose name is a setting's as in the environment, for example <c>Saylau__Ledger__SigningSeed</c>. A file
    /// counts before the environment. Other files, and a folder that is not there, are left alone.
    /// </summary>
    public static IConfigurationBuilder AddSecretFiles(this IConfigurationBuilder settings, string folder = Folder) =>
        settings.AddKeyPerFile(files =>
        {
            files.FileProvider = Directory.Exists(folder) ? new Microsoft.Extensions.FileProviders.PhysicalFileProvider(folder) : null;
            files.IgnoreCondition = name => !name.StartsWith(Prefix, StringComparison.Ordinal);
            files.Optional = true;
        });

    /// <summary>The settings of a program that builds no host: from the environment, the command line and these files.</summary>
    public static IConfiguration SettingsOf(string[] args) =>
        new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).AddSecretFiles().Build();
}
