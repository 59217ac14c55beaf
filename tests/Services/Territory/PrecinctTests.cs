using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Territory;

public sealed class PrecinctTests(VotingWorld world)
{
    [Fact]
    public async Task Every_row_is_answered_for_itself_and_precincts_are_counted_from_their_day()
    {
        // Precincts of other tests are of other jurisdictions or later.
        var before = await Count("2010-12-31");
        var first = await Import("2010-05-01", Row("pre-1", "KZ-ALA"), Row("pre-2", "KZ-AST", PrecinctKind.Hospital));

        var second = await Import("2010-05-01", Row("pre-1", "KZ-ALA"), Row("pre-1", "KZ-AKM"), Row("pre-3", "AR-NOR"), Row("pre-4", "KZ-ALA"));
        var third = await Import("2010-06-01", Row("pre-1", "KZ-ALA"));

        Assert.All(first.Rows, row => Assert.Equal(RowOutcome.Stored, row.Outcome));
        Assert.Equal(
            [(RowOutcome.Present, ""), (RowOutcome.Refused, "PRECINCT_DIFFERS"), (RowOutcome.Refused, "REGION_UNKNOWN"), (RowOutcome.Stored, "")],
            second.Rows.Select(row => (row.Outcome, row.Reason)));
        Assert.Equal("PRECINCT_DIFFERS", Assert.Single(third.Rows).Reason);
        Assert.False(third.HasLedgerPosition);
        var after = await Count("2010-12-31");
        Assert.Equal((3u, 16, 6), (after.Total - before.Total, after.ByRegion.Count, after.ByKind.Count));
        Assert.Equal(2u, after.ByRegion[^1].Count - before.ByRegion[^1].Count);
        Assert.Equal((before.Total, Provenance.Simulated), ((await Count("2010-04-30")).Total, after.Source.Provenance));
        var listed = (await world.Public.Territory.ListPrecinctsAsync(new() { Jurisdiction = "kz", Region = "KZ-AST", Kinds = { PrecinctKind.Hospital }, AsOf = "2010-05-01" })).Precincts;
        Assert.Equal([(await world.Public.Territory.GetPrecinctAsync(new() { PrecinctId = "pre-2" })).Precinct], listed);
    }

    [Fact]
    public async Task A_precinct_has_no_more_voters_than_the_law_allows()
    {
        Precinct Made(string id, uint capacity) => new() { PrecinctId = id, Region = "KZ-KZY", Kind = PrecinctKind.Ordinary, Capacity = capacity };
        await world.Commission.Territory.ImportPrecinctsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2011-02-05",
            Jurisdiction = "kz",
            ValidFrom = "2041-05-01",
            Rows = { Made("pers-most", 3_000), Made("pers-more", 3_001), Row("pers-unsaid", "KZ-KZY") },
        });
        async Task<Finding> Check(string id) => Assert.Single((await world.Public.Territory.CheckPrecinctAsync(new() { PrecinctId = id, AsOf = "2041-05-02" })).Findings);

        Assert.Equal([Outcome.Satisfied, Outcome.Violated, Outcome.Undetermined],
            [(await Check("pers-most")).Outcome, (await Check("pers-more")).Outcome, (await Check("pers-unsaid")).Outcome]);
        Assert.Equal(("elections.territory.precinct_voters", "CAPACITY", 3_000u, 3_001u),
            await Check("pers-more") is var more ? (more.Rule, more.Subject, more.Required.Count, more.Actual.Count) : default);
        await Refused.By(world.Public.Territory.CheckPrecinctAsync(new() { PrecinctId = "pers-nowhere" }), Grpc.Core.StatusCode.NotFound, "PRECINCT_NOT_FOUND");
    }

    private async Task<CountPrecinctsResponse> Count(string asOf) => await world.Public.Territory.CountPrecinctsAsync(new() { Jurisdiction = "kz", AsOf = asOf });

    private async Task<ImportPrecinctsResponse> Import(string from, params Precinct[] rows) => await world.Commission.Territory.ImportPrecinctsAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = from,
        Jurisdiction = "kz",
        ValidFrom = from,
        Rows = { rows },
        Source = new() { Provenance = Provenance.Simulated },
    });

    private static Precinct Row(string id, string region, PrecinctKind kind = PrecinctKind.Ordinary) =>
        new() { PrecinctId = id, Region = region, Kind = kind, Number = 7 };
}
