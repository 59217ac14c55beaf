using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Registry;

/// <summary>Lists and counts, in a record of their own.</summary>
public sealed class ListPartiesTests : IAsyncLifetime
{
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_list_and_a_count_say_the_same_on_each_side_of_a_date()
    {
        await world.Registered("list-banned");
        await world.Registered("list-free");
        await world.Party("list-waiting");
        var movement = Requests.Party("list-movement", "2010-01-10");
        movement.Kind = PartyKind.Movement;
        await world.As("party@list-movement").Registry.RecordPartyAsync(movement);
        await world.As("court@kz").CourtOrders.IssueCourtOrderAsync(Requests.Order("list-banned"));

        await Agree("2010-03-19", registered: 0, free: 0);
        await Agree("2010-03-20", registered: 2, free: 2);
        await Agree("2011-10-03", registered: 2, free: 2);
        await Agree("2011-10-04", registered: 2, free: 1);
        await Agree("2012-04-03", registered: 2, free: 1);
        await Agree("2012-04-04", registered: 2, free: 2);
        Assert.Equal(["list-banned"], await Ids(new() { AsOf = "2011-10-04", Standings = { PartyStanding.Suspended } }));
        Assert.Equal(["list-movement"], await Ids(new() { Kinds = { PartyKind.Movement } }));
        Assert.Equal(["list-banned", "list-free"], await Ids(new() { AsOf = "2011-10-04", Standings = { PartyStanding.Registered, PartyStanding.Suspended }, Kinds = { PartyKind.Party } }));
    }

    [Fact]
    public async Task Alignments_are_attributed_and_count_from_their_day()
    {
        await world.Party("list-left");
        await world.Party("list-right");
        await world.Holding("press@kz", "archive@kz").Alignments.AttributeAlignmentAsync(Requests.Alignment("list-left", Alignment.Opposition));

        Assert.Equal(["list-left"], await Ids(new() { Alignment = Alignment.Opposition, AsOf = "2011-12-01" }));
        Assert.Empty(await Ids(new() { Alignment = Alignment.Opposition, AsOf = "2011-11-30" }));
        Assert.Empty(await Ids(new() { Alignment = Alignment.Government, AsOf = "2011-12-01" }));
        var claims = (await world.Holding().Alignments.ListAlignmentsAsync(new() { Jurisdiction = "kz", PartyId = "list-left" })).Claims;
        Assert.Equal("a newspaper", Assert.Single(claims).AttributedTo);
    }

    [Fact]
    public async Task Pages_show_every_party_once_while_others_come_in()
    {
        var first = Enumerable.Range(0, 250).Select(number => $"page-{number * 2:D4}").ToArray();
        await Task.WhenAll(first.Select(id => world.Party(id)));
        var request = new ListPartiesRequest { Jurisdiction = "kz", PageSize = 7 };
        var read = new List<string>();
        var number = 0;
        do
        {
            var page = await world.Holding().Registry.ListPartiesAsync(request);
            Assert.InRange(page.Parties.Count, 1, 7);
            read.AddRange(page.Parties.Select(party => party.PartyId));
            request.PageToken = page.NextPageToken;
            // One before, one behind what was read.
            await world.Party($"page-{number * 2 + 1:D4}");
            await world.Party($"page-{499 - (number * 2):D4}");
            number++;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(read.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), read);
        Assert.Subset(read.ToHashSet(StringComparer.Ordinal), first.ToHashSet(StringComparer.Ordinal));
        Assert.InRange(read.Count, 251, 250 + (2 * number));
    }

    private async Task Agree(string day, uint registered, uint free)
    {
        var count = await world.Holding().Registry.CountPartiesAsync(new() { Jurisdiction = "kz", AsOf = day });
        var listed = (await world.Holding().Registry.ListPartiesAsync(new() { Jurisdiction = "kz", AsOf = day })).Parties;

        Assert.Equal((registered, free, day), (count.RegisteredInAll, count.RegisteredAndFree, count.AsOf));
        Assert.Equal(4, listed.Count);
        Assert.All(count.Counts, standing => Assert.Equal(standing.Count, (uint)listed.Count(party => party.Standing == standing.Standing)));
        foreach (var party in listed)
            Assert.Equal(party, (await world.Holding().Registry.GetPartyAsync(new() { PartyId = party.PartyId, AsOf = day })).Party);
    }

    private async Task<IEnumerable<string>> Ids(ListPartiesRequest request)
    {
        request.Jurisdiction = "kz";
        return (await world.Holding().Registry.ListPartiesAsync(request)).Parties.Select(party => party.PartyId);
    }
}
