using System.Text;
using CsCheck;
using Google.Protobuf;
using Newtonsoft.Json.Linq;
using Saylau.Client;
using Saylau.Elections.V1;
using Saylau.Local.Scenarios;
using Saylau.Testing;
using Saylau.Verify;

namespace Saylau.Tests.Suite.Publications;

/// <summary>What anybody can fetch over JSON, checked without the services that published it.</summary>
public sealed class VerifyTests : IAsyncLifetime
{
    private const string Election = "ar-2020-assembly";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-verify-");
    private TestSuite suite = null!;
    private HttpClient door = null!;

    public async ValueTask InitializeAsync()
    {
        suite = await TestSuite.Start(new() { JurisdictionsFolder = Folders.ArlandLaw });
        await suite.Play(Scenario.Read(Folders.ArlandScenario), TestContext.Current.CancellationToken);
        door = new() { BaseAddress = suite.Services.Web };
    }

    public async ValueTask DisposeAsync()
    {
        door.Dispose();
        await suite.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_published_total_is_recounted_from_published_protocols_and_their_proofs()
    {
        var key = (string)JObject.Parse(await Get("checkpoint.json", "ledger/checkpoint"))["verifierKey"]!;
        var tally = PathOf("tally.json");
        await Get("tally.json", $"elections/{Election}/tally");
        await Get("certified.json", $"elections/{Election}/certifiedResult");
        foreach (var format in Enum.GetValues<ExportFormat>().Where(format => format is not ExportFormat.Unspecified))
        {
            var export = await Saved(format);
            var (code, said) = await Verify("recount", export, "--against", tally, "--against", PathOf("certified.json"));
            Assert.True(code == 0, said);
        }

        var bundles = await Bundles();
        var recount = await Verify(["recount", await Saved(ExportFormat.Csv), "--against", tally, "--key", key, .. bundles.SelectMany(path => new[] { "--bundle", path })]);
        Assert.True(recount.Code == 0, recount.Said);
        // One station's protocol was annulled: it is proven, too, and does not count.
        Assert.Contains($"{bundles.Count - 1} of {bundles.Count - 1} stations were compared with a proof bundle", recount.Said, StringComparison.Ordinal);
        Assert.Contains("does not count, and is not in the export", recount.Said, StringComparison.Ordinal);
        var all = await Verify(["bundle", .. bundles, "--key", key]);
        Assert.True(all.Code == 0, all.Said);

        await AssertEveryChangeShows(bundles[0]);
    }

    [Fact]
    public async Task A_file_that_is_no_proof_is_told_from_one_that_does_not_hold()
    {
        var bundle = (await Bundles())[0];
        var text = await File.ReadAllTextAsync(bundle, TestContext.Current.CancellationToken);
        await AssertSays(2, "cannot be read", PathOf("nowhere.json"));
        Assert.Equal(2, (await Verify("bundle")).Code);
        Assert.Equal(2, (await Verify("bundles", bundle)).Code);
        Assert.Equal(0, (await Verify("--help")).Code);
        await AssertSays(2, "is no ProofBundle as JSON", Write("empty.json", ""));
        await AssertSays(2, "is no ProofBundle as JSON", Write("page.html", "<html>not here</html>"));
        await AssertSays(2, "or is cut off", Write("cut.json", text[..(text.Length / 2)]));
        await AssertSays(2, "is no text in UTF-8", Write("bytes.json", [0xFF, 0xFE, 0x00]));
        using (var huge = File.Create(PathOf("huge.json")))
            huge.SetLength((256L * 1024 * 1024) + 1);
        await AssertSays(2, "are not read", PathOf("huge.json"));
        await AssertSays(1, "is no verifier key", bundle, "--key", "nonsense");
        await AssertSays(1, "is not signed by the key", bundle, "--key", new Client.Proofs.NoteSigner("localhost/saylau/elections", new byte[32]).VerifierKey);
    }

    private async Task<List<string>> Bundles()
    {
        var stations = new List<string>();
        var protocols = JObject.Parse(await Get("protocols.json", $"elections/{Election}/protocols?page_size=1000"));
        foreach (var station in protocols["protocols"]!.Select(protocol => (string)protocol["entry"]!["precinctId"]!))
        {
            await Get($"{station}.json", $"elections/{Election}/protocols/{station}/proof");
            stations.Add(PathOf($"{station}.json"));
        }

        Assert.NotEmpty(stations);
        return stations;
    }

    private async Task<string> Saved(ExportFormat format)
    {
        await Get($"{format}.ndjson", $"elections/{Election}/results:export?format={(int)format}&level=RESULT_LEVEL_STATION");
        var (code, said) = await Verify("save", PathOf($"{format}.ndjson"), PathOf($"{format}"));
        Assert.True(code == 0, said);
        return PathOf($"{format}");
    }

    // Whatever byte is changed: the file says the same as before, as where a space became a line, or it is not verified.
    private async Task AssertEveryChangeShows(string bundle)
    {
        var bytes = await File.ReadAllBytesAsync(bundle, TestContext.Current.CancellationToken);
        var original = Parse(bytes);
        await Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[0, 7]).SampleAsync(async (at, bit) =>
        {
            var changed = bytes.ToArray();
            changed[at] ^= (byte)(1 << bit);
            var (code, said) = await Verify("bundle", Write($"tampered-{at}-{bit}.json", changed));
            Assert.True(code != 0 || original!.Equals(Parse(changed)), $"byte {at}, bit {bit}: {said}");
        }, iter: 300, threads: 1);
    }

    private static GetProofBundleResponse? Parse(byte[] json)
    {
        try
        {
            return Contract.JsonReader.Parse<GetProofBundleResponse>(Encoding.UTF8.GetString(json));
        }
        catch (Exception unreadable) when (unreadable is InvalidJsonException or InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static async Task AssertSays(int code, string expected, params string[] arguments)
    {
        var (ended, said) = await Verify(["bundle", .. arguments]);
        Assert.True(ended == code && said.Contains(expected, StringComparison.Ordinal), $"{ended}: {said}");
    }

    private static async Task<(int Code, string Said)> Verify(params string[] arguments)
    {
        using var output = new StringWriter();
        return (await VerifyCommand.Run(arguments, output), output.ToString());
    }

    private async Task<string> Get(string name, string path)
    {
        using var answer = await door.GetAsync(new Uri($"elections/v1/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {body}");
        return await File.ReadAllTextAsync(Write(name, body), TestContext.Current.CancellationToken);
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }
}
