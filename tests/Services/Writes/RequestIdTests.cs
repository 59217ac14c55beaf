using Google.Protobuf;
using Grpc.Core;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Writes;

public sealed class RequestIdTests(World world)
{
    [Fact]
    public async Task The_same_request_gets_the_stored_answer_byte_for_byte()
    {
        var request = Requests.Party("again-one", "2010-01-10");
        var registry = world.As("party@again-one").Registry;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => registry.RecordPartyAsync(request).ResponseAsync));

        Assert.All(answers, answer => Assert.Equal(answers[0].ToByteArray(), answer.ToByteArray()));
        Assert.Equal(answers[0].ToByteArray(), (await registry.RecordPartyAsync(request)).ToByteArray());
    }

    [Fact]
    public async Task An_answer_that_compared_its_scope_is_replayed_too()
    {
        await world.Applicant("again-decided");
        var request = Requests.Decide("again-decided", "KZ-AKM");
        var commission = world.As("regional_commission@KZ-AKM").Registration;

        var first = await commission.DecideApplicationAsync(request);

        Assert.Equal(first.ToByteArray(), (await commission.DecideApplicationAsync(request)).ToByteArray());
    }

    [Fact]
    public async Task A_request_that_was_answered_is_answered_again_after_midnight()
    {
        await using var ours = await World.Start();
        var request = Requests.Party("again-midnight", ours.Suite.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var first = await ours.Holding("registrar@kz").Registry.RecordPartyAsync(request);

        ours.Suite.Clock.Advance(TimeSpan.FromDays(1));
        var again = await ours.Suite.As("registrar@kz").Registry.RecordPartyAsync(request);

        Assert.Equal(first.ToByteArray(), again.ToByteArray());
    }

    [Fact]
    public async Task Another_body_under_the_same_id_is_refused()
    {
        var request = Requests.Party("again-body", "2010-01-10");
        var registry = world.Holding("registrar@kz", "archive@kz").Registry;
        await registry.RecordPartyAsync(request);
        request.Name.Text["en"] = "Another name";

        await Refused.By(registry.RecordPartyAsync(request), StatusCode.InvalidArgument, "REQUEST_ID_REUSED");
    }

    [Fact]
    public async Task The_same_id_of_another_caller_is_another_request()
    {
        var (one, two) = (Requests.Party("again-mine", "2010-01-10"), Requests.Party("again-yours", "2010-01-10"));
        two.RequestId = one.RequestId;

        var mine = await world.As("party@again-mine").Registry.RecordPartyAsync(one);
        var yours = await world.As("party@again-yours").Registry.RecordPartyAsync(two);

        Assert.Equal(("again-mine", "again-yours"), (mine.Party.PartyId, yours.Party.PartyId));
    }

    [Fact]
    public async Task A_refusal_is_not_remembered()
    {
        var congress = Requests.Congress("again-late");
        var party = world.As("party@again-late");
        await Refused.By(party.Congresses.RecordFoundingCongressAsync(congress), StatusCode.NotFound, "PARTY_NOT_FOUND");
        await world.Party("again-late");

        Assert.Equal("again-late-congress", (await party.Congresses.RecordFoundingCongressAsync(congress)).Congress.CongressId);
    }
}
