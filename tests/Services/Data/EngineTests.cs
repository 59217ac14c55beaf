using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Data;

public sealed class EngineTests
{
    private static readonly string[] Areas = ["elections", "observers", "parliament", "parties"];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("sqlserver")]
    public async Task A_country_is_played_and_told_again_on_every_engine(string engine)
    {
        Assert.SkipWhen(engine is "sqlserver" && TestSuite.SqlServer is null, "SAYLAU_TEST_SQLSERVER holds no connection string.");
        await using TestSuite suite = await Statements.Start(Repository.ArlandLaw, area: null, engine: engine);
        await suite.Play(Repository.Arland);
        var told = await Questions.AskEverything(suite, "arland");
        var sizes = await Sizes(suite);

        // Again: every request is answered as before, and nothing is added.
        await suite.Play(Repository.Arland);

        Assert.True(told > 50);
        Assert.Equal(told, await Questions.AskEverything(suite, "arland"));
        Assert.Equal(sizes, await Sizes(suite));
    }

    private static async Task<ulong[]> Sizes(TestSuite suite) => await Task.WhenAll(Areas.Select(async area =>
        (await suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = area })).Size));
}
