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

    private string Day(int later) =>
        world.Suite.Clock.GetUtcNow().AddDays(later).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
