using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Protocols;

public sealed class DoubleEntryTests(CountingWorld world)
{
    private const string First = "precinct_commission@akm-1", Second = "regional_commission@KZ-AKM";

    [Fact]
    public async Task Two_equal_entries_are_a_draft_that_can_be_submitted()
    {
        await world.Election("double", ElectionKind.Regular, "double-a");
        var first = await Enter("double", First, Entry("double", 40));
        await Refused.ByRules(world.As(First).Protocols.EnterProtocolAsync(Request("double", Entry("double", 40))), "elections.protocols.two_people");
        var second = await Enter("double", Second, Entry("double", 40));

        Assert.Equal((EntryStatus.AwaitingSecond, EntryStatus.Agreed), (first.Status, second.Status));
        Assert.Empty(second.Differing);
        Assert.Equal(ProtocolState.Draft, (await world.Commission.Protocols.GetProtocolAsync(new() { ElectionId = "double", PrecinctId = "akm-1" })).Protocol.State);
        Assert.Equal(0u, (await world.Tally("double")).StationsCounted);
        Assert.False((await world.Public.Protocols.GetProtocolAsync(new() { ElectionId = "double", PrecinctId = "akm-1" })).Protocol.Entry.HasValid);
        var submitted = await world.As(First).Protocols.SubmitProtocolAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = "double", PrecinctId = "akm-1" });
        Assert.Equal((ProtocolState.Submitted, 40u), (submitted.Protocol.State, submitted.Protocol.Entry.Valid));
    }

    [Fact]
    public async Task A_paper_that_two_people_read_alike_and_that_does_not_add_up_goes_back_and_is_entered_again()
    {
        await world.Election("wrong-paper", ElectionKind.Regular, "wrong-paper-a");
        var wrong = Entry("wrong-paper", 40);
        wrong.InBoxes++;
        await Enter("wrong-paper", First, wrong);
        Assert.Equal(EntryStatus.Agreed, (await Enter("wrong-paper", Second, wrong)).Status);
        var submit = new SubmitProtocolRequest { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = "wrong-paper", PrecinctId = "akm-1" };
        Assert.Equal(StatusCode.FailedPrecondition, (await Refused.By(world.As(First).Protocols.SubmitProtocolAsync(submit))).Code);

        var returned = await world.As(Second).Protocols.DecideProtocolAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-06",
            ElectionId = "wrong-paper",
            PrecinctId = "akm-1",
            Decision = ProtocolDecision.Return,
            Reason = "The paper does not add up.",
        });
        await Enter("wrong-paper", First, Entry("wrong-paper", 40));
        await Enter("wrong-paper", Second, Entry("wrong-paper", 40));
        submit.RequestId = World.NewId();

        Assert.Equal(ProtocolState.Returned, returned.Protocol.State);
        Assert.Equal(ProtocolState.Submitted, (await world.As(First).Protocols.SubmitProtocolAsync(submit)).Protocol.State);
        await world.Proves("wrong-paper", "akm-1");
    }

    [Fact]
    public async Task Only_what_differs_is_named_and_only_that_is_entered_again()
    {
        await world.Election("differ", ElectionKind.Regular, "differ-a");
        await Enter("differ", First, Entry("differ", 40));
        var other = Entry("differ", 40);
        (other.Issued, other.Unused) = (other.Issued + 9, other.Unused - 9);
        var second = await Enter("differ", Second, other);

        Assert.Equal(EntryStatus.Different, second.Status);
        Assert.Equal(["issued", "unused"], second.Differing);
        Assert.DoesNotContain(second.Findings, finding => finding.Actual?.Count is 42 or 51);
        var asked = await world.As("precinct_commission@akm-1").Protocols.CheckEntriesAsync(new() { ElectionId = "differ", PrecinctId = "akm-1" });
        Assert.Equal((EntryStatus.Different, "issued, unused"), (asked.Status, string.Join(", ", asked.Differing)));
        await Refused.By(world.As("regional_commission@KZ-ALA").Protocols.CheckEntriesAsync(new() { ElectionId = "differ", PrecinctId = "akm-1" }), StatusCode.PermissionDenied, "PRECINCT_OUT_OF_SCOPE");

        await Refused.ByRules(world.Commission.Protocols.EnterProtocolAsync(Request("differ", other)), "elections.protocols.two_entries");
        await Refused.ByRules(world.Commission.Protocols.ResolveEntryAsync(Resolve(new() { PrecinctId = "akm-1", Issued = 42 })), "elections.protocols.differing_alone");
        await Refused.ByRules(world.Commission.Protocols.ResolveEntryAsync(Resolve(other)), "elections.protocols.differing_alone");
        var draft = (await world.Commission.Protocols.ResolveEntryAsync(Resolve(new() { PrecinctId = "akm-1", Issued = 42, Unused = 62 }))).Protocol;
        Assert.Equal((ProtocolState.Draft, 42u, 62u, 40u), (draft.State, draft.Entry.Issued, draft.Entry.Unused, draft.Entry.Valid));
        Assert.Equal(EntryStatus.Agreed, (await world.Commission.Protocols.CheckEntriesAsync(new() { ElectionId = "differ", PrecinctId = "akm-1" })).Status);

        static ResolveEntryRequest Resolve(ProtocolEntry entry) =>
            new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = "differ", PrecinctId = "akm-1", Protocol = entry };
    }

    [Fact]
    public async Task No_event_shows_the_second_what_the_first_entered()
    {
        await world.Election("unseen", ElectionKind.Regular, "unseen-a");
        await Enter("unseen", First, Entry("unseen", 43));
        using var call = world.Holding("auditor@kz").Ledger.ReadEvents(new() { Ledger = "elections" });
        var entered = new List<ProtocolEntered>();
        await foreach (var message in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (message.Event is { } happened && happened.Payload.TryUnpack<ProtocolEntered>(out var payload) && payload.ElectionId is "unseen")
                entered.Add(payload);
        }

        Assert.Equal(new ProtocolEntered { ElectionId = "unseen", PrecinctId = "akm-1", Status = EntryStatus.AwaitingSecond }, Assert.Single(entered));
    }

    [Fact]
    public async Task What_was_not_read_is_no_entry()
    {
        await world.Election("unread", ElectionKind.Regular, "unread-a");
        var entry = Entry("unread", 40);
        entry.ClearInvalid();
        await Refused.ByRules(world.Commission.Protocols.EnterProtocolAsync(Request("unread", entry)), "elections.protocols.complete");
        entry.Invalid = 7;
        Assert.Equal(EntryStatus.AwaitingSecond, (await world.Commission.Protocols.EnterProtocolAsync(Request("unread", entry))).Status);
        await Refused.By(world.Commission.Protocols.ResolveEntryAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = "unread", PrecinctId = "ala-1", Protocol = new() { PrecinctId = "ala-1" } }),
            StatusCode.NotFound, "PROTOCOL_NOT_FOUND");
    }

    private async Task<EnterProtocolResponse> Enter(string election, string grant, ProtocolEntry entry) => await world.As(grant).Protocols.EnterProtocolAsync(Request(election, entry));

    private static EnterProtocolRequest Request(string election, ProtocolEntry entry) =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = election, PrecinctId = "akm-1", Protocol = entry };

    private static ProtocolEntry Entry(string election, uint votes) => CountingWorld.Protocol("akm-1", ($"{election}-a", votes));
}
