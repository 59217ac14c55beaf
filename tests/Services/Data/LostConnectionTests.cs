using System.Globalization;
using Grpc.Core;
using Microsoft.Data.SqlClient;
using Saylau.Parties.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Data;

/// <summary>The database fails over, again and again: every connection to it is lost, and new ones are made.</summary>
public sealed class LostConnectionTests
{
    private const int Rounds = 8, Writers = 12;

    [Fact]
    public async Task What_was_acknowledged_is_there_once_and_nobody_hears_of_a_bug()
    {
        Assert.SkipWhen(TestSuite.SqlServer is null, "SAYLAU_TEST_SQLSERVER holds no connection string.");
        using var road = RoadTo(new SqlConnectionStringBuilder(TestSuite.SqlServer).DataSource);
        await using var suite = await TestSuite.Start(new()
        {
            Engine = "sqlserver",
            Only = "parties",
            Over = (_, builder) => builder.Configuration["Saylau:Database:ConnectionString"] =
                new SqlConnectionStringBuilder(builder.Configuration["Saylau:Database:ConnectionString"]) { DataSource = $"127.0.0.1,{road.Port}" }.ConnectionString,
        });
        var registrar = suite.As("registrar@kz", "archive@kz").Registry;
        var lost = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var writes = Enumerable.Range(0, Writers).Select(number => Persist(registrar, Requests.Party($"lost-{round}-{number}", "2010-01-10"))).ToArray();
            var reads = Enumerable.Range(0, Writers).Select(_ => Ask(registrar)).ToArray();
            await Task.WhenAny(writes);
            lost += road.Cut();
            await Task.WhenAll(writes.Concat(reads));
        }

        Assert.True(lost >= Rounds);
        Assert.Equal((ulong)(Rounds * Writers), (await suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" })).Size);
        Assert.Equal(Rounds * Writers, (await registrar.ListPartiesAsync(new() { Jurisdiction = "kz", PageSize = 1_000 })).Parties.Count);
    }

    private static CuttableRoad RoadTo(string dataSource)
    {
        var parts = dataSource.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',');
        return new(parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1433);
    }

    private static async Task Persist(RegistryService.RegistryServiceClient registrar, RecordPartyRequest request)
    {
        while (true)
        {
            try
            {
                await registrar.RecordPartyAsync(request);
                return;
            }
            catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable)
            {
                // The same request again is stored at most once.
            }
        }
    }

    private static async Task Ask(RegistryService.RegistryServiceClient registrar)
    {
        try
        {
            await registrar.CountPartiesAsync(new() { Jurisdiction = "kz" });
        }
        catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable)
        {
            // Told so, and not of a bug.
        }
    }
}
