using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Registry;

/// <summary>Names and details with their days, and names that would be confused.</summary>
public sealed class PartyChangeTests(ArlandRegister arland) : IClassFixture<ArlandRegister>
{
    [Fact]
    public async Task A_party_bears_on_each_day_the_name_of_that_day()
    {
        await arland.Party("regi-old", "Old Oak");
        var registry = arland.As("party@regi-old").Registry;

        var renamed = (await registry.ChangePartyNameAsync(ArlandRegister.Rename("regi-old", "Young Birch", "2020-08-01"))).Party;
        await registry.ChangePartyNameAsync(ArlandRegister.Rename("regi-old", "Green Alder", "2020-07-15"));

        Assert.Equal(("Young Birch", "Yo", "2020-08-01"), (renamed.Name.Text["en"], renamed.ShortName.Text["en"], renamed.NamedSince));
        Assert.Equal(["Old Oak", "Old Oak", "Green Alder", "Green Alder", "Young Birch"],
            await Task.WhenAll(new[] { "2020-01-01", "2020-07-14", "2020-07-15", "2020-07-31", "2020-08-01" }.Select(Named)));
        var listed = (await arland.Suite.AsPublic().Registry.ListPartiesAsync(new() { Jurisdiction = "arland", AsOf = "2020-07-20" })).Parties;
        Assert.Equal(await arland.Get("regi-old", "2020-07-20"), listed.Single(party => party.PartyId is "regi-old"));

        async Task<string> Named(string day) => (await arland.Get("regi-old", day)).Name.Text["en"];
    }

    [Fact]
    public async Task Details_hold_from_their_day_and_what_is_recorded_later_for_the_same_day_takes_their_place()
    {
        await arland.Party("regi-led", "Led by Many");
        var registry = arland.As("party@regi-led").Registry;

        await registry.RecordPartyDetailAsync(ArlandRegister.Detail("regi-led", "2020-07-10", "regi-anna"));
        await registry.RecordPartyDetailAsync(ArlandRegister.Detail("regi-led", "2020-07-20", "regi-boris"));
        await registry.RecordPartyDetailAsync(ArlandRegister.Detail("regi-led", "2020-07-10", "regi-clara"));

        Assert.Null((await arland.Get("regi-led", "2020-07-09")).Leader);
        Assert.Equal("regi-clara", (await arland.Get("regi-led", "2020-07-19")).Leader.PersonId);
        Assert.Equal("regi-boris", (await arland.Get("regi-led", "2020-07-20")).Leader.PersonId);
        var all = (await Changes("regi-led")).Select(change => $"{change.Kind} {change.ValidFrom} {change.Leader?.PersonId}");
        Assert.Equal(["Recorded 2020-06-10 ", "Leader 2020-07-10 regi-anna", "Leader 2020-07-10 regi-clara", "Leader 2020-07-20 regi-boris"], all);
    }

    [Fact]
    public async Task A_history_comes_in_pages_of_any_size_and_as_of_a_day()
    {
        await arland.Party("regi-paged", "Page by Page");
        var registry = arland.As("party@regi-paged").Registry;
        foreach (var day in new[] { "2020-07-03", "2020-07-01", "2020-07-02" })
            await registry.RecordPartyDetailAsync(ArlandRegister.Detail("regi-paged", day, "regi-anna"));
        var whole = await Changes("regi-paged");

        var request = new ListPartyChangesRequest { PartyId = "regi-paged", PageSize = 1 };
        var read = new List<PartyChange>();
        do
        {
            var page = await arland.Suite.AsPublic().Registry.ListPartyChangesAsync(request);
            read.AddRange(page.Changes);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(whole, read);
        Assert.Equal(4, whole.Count);
        Assert.Equal(2, (await arland.Suite.AsPublic().Registry.ListPartyChangesAsync(new() { PartyId = "regi-paged", AsOf = "2020-07-01" })).Changes.Count);
        Assert.Equal(3, (await arland.Suite.AsPublic().Registry.ListPartyChangesAsync(new() { PartyId = "regi-paged", Kinds = { PartyChangeKind.Leader } })).Changes.Count);
    }

    [Fact]
    public async Task A_name_that_would_be_confused_is_a_warning_at_entry_and_refused_at_a_change()
    {
        await arland.Party("regi-lark", "Singing Lark");

        var entered = await arland.Party("regi-larc", "Singing Larc");
        await arland.Party("regi-owl", "Silent Owl");
        var owl = arland.As("party@regi-owl").Registry;

        Assert.Equal(("regi-lark", Outcome.Warning), (Assert.Single(entered.Findings).Subject, entered.Findings[0].Outcome));
        // Cyrillic а and о.
        await Refused.ByRules(owl.ChangePartyNameAsync(ArlandRegister.Rename("regi-owl", "Singing Lаrk")), "parties.registry.names", "parties.registry.names");
        var check = (await arland.Suite.AsPublic().Registry.CheckPartyNameAsync(new() { Jurisdiction = "arland", Name = "Singing Lаrk", PartyId = "regi-owl", AsOf = ArlandRegister.Day })).Findings;
        Assert.Equal(["regi-larc", "regi-lark"], check.Select(finding => finding.Subject).Order(StringComparer.Ordinal));
        Assert.Contains(check, finding => finding.Actual.Text is "LOOKS_THE_SAME");
        Assert.Equal("Silent Owl", (await arland.Get("regi-owl", "2020-12-31")).Name.Text["en"]);
        // Before the law of 2020 nobody minded.
        Assert.Equal(Outcome.NotApplicable, Assert.Single((await arland.Suite.AsPublic().Registry.CheckPartyNameAsync(new() { Jurisdiction = "arland", Name = "Singing Lark", AsOf = "2020-05-31" })).Findings).Outcome);
    }

    [Fact]
    public async Task A_name_that_was_given_up_is_free()
    {
        await arland.Party("regi-crow", "Black Crow");
        await arland.As("party@regi-crow").Registry.ChangePartyNameAsync(ArlandRegister.Rename("regi-crow", "White Swan", "2020-07-05"));
        await arland.Party("regi-heir", "Nothing yet");
        var heir = arland.As("party@regi-heir").Registry;

        await Refused.ByRules(heir.ChangePartyNameAsync(ArlandRegister.Rename("regi-heir", "Black Crow", "2020-07-04")), "parties.registry.names");
        Assert.Equal("Black Crow", (await heir.ChangePartyNameAsync(ArlandRegister.Rename("regi-heir", "Black Crow", "2020-07-05"))).Party.Name.Text["en"]);
    }

    [Fact]
    public async Task Whoever_read_an_older_party_reads_again_and_nobody_else_s_party_is_changed()
    {
        await arland.Party("regi-mine", "Mine and Ours");
        var etag = (await arland.Get("regi-mine", ArlandRegister.Day)).Etag;
        var mine = arland.As("party@regi-mine").Registry;
        var first = ArlandRegister.Detail("regi-mine", ArlandRegister.Day, "regi-anna");
        first.Etag = etag;
        var again = ArlandRegister.Detail("regi-mine", ArlandRegister.Day, "regi-boris");
        again.Etag = etag;

        await mine.RecordPartyDetailAsync(first);

        await Refused.By(mine.RecordPartyDetailAsync(again), StatusCode.Aborted, "ETAG_MISMATCH");
        await Refused.By(arland.As("party@regi-other").Registry.RecordPartyDetailAsync(ArlandRegister.Detail("regi-mine", ArlandRegister.Day, "regi-anna")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(arland.As("registrar@kz").Registry.RecordPartyDetailAsync(ArlandRegister.Detail("regi-mine", ArlandRegister.Day, "regi-anna")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(mine.RecordPartyDetailAsync(new() { RequestId = World.NewId(), PartyId = "regi-mine", ValidFrom = ArlandRegister.Day }), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(mine.RecordPartyDetailAsync(new()
        {
            RequestId = World.NewId(),
            PartyId = "regi-mine",
            ValidFrom = ArlandRegister.Day,
            Emblem = new() { Sha256 = "no hash", MediaType = "image/png", Uri = "https://example.org" },
        }), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(arland.Registrar.Registry.ChangePartyNameAsync(ArlandRegister.Rename("regi-nobody", "Nobody")), StatusCode.NotFound, "PARTY_NOT_FOUND");
    }

    private async Task<IReadOnlyList<PartyChange>> Changes(string id) =>
        (await arland.Suite.AsPublic().Registry.ListPartyChangesAsync(new() { PartyId = id })).Changes;
}
