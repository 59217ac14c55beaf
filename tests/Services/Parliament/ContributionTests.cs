using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Transcripts;
using Saylau.Parliament.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

/// <summary>What was said, contribution by contribution, in a country that publishes it and in one that does not.</summary>
public sealed class ContributionTests : IDisposable
{
    private readonly DirectoryInfo open = OpenLaw();

    public void Dispose() => open.Delete(recursive: true);

    [Fact]
    public async Task What_is_published_is_read_and_found_and_what_is_not_is_neither_nor_counted()
    {
        await using var world = await Begun(open.FullName);
        await Record(world, Contribution("one", "The tax on fish is a secret of state."), Contribution("two", "Fish are taxed.", item: "closed"), Contribution("three", "FISH again."));

        Assert.Equal(3u, (await Search(world.Secretariat, "fish")).Total);
        Assert.Equal(0u, (await Search(world.Public, "fish")).Total);
        Assert.Null((await world.Public.Contributions.GetContributionAsync(new() { ContributionId = "one" })).Contribution);
        await Publish(world, "2020-03-14");

        var found = await Search(world.Public, "fish");
        Assert.Equal((2u, "one,three"), (found.Total, string.Join(',', found.Hits.Select(hit => hit.Contribution.ContributionId))));
        Assert.All(found.Hits, hit => Assert.Equal("", hit.Contribution.Text));
        Assert.Equal(["one"], (await Search(world.Public, "SECRET tax")).Hits.Select(hit => hit.Contribution.ContributionId));
        Assert.Equal(["two"], (await Search(world.Secretariat, "taxed")).Hits.Select(hit => hit.Contribution.ContributionId));
        Assert.Equal(["one", "three"], (await world.Public.Contributions.ListContributionsAsync(new() { TranscriptId = "record" })).Contributions.Select(one => one.ContributionId));
        Assert.Equal(["two"], (await world.Secretariat.Contributions.ListContributionsAsync(new() { TranscriptId = "record", ItemId = "closed" })).Contributions.Select(one => one.ContributionId));
    }

    [Fact]
    public async Task Pages_follow_the_day_and_the_place()
    {
        await using var world = await Begun(open.FullName);
        await Record(world, [.. Enumerable.Range(1, 5).Select(number => Contribution($"contribution-{9 - number}", $"Number {number} of the day."))]);
        var request = new SearchContributionsRequest { Jurisdiction = "arland", Query = "number day", PageSize = 2 };
        var seen = new List<uint>();
        do
        {
            var page = await world.Secretariat.Contributions.SearchContributionsAsync(request);
            Assert.Equal(5u, page.Total);
            seen.AddRange(page.Hits.Select(hit => hit.Contribution.Number));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([1u, 2u, 3u, 4u, 5u], seen);
    }

    [Fact]
    public async Task A_passage_that_is_withheld_is_not_read_nor_found_nor_told_to_the_ledger()
    {
        await using var world = await Begun(open.FullName);
        await Record(world, Contribution("one", "My neighbour Per Holm says so."));
        var wrong = Redact("wrong", "Per Hulm");
        await Refused.ByRules(world.Secretariat.Contributions.RedactContributionAsync(wrong), "parliament.contributions.passage_occurs");
        wrong.Ground = RedactionGround.Other;
        await Refused.ByRules(world.Secretariat.Contributions.RedactContributionAsync(wrong), "parliament.transcripts.redaction_grounds", "parliament.contributions.passage_occurs");

        var redacted = await world.Secretariat.Contributions.RedactContributionAsync(Redact("holm", "Per Holm"));
        await Publish(world, "2020-03-14");

        Assert.Equal("My neighbour […] says so.", redacted.Contribution.Text);
        var read = (await world.Public.Contributions.GetContributionAsync(new() { ContributionId = "one" })).Contribution;
        Assert.Equal("My neighbour […] says so.", read.Text);
        Assert.Equal(("holm", RedactionGround.PersonalData, false), (read.Redactions[0].RedactionId, read.Redactions[0].Ground, read.Redactions[0].Whole));
        Assert.Equal((0u, 1u), ((await Search(world.Public, "holm")).Total, (await Search(world.Secretariat, "holm")).Total));
        Assert.Equal("My neighbour […] says so.", Assert.Single((await Search(world.Public, "neighbour")).Hits).Snippet);
        await Refused.ByRules(world.Secretariat.Contributions.ReviseContributionAsync(Revise("My neighbour P. Holm says so.")), "parliament.contributions.passage_occurs");
        await NotInTheLedger(world, "Holm");

        var lifted = await world.Secretariat.Contributions.LiftRedactionAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-03-15", RedactionId = "holm", Reason = "He does not mind." });
        Assert.Equal("My neighbour Per Holm says so.", lifted.Contribution.Text);
        Assert.Equal(1u, (await Search(world.Public, "holm")).Total);
        await Refused.ByRules(world.Secretariat.Contributions.LiftRedactionAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-03-15", RedactionId = "holm", Reason = "again" }), "parliament.contributions.redaction_stands");
    }

    [Fact]
    public async Task Every_version_is_kept_and_the_earlier_ones_are_not_for_the_public()
    {
        await using var world = await Begun(open.FullName);
        await Record(world, Contribution("one", "I said no."));
        await world.Secretariat.Contributions.ReviseContributionAsync(Revise("I said yes."));
        await Publish(world, "2020-03-14");
        var late = Revise("I said maybe.", "2020-03-25");
        await Refused.ByRules(world.Secretariat.Contributions.ReviseContributionAsync(late), "parliament.transcripts.revise_days");

        var all = await world.Secretariat.Contributions.ListContributionRevisionsAsync(new() { ContributionId = "one" });
        var shown = await world.Public.Contributions.ListContributionRevisionsAsync(new() { ContributionId = "one" });
        Assert.Equal(["I said no.", "I said yes."], all.Revisions.Select(version => version.Text));
        Assert.Equal(["", "I said yes."], shown.Revisions.Select(version => version.Text));
        Assert.Equal(["revisions.text"], shown.Withheld.Select(withheld => withheld.Field));
        Assert.Equal((0u, 1u), ((await Search(world.Public, "no")).Total, (await Search(world.Public, "yes")).Total));
    }

    [Fact]
    public async Task An_embargo_holds_until_its_day()
    {
        await using var world = await Begun(open.FullName);
        await Record(world, Contribution("one", "Wait."));
        world.Suite.Clock.Set(new(2020, 3, 14, 12, 0, 0, TimeSpan.Zero));
        await Publish(world, "2020-03-14", "2020-03-20");
        Assert.Equal(0u, (await Search(world.Public, "wait")).Total);
        world.Suite.Clock.Set(new(2020, 3, 20, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(1u, (await Search(world.Public, "wait")).Total);
    }

    [Fact]
    public async Task Where_the_law_withholds_transcripts_nothing_is_told_but_that()
    {
        await using var world = await Begun(Repository.ArlandLaw);
        await Record(world, Contribution("one", "Silence."));
        await Publish(world, "2020-03-14");

        foreach (var outsider in new[] { world.Public, world.As("press@arland"), world.Suite.As("auditor@kz") })
        {
            var found = await Search(outsider, "silence");
            Assert.Equal((0u, "text"), (found.Total, Assert.Single(found.Withheld).Field));
            Assert.Empty((await outsider.Contributions.ListContributionsAsync(new() { TranscriptId = "record" })).Contributions);
            Assert.Null((await outsider.Contributions.GetContributionAsync(new() { ContributionId = "one" })).Contribution);
        }

        Assert.Equal(1u, (await Search(world.As("auditor@arland"), "silence")).Total);
    }

    [Fact]
    public async Task Bad_input_is_named()
    {
        await using var world = await Begun(open.FullName);
        await Record(world, Contribution("one", "First."));
        await Refused.By(world.Secretariat.Contributions.RecordContributionsAsync(Batch(Contribution("one", "Again."))), StatusCode.AlreadyExists, "CONTRIBUTION_EXISTS");
        await Refused.By(world.Secretariat.Contributions.RecordContributionsAsync(Batch(Contribution("two", "a"), Contribution("two", "b"))), StatusCode.AlreadyExists, "CONTRIBUTION_EXISTS");
        await Refused.By(world.Secretariat.Contributions.RecordContributionsAsync(Batch(Contribution("two", "a", item: "none"))), StatusCode.NotFound, "ITEM_NOT_FOUND");
        var scene = Contribution("two", "Applause.");
        scene.Kind = ContributionKind.Scene;
        await Refused.By(world.Secretariat.Contributions.RecordContributionsAsync(Batch(scene)), StatusCode.InvalidArgument, "FIELDS_INVALID");
        var member = Contribution("two", "I was no member then.");
        member.Speaker = new() { MandateId = (await world.Member("late", party: "ar-hills")).MandateId };
        Assert.Equal(Outcome.Satisfied, (await world.Secretariat.Contributions.RecordContributionsAsync(Batch(member))).Findings[1].Outcome);
        await Refused.By(world.Public.Contributions.SearchContributionsAsync(new() { Jurisdiction = "arland", Query = "one two three four five six seven" }), StatusCode.InvalidArgument, "FIELDS_INVALID");
    }

    [Fact]
    public async Task A_walk_at_random_keeps_to_the_table()
    {
        await using var world = await Begun(open.FullName);
        await Record(world, Contribution("one", "First."));
        var number = 1;
        var acts = new Dictionary<TranscriptAct, Func<Task>>
        {
            [TranscriptAct.Record] = () => Record(world, Contribution($"more-{++number}", "More.")),
            [TranscriptAct.Revise] = async () => await world.Secretariat.Contributions.ReviseContributionAsync(Revise($"First, {++number}.")),
            [TranscriptAct.Redact] = async () => await world.Secretariat.Contributions.RedactContributionAsync(Redact($"redaction-{++number}", "First")),
            [TranscriptAct.Approve] = async () => await world.Secretariat.Transcripts.ApproveTranscriptAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-03-14", TranscriptId = "record" }),
            [TranscriptAct.Reopen] = async () => await world.Secretariat.Transcripts.ReopenTranscriptAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-03-14", TranscriptId = "record", Reason = "so" }),
            [TranscriptAct.Publish] = async () => await world.Secretariat.Transcripts.PublishTranscriptAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-03-14", TranscriptId = "record" }),
        };

        var taken = await LifecycleWalk.Take(TranscriptRules.Lifecycle, acts,
            async () => (await world.Public.Transcripts.CheckTranscriptAsync(new() { TranscriptId = "record" })).Transcript.State, seed: 7, steps: 40);
        Assert.Contains(taken, step => step.To is TranscriptState.Published);
    }

    private static async Task<ParliamentWorld> Begun(string law)
    {
        var world = await ParliamentWorld.StartWithChamber(law: law);
        await world.Sitting("sitting", "2020-03-12", ParliamentWorld.Item("open", ItemOpenness.Open), ParliamentWorld.Item("closed", ItemOpenness.Closed));
        await world.Secretariat.Transcripts.OpenTranscriptAsync(
            new() { RequestId = World.NewId(), OccurredOn = "2020-03-13", SittingId = "sitting", TranscriptId = "record", Language = "en" });
        return world;
    }

    private static ContributionEntry Contribution(string id, string text, string item = "open") => new()
    {
        ContributionId = id,
        ItemId = item,
        Kind = ContributionKind.Speech,
        Speaker = new() { Person = ParliamentWorld.Person("minister"), Capacity = "Minister" },
        Text = text,
    };

    private static RecordContributionsRequest Batch(params ContributionEntry[] contributions) =>
        new() { RequestId = World.NewId(), OccurredOn = "2020-03-13", TranscriptId = "record", Contributions = { contributions } };

    private static async Task Record(ParliamentWorld world, params ContributionEntry[] contributions) => await world.Secretariat.Contributions.RecordContributionsAsync(Batch(contributions));

    private static RedactContributionRequest Redact(string id, params string[] passages) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2020-03-14",
        ContributionId = "one",
        RedactionId = id,
        Passages = { passages },
        Ground = RedactionGround.PersonalData,
        Reason = "A private person is named.",
        DecidedBy = "Bureau",
    };

    private static ReviseContributionRequest Revise(string text, string on = "2020-03-14") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        ContributionId = "one",
        Text = text,
        Reason = "So it was said.",
        AskedBy = "The minister",
    };

    private static async Task Publish(ParliamentWorld world, string on, string embargo = "")
    {
        await world.Secretariat.Transcripts.ApproveTranscriptAsync(new() { RequestId = World.NewId(), OccurredOn = on, TranscriptId = "record" });
        await world.Secretariat.Transcripts.PublishTranscriptAsync(new() { RequestId = World.NewId(), OccurredOn = on, TranscriptId = "record", EmbargoedUntil = embargo });
    }

    private static async Task<SearchContributionsResponse> Search(Clients clients, string query) =>
        await clients.Contributions.SearchContributionsAsync(new() { Jurisdiction = "arland", Query = query });

    private static async Task NotInTheLedger(ParliamentWorld world, string word)
    {
        using var events = world.As("auditor@arland").Ledger.ReadEvents(new() { Ledger = "parliament" });
        var read = 0;
        while (await events.ResponseStream.MoveNext(CancellationToken.None))
        {
            Assert.Equal(-1, events.ResponseStream.Current.EventBytes.Span.IndexOf(Encoding.UTF8.GetBytes(word)));
            read++;
        }

        Assert.InRange(read, 5, 1000);
    }

    private static DirectoryInfo OpenLaw()
    {
        var folder = Directory.CreateTempSubdirectory("saylau-open-law-");
        var arland = folder.CreateSubdirectory("arland");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.ArlandLaw, "arland")))
            File.Copy(file, Path.Combine(arland.FullName, Path.GetFileName(file)));
        var parliament = Path.Combine(arland.FullName, "parliament.json");
        var law = JsonNode.Parse(File.ReadAllText(parliament))!;
        law["versions"]![0]!["rules"]!["disclosure"]!["transcriptsWithheld"]!["required"] = false;
        File.WriteAllText(parliament, law.ToJsonString());
        return folder;
    }
}
