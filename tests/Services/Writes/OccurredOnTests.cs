using Grpc.Core;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Writes;

public sealed class OccurredOnTests(World world)
{
    private string Today => Day(0);

    [Fact]
    public async Task Only_the_archive_may_say_that_it_happened_earlier()
    {
        await Refused.By(
            world.Holding("registrar@kz").Registry.RecordPartyAsync(Requests.Party("when-past", "2010-01-10")),
            StatusCode.PermissionDenied, "OCCURRED_ON_RESERVED");

        var recording = (await world.As("registrar@kz").Registry.RecordPartyAsync(Requests.Party("when-past", "2010-01"))).Party.Recording;

        Assert.Equal(("2010-01", true), (recording.OccurredOn, recording.EnteredLater));
        Assert.Equal(Today, recording.RecordedAt.ToDateTime().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_happens_today_is_not_entered_later_whether_the_day_is_said_or_not(bool said)
    {
        var recording = (await world.Holding("registrar@kz").Registry.RecordPartyAsync(Requests.Party($"when-today-{said}".ToLowerInvariant(), said ? Today : ""))).Party.Recording;

        Assert.Equal((Today, false), (recording.OccurredOn, recording.EnteredLater));
    }

    [Fact]
    public async Task Nothing_happens_in_the_future() => await Refused.By(
        world.As("registrar@kz").Registry.RecordPartyAsync(Requests.Party("when-future", Day(1))), StatusCode.InvalidArgument, "FIELDS_INVALID");

    [Fact]
    public async Task The_archive_of_another_country_may_not_say_it() => await Refused.By(
        world.Holding("registrar@kz", "archive@arland").Registry.RecordPartyAsync(Requests.Party("when-elsewhere", "2010-01-10")),
        StatusCode.PermissionDenied, "OCCURRED_ON_RESERVED");

    [Fact]
    public async Task What_was_signed_after_the_application_does_not_count_for_it()
    {
        await world.Party("when-signed");
        await world.Congress("when-signed");
        await world.Sheets("when-signed", on: "2010-03-02");

        var late = await Refused.By(world.As("party@when-signed").Registration.ApplyForRegistrationAsync(Requests.Apply("when-signed", "2010-03-01")));
        Assert.Equal("RULES_VIOLATED", late.Reason);
        await world.As("party@when-signed").Registration.ApplyForRegistrationAsync(Requests.Apply("when-signed", "2010-03-02"));
    }

    [Fact]
    public async Task A_party_that_was_not_yet_registered_does_not_tell_when_it_will_be()
    {
        await world.Registered("when-later");

        var before = (await world.Holding().Registry.GetPartyAsync(new() { PartyId = "when-later", AsOf = "2010-03-19" })).Party;
        var after = (await world.Holding().Registry.GetPartyAsync(new() { PartyId = "when-later", AsOf = "2010-03-20" })).Party;

        Assert.Equal(("", null), (before.RegisteredOn, before.RegistrationSource));
        Assert.Equal("2010-03-20", after.RegisteredOn);
    }

    private string Day(int later) =>
        world.Suite.Clock.GetUtcNow().AddDays(later).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
