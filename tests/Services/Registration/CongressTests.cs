using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Registration;

public sealed class CongressTests(World world)
{
    [Theory]
    [InlineData(999u, 16, 1)]
    [InlineData(1_000u, 10, 1)]
    [InlineData(999u, 10, 2)]
    [InlineData(1_000u, 11, 0)]
    public async Task A_congress_is_recorded_with_what_the_law_says_of_it_and_the_check_agrees(uint delegates, int regions, int unmet)
    {
        var id = $"congress-{delegates}-{regions}";
        await world.Party(id);

        var recorded = await world.As($"party@{id}").Congresses.RecordFoundingCongressAsync(Requests.Congress(id, delegates, regions));

        Assert.Equal((delegates, (uint)regions), (recorded.Congress.DelegatesInAll, recorded.Congress.RegionsRepresented));
        Assert.Equal(unmet, Refused.Unmet(recorded.Findings).Count());
        var check = await world.Holding().Congresses.CheckFoundingCongressAsync(new() { CongressId = $"{id}-congress" });
        Assert.Equal(recorded.Findings, check.Findings);
        Assert.Equal(recorded.Congress, (await world.Holding().Congresses.GetFoundingCongressAsync(new() { CongressId = $"{id}-congress" })).Congress);
    }

    [Fact]
    public async Task A_region_is_known_and_named_once_and_a_congress_held_once()
    {
        await world.Party("congress-wrong");
        var party = world.As("party@congress-wrong").Congresses;
        var unknown = Requests.Congress("congress-wrong");
        unknown.Delegates[3].Region = "AR-NOR";
        var repeated = Requests.Congress("congress-wrong");
        repeated.Delegates[3].Region = "KZ-AKM";

        await Refused.By(party.RecordFoundingCongressAsync(unknown), StatusCode.InvalidArgument, "REGION_UNKNOWN");
        await Refused.By(party.RecordFoundingCongressAsync(repeated), StatusCode.InvalidArgument, "REGION_REPEATED");
        await party.RecordFoundingCongressAsync(Requests.Congress("congress-wrong"));
        await Refused.By(party.RecordFoundingCongressAsync(Requests.Congress("congress-wrong")), StatusCode.AlreadyExists, "CONGRESS_EXISTS");
    }

    [Fact]
    public async Task More_delegates_than_a_count_can_hold_do_not_come_out_as_few()
    {
        await world.Party("congress-huge");
        var request = Requests.Congress("congress-huge");
        request.Delegates[0].Count = uint.MaxValue;

        var recorded = await world.As("party@congress-huge").Congresses.RecordFoundingCongressAsync(request);

        Assert.Equal(uint.MaxValue, recorded.Congress.DelegatesInAll);
        Assert.Empty(Refused.Unmet(recorded.Findings));
    }

    [Theory]
    [InlineData("2010-02", "2010-02-01", true)]
    [InlineData("2010-01", "2010-02-01", false)]
    public async Task An_application_of_which_only_the_month_is_known_counts_from_its_first_day(string filed, string held, bool rests)
    {
        var id = $"congress-filed-{filed}";
        await world.Party(id, "2010-01-01");
        var congress = Requests.Congress(id);
        congress.HeldOn = held;
        await world.As($"party@{id}").Congresses.RecordFoundingCongressAsync(congress);
        await world.Sheets(id, on: "2010-01");

        var call = world.As($"party@{id}").Registration.ApplyForRegistrationAsync(Requests.Apply(id, filed));

        if (rests)
            Assert.Equal(ApplicationState.Pending, (await call).Application.State);
        else
            await Refused.ByRules(call, "parties.congress.delegates", "parties.congress.spread");
    }
}
