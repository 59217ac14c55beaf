using Saylau.Common.V1;
using Saylau.Elections.V1;
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

    [Theory]
    [InlineData("sqlite", 99)]
    [InlineData("sqlite", 1_000)]
    [InlineData("sqlserver", 99)]
    [InlineData("sqlserver", 100)]
    [InlineData("sqlserver", 1_000)]
    public async Task Many_rows_are_stored_as_they_were_sent_in_whichever_way_the_engine_takes_them(string engine, int rows)
    {
        Assert.SkipWhen(engine is "sqlserver" && TestSuite.SqlServer is null, "SAYLAU_TEST_SQLSERVER holds no connection string.");
        await using TestSuite suite = await Statements.Start(area: "elections", engine: engine);
        var territory = suite.As("central_commission@kz", "archive@kz").Territory;
        Precinct[] sent = [.. Enumerable.Range(1, rows).Select(number => new Precinct
        {
            PrecinctId = $"many-{number:D4}",
            Region = number % 2 == 0 ? "KZ-AKM" : "KZ-ALA",
            Kind = PrecinctKind.Ordinary,
            Number = (uint)number,
        })];

        ImportPrecinctsRequest Request() => new() { RequestId = World.NewId(), OccurredOn = "2010-01-01", Jurisdiction = "kz", ValidFrom = "2010-01-01", Rows = { sent } };
        var first = (await territory.ImportPrecinctsAsync(Request())).Rows;
        var again = (await territory.ImportPrecinctsAsync(Request())).Rows;

        Assert.All(first, row => Assert.Equal(RowOutcome.Stored, row.Outcome));
        Assert.All(again, row => Assert.Equal(RowOutcome.Present, row.Outcome));
        var stored = (await territory.ListPrecinctsAsync(new() { Jurisdiction = "kz", PageSize = 1_000 })).Precincts;
        Assert.Equal(sent.Select(precinct => (precinct.PrecinctId, precinct.Region, precinct.Number)),
            stored.Select(recorded => (recorded.Precinct.PrecinctId, recorded.Precinct.Region, recorded.Precinct.Number)));
    }

    private static async Task<ulong[]> Sizes(TestSuite suite) => await Task.WhenAll(Areas.Select(async area =>
        (await suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = area })).Size));
}
