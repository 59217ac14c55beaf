using Microsoft.Extensions.Configuration;
using Saylau.Platform.Hosting;

namespace Saylau.Tests.Services.Hosting;

public sealed class SecretFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-secrets-");

    [Fact]
    public void A_file_that_bears_a_setting_s_name_is_that_setting_without_the_line_s_end()
    {
        Write("Saylau__Ledger__SigningSeed", "c2VlZA==\n");

        Assert.Equal("c2VlZA==", Settings()["Saylau:Ledger:SigningSeed"]);
    }

    [Fact]
    public void A_file_counts_before_what_was_set_earlier()
    {
        Write("Saylau__Ledger__SigningSeed", "from the file");

        Assert.Equal("from the file", Settings()["Saylau:Ledger:SigningSeed"]);
        Assert.Equal("from the environment", Settings()["Saylau:Ledger:Origin"]);
    }

    [Fact]
    public void Other_files_and_a_folder_that_is_not_there_are_left_alone()
    {
        Write("ca.crt", "no setting");
        folder.CreateSubdirectory("kubernetes.io");

        Assert.Null(Settings()["ca.crt"]);
        Assert.Equal("from the environment", Settings(Path.Combine(folder.FullName, "none"))["Saylau:Ledger:SigningSeed"]);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private IConfiguration Settings(string? from = null) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Saylau:Ledger:SigningSeed"] = "from the environment",
            ["Saylau:Ledger:Origin"] = "from the environment",
        })
        .AddSecretFiles(from ?? folder.FullName)
        .Build();
}
