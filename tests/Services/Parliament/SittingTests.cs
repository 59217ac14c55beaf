using System.Text;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class SittingTests
{
    [Fact]
    public async Task Items_are_closed_by_an_order_with_its_reason()
    {
        await using var world = await Convened();
        var order = Closure("all", ClosureGround.Other, "harbour", "broadcasts", "parties");

        await Refused.ByRules(world.Secretariat.Sittings.OrderClosureAsync(order), "parliament.closures.grounds", "parliament.closures.exceptional");
        await Refused.By(world.Secretariat.Sittings.OrderClosureAsync(Closure("unknown", ClosureGround.StateSecrets, "nothing")), StatusCode.NotFound, "ITEM_NOT_FOUND");
        await Refused.By(world.Secretariat.Sittings.OrderClosureAsync(Closure("twice", ClosureGround.StateSecrets, "harbour", "harbour")), StatusCode.InvalidArgument, "ITEM_REPEATED");
        var check = await world.Public.Sittings.CheckClosureAsync(
            new() { SittingId = "sitting", ItemIds = { "broadcasts" }, Ground = ClosureGround.StateSecrets, Reason = "so", AsOf = "2020-03-11" });
        var closed = await world.Secretariat.Sittings.OrderClosureAsync(Closure("one", ClosureGround.StateSecrets, "broadcasts"));

        Assert.Equal(check.Findings, closed.Findings);
        Assert.True(closed.Closure.Controversial);
        Assert.Equal(Outcome.Warning, closed.Findings.Single(finding => finding.Rule is "parliament.closures.controversial").Outcome);
        var sitting = (await world.Public.Sittings.GetSittingAsync(new() { SittingId = "sitting" })).Sitting;
        Assert.Equal([ItemOpenness.RemoteRoom, ItemOpenness.Open, ItemOpenness.Closed], sitting.Items.Select(item => item.Openness));
        Assert.Equal(ItemOpenness.Open, sitting.Items[2].Item.Openness);
        Assert.Equal(["broadcasts"], Assert.Single((await world.Public.Sittings.ListClosuresAsync(new() { Jurisdiction = "arland", HeldFrom = "2020-01-01", HeldTo = "2020-12-31" })).Closures).ItemIds);
        Assert.Single((await world.Public.Sittings.ListSittingsAsync(new() { Jurisdiction = "arland", Openness = ItemOpenness.Closed })).Sittings);
        await Refused.ByRules(world.Secretariat.Sittings.OrderClosureAsync(Closure("again", ClosureGround.StateSecrets, "broadcasts")), "parliament.closures.once");
    }

    [Fact]
    public async Task Whoever_calls_an_item_controversial_is_named()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        var item = ParliamentWorld.Item("one", ItemOpenness.Open);
        item.Controversial = true;

        var refused = await Assert.ThrowsAsync<RpcException>(() => world.Sitting("wrong", "2020-03-12", item));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }

    [Fact]
    public async Task The_accredited_watch_what_the_law_lets_them()
    {
        await using var world = await Convened();
        await world.Secretariat.Sittings.OrderClosureAsync(Closure("one", ClosureGround.StateSecrets, "broadcasts"));
        var paper = await Accredit(world, "paper", AccreditationClass.Press);
        await Accredit(world, "readers", AccreditationClass.PublicAssociation);

        var press = await world.Public.Accreditations.CheckAccessAsync(new() { SittingId = "sitting", AccreditationClass = AccreditationClass.Press });
        Assert.Equal([true, true, false], press.Items.Select(item => item.MayWatch));
        Assert.Equal([AccessMode.RemoteRoom], press.Items[0].Modes);
        Assert.Equal([AccessMode.Chamber, AccessMode.RemoteRoom], press.Items[1].Modes);

        await Admit(world, "paper", AccessMode.Chamber);
        await Admit(world, "readers", AccessMode.RemoteRoom);
        await Refused.ByRules(Admitting(world, "readers", AccessMode.Chamber), "parliament.access.mode");
        var revoke = new RevokeAccreditationRequest { RequestId = World.NewId(), OccurredOn = "2020-03-10", AccreditationId = "paper", Reason = "Closed.", Etag = paper.Etag };
        await world.Secretariat.Accreditations.RevokeAccreditationAsync(revoke);
        await Refused.ByRules(Admitting(world, "paper", AccessMode.RemoteRoom), "parliament.access.valid");
        (revoke.RequestId, revoke.Etag) = (World.NewId(), "");
        await Refused.By(world.Secretariat.Accreditations.RevokeAccreditationAsync(revoke), StatusCode.AlreadyExists, "ACCREDITATION_REVOKED");
        Assert.Equal(["readers"], (await world.Public.Accreditations.ListAccreditationsAsync(new() { Jurisdiction = "arland", AsOf = "2020-03-10" })).Accreditations.Select(one => one.AccreditationId));

        var count = await world.Public.Accreditations.CountAccessAsync(new() { Jurisdiction = "arland", HeldFrom = "2020-01-01", HeldTo = "2020-12-31" });
        Assert.Equal((1u, 1u, 1u), (count.Sittings, count.SittingsWatched, count.SittingsWithRemoteRoom));
        Assert.Equal([1u, 0u, 0u, 1u], count.Counts.Select(one => one.Sittings));
    }

    [Fact]
    public async Task A_transcript_is_stored_and_kept_from_the_public()
    {
        await using var world = await Convened();
        const string Said = "The Speaker: silence, please.";
        var stored = await world.Secretariat.Transcripts.StoreTranscriptAsync(
            new() { RequestId = World.NewId(), OccurredOn = "2020-03-13", SittingId = "sitting", TranscriptId = "said", Language = "en", Text = Said });

        foreach (var insider in new[] { world.Secretariat, world.As("auditor@arland") })
            Assert.Equal(Said, (await insider.Transcripts.GetTranscriptAsync(new() { TranscriptId = "said" })).Text);
        foreach (var outsider in new[] { world.Public, world.Suite.As("press@arland"), world.Suite.As("auditor@kz") })
        {
            var answer = await outsider.Transcripts.GetTranscriptAsync(new() { TranscriptId = "said" });
            Assert.Equal(("", (uint)Said.Length), (answer.Text, answer.Transcript.Characters));
            Assert.Equal(["text"], answer.Withheld.Select(withheld => withheld.Field));
        }

        Assert.Single((await world.Public.Transcripts.ListTranscriptsAsync(new() { Jurisdiction = "arland", SittingId = "sitting" })).Transcripts);
        using var events = world.As("auditor@arland").Ledger.ReadEvents(new() { Ledger = "parliament", FromPosition = stored.LedgerPosition });
        await events.ResponseStream.MoveNext(CancellationToken.None);
        Assert.Equal(-1, events.ResponseStream.Current.EventBytes.Span.IndexOf(Encoding.UTF8.GetBytes(Said)));
        Assert.Equal(32, events.ResponseStream.Current.Event.Payload.Unpack<TranscriptStored>().TextCommitment.Length);
    }

    [Fact]
    public async Task Openness_is_measured_over_all_activities()
    {
        await using var world = await Convened();
        await world.Secretariat.Sittings.OrderClosureAsync(Closure("one", ClosureGround.StateSecrets, "broadcasts"));
        await world.Bill("shown");
        await world.Bill("hidden");
        await Publish(world, "p1", OpennessDimension.BillText, ActivityKind.Bill, "shown", PublicationState.Withheld);
        await Publish(world, "p2", OpennessDimension.BillText, ActivityKind.Bill, "shown", PublicationState.Published);
        await Publish(world, "p3", OpennessDimension.Debate, ActivityKind.Sitting, "sitting", PublicationState.Partial);

        var open = await world.Public.Openness.GetOpennessAsync(new() { Jurisdiction = "arland", HeldFrom = "2020-01-01", HeldTo = "2020-12-31" });

        Assert.Equal((5u, 2u), (open.View.Activities, open.View.OutsidePublicView));
        Assert.Equal((3u, 1u, 1u, 1u), (open.Items.Items, open.Items.Closed, open.Items.ClosedControversial, open.Items.RemoteRoom));
        var texts = open.Dimensions.Single(count => count.Dimension is OpennessDimension.BillText);
        Assert.Equal((2u, 1u, 0u, 1u), (texts.Total, texts.Published, texts.Withheld, texts.Unknown));
        Assert.Equal(0u, open.Dimensions.Single(count => count.Dimension is OpennessDimension.Transcript).Total);
        Assert.Equal([Outcome.Warning, Outcome.Undetermined, Outcome.Undetermined], open.Findings.Select(finding => finding.Outcome));
        Assert.Equal(2, (await world.Public.Openness.ListActivityPublicationsAsync(new() { Jurisdiction = "arland", SubjectId = "shown" })).Publications.Count);
        var nothing = await world.Public.Openness.GetOpennessAsync(new() { Jurisdiction = "arland", HeldFrom = "2021-01-01", HeldTo = "2021-12-31" });
        Assert.Equal((0u, null), (nothing.View.Activities, nothing.View.OutsideRatio));
    }

    [Theory]
    [InlineData(OpennessDimension.BillText, ActivityKind.Sitting, "sitting", StatusCode.InvalidArgument, "FIELDS_INVALID")]
    [InlineData(OpennessDimension.BillText, ActivityKind.Bill, "nothing", StatusCode.NotFound, "BILL_NOT_FOUND")]
    [InlineData(OpennessDimension.Agenda, ActivityKind.Sitting, "nothing", StatusCode.NotFound, "SITTING_NOT_FOUND")]
    [InlineData(OpennessDimension.RollCall, ActivityKind.Vote, "nothing", StatusCode.NotFound, "VOTE_NOT_FOUND")]
    public async Task What_is_published_is_of_an_activity(OpennessDimension dimension, ActivityKind kind, string subject, StatusCode code, string reason)
    {
        await using var world = await Convened();

        await Refused.By(world.Secretariat.Openness.RecordActivityPublicationAsync(Publication("wrong", dimension, kind, subject, PublicationState.Published)), code, reason);
    }

    private static async Task<ParliamentWorld> Convened()
    {
        var world = await ParliamentWorld.StartWithChamber();
        await world.Sitting("sitting", "2020-03-12", ParliamentWorld.Item("parties", ItemOpenness.RemoteRoom), ParliamentWorld.Item("harbour", ItemOpenness.Open),
            ParliamentWorld.Item("broadcasts", ItemOpenness.Open, "a newspaper"));
        return world;
    }

    private static OrderClosureRequest Closure(string id, ClosureGround ground, params string[] items) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2020-03-11",
        SittingId = "sitting",
        ClosureId = $"closure-{id}",
        ItemIds = { items },
        Ground = ground,
        Reason = "so",
        DecidedBy = "Bureau",
    };

    private static async Task<Accreditation> Accredit(ParliamentWorld world, string id, AccreditationClass accredited) =>
        (await world.Secretariat.Accreditations.AccreditAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-02-01",
            AccreditationId = id,
            Jurisdiction = "arland",
            AccreditationClass = accredited,
            Organisation = id,
            ValidFrom = "2020-02-01",
        })).Accreditation;

    private static AsyncUnaryCall<AdmitToSittingResponse> Admitting(ParliamentWorld world, string accreditation, AccessMode mode) =>
        world.Secretariat.Accreditations.AdmitToSittingAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-03-12",
            SittingId = "sitting",
            AdmissionId = $"{accreditation}-{(int)mode}",
            AccreditationId = accreditation,
            Mode = mode,
        });

    private static async Task Admit(ParliamentWorld world, string accreditation, AccessMode mode) => await Admitting(world, accreditation, mode);

    private static RecordActivityPublicationRequest Publication(string id, OpennessDimension dimension, ActivityKind kind, string subject, PublicationState state) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2020-03-14",
        PublicationId = id,
        Jurisdiction = "arland",
        Dimension = dimension,
        SubjectKind = kind,
        SubjectId = subject,
        State = state,
    };

    private static async Task Publish(ParliamentWorld world, string id, OpennessDimension dimension, ActivityKind kind, string subject, PublicationState state) =>
        await world.Secretariat.Openness.RecordActivityPublicationAsync(Publication(id, dimension, kind, subject, state));
}
