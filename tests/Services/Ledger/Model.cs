using System.Collections.Concurrent;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Ledger;

/// <summary>What somebody knows who only noted which of their writes were accepted, and at which position.</summary>
internal sealed class Model(World world)
{
    // Each round has names of its own; the record is the same.
    private static int rounds;
    private readonly string round = $"model-{Interlocked.Increment(ref rounds)}";
    private readonly ConcurrentDictionary<string, RecordPartyRequest> parties = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Party, string Sheet), uint> sheets = new();
    private readonly ConcurrentBag<ulong> positions = [];

    /// <summary>One caller records a party, or imports a sheet for one.</summary>
    public Task Write(int caller, int what, int party, uint valid)
    {
        var id = $"{round}-{party}";
        return what % 3 == 0 ? Record(caller, id) : Import(id, $"sheet-{what}", valid);
    }

    public async Task IsWhatTheServiceSays()
    {
        Assert.NotEmpty(positions);
        Assert.Equal(positions.Count, positions.Distinct().Count());
        for (var number = 0; number <= 9; number++)
        {
            var id = $"{round}-{number}";
            if (!parties.TryGetValue(id, out var request))
            {
                await Refused.By(world.Holding().Registry.GetPartyAsync(new() { PartyId = id }), StatusCode.NotFound, "PARTY_NOT_FOUND");
                continue;
            }

            Assert.Equal(request.Name, (await world.Holding().Registry.GetPartyAsync(new() { PartyId = id })).Party.Name);
            var mine = sheets.Where(sheet => string.Equals(sheet.Key.Party, id, StringComparison.Ordinal)).ToArray();
            var counts = (await world.Holding().MemberSignatures.ListSignatureCountsAsync(new() { PartyId = id })).Counts;
            Assert.Equal(mine.Sum(sheet => sheet.Value), counts.Sum(count => count.Valid));
            Assert.Equal(mine.Length, counts.Sum(count => count.Sheets));
        }
    }

    private async Task Record(int caller, string id)
    {
        var request = Requests.Party(id, "2010-01-10");
        request.Name.Text["en"] = $"As caller {caller} has it";
        try
        {
            var answer = await world.Holding("registrar@kz", "archive@kz", $"observer@caller-{caller}").Registry.RecordPartyAsync(request);
            Assert.True(parties.TryAdd(id, request), "Two callers recorded one party.");
            positions.Add(answer.LedgerPosition);
        }
        catch (RpcException refused)
        {
            Assert.Equal(StatusCode.AlreadyExists, refused.StatusCode);
        }
    }

    private async Task Import(string id, string sheet, uint valid)
    {
        try
        {
            var answer = await world.As($"party@{id}").MemberSignatures.ImportSignatureSheetsAsync(Requests.Sheets(id, Requests.Sheet(sheet, "KZ-AKM", valid)));
            if (answer.Rows[0].Outcome is not RowOutcome.Stored)
                return;
            Assert.True(sheets.TryAdd((id, sheet), valid), "One sheet was stored twice.");
            positions.Add(answer.LedgerPosition);
        }
        catch (RpcException refused)
        {
            Assert.Equal(StatusCode.NotFound, refused.StatusCode);
        }
    }
}
