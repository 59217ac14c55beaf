using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Registry;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Funding;

/// <summary>Donations: recorded as they came, judged by the law, shown as the law tells.</summary>
public sealed class DonationTests(ArlandRegister arland) : IClassFixture<ArlandRegister>
{
    [Fact]
    public async Task Gifts_of_one_donor_are_counted_together_up_to_the_limit_and_an_unlawful_one_is_recorded_as_such()
    {
        await arland.Party("regi-rich", "Velvet");
        var funding = arland.As("party@regi-rich").Funding;

        Assert.True((await funding.RecordDonationAsync(Gift("regi-rich", "regi-g1", 400_000, "2020-07-01"))).Donation.Lawful);
        Assert.Empty(Refused.Unmet((await funding.CheckDonationAsync(Check("regi-rich", 100_000, "2020-07-02"))).Findings));
        Assert.Equal(["parties.funding.citizen_limit"], Refused.Unmet((await funding.CheckDonationAsync(Check("regi-rich", 100_001, "2020-07-02"))).Findings));
        var over = await funding.RecordDonationAsync(Gift("regi-rich", "regi-g2", 100_001, "2020-07-02"));

        Assert.False(over.Donation.Lawful);
        Assert.Equal(["parties.funding.citizen_limit"], Refused.Unmet(over.Findings));
        // Another year, another donor, and a donor whose gift was returned, begin anew.
        Assert.True((await funding.RecordDonationAsync(Gift("regi-rich", "regi-g3", 500_000, "2021-01-01"))).Donation.Lawful);
        Assert.True((await funding.RecordDonationAsync(Gift("regi-rich", "regi-g4", 500_000, "2020-07-03", number: "00000002"))).Donation.Lawful);
        // What is entered late counts with what was given after it.
        Assert.False((await funding.RecordDonationAsync(Gift("regi-rich", "regi-g5", 1, "2020-06-15", number: "00000002"))).Donation.Lawful);
        await funding.ReturnDonationAsync(Return("regi-g2", "2020-07-10"));
        Assert.Empty(Refused.Unmet((await funding.CheckDonationAsync(Check("regi-rich", 100_000, "2020-07-11"))).Findings));
    }

    [Fact]
    public async Task Who_gave_is_told_to_the_public_as_the_law_says_and_to_insiders_always()
    {
        await arland.Party("regi-shown", "Willow");
        var own = arland.As("party@regi-shown").Funding;
        await own.RecordDonationAsync(Gift("regi-shown", "regi-s1", 60_000, "2020-07-01", "Small Giver", "00000011"));
        await own.RecordDonationAsync(Gift("regi-shown", "regi-s2", 60_000, "2020-07-01", "Twice Giver", "00000012"));
        await own.RecordDonationAsync(Gift("regi-shown", "regi-s3", 40_000, "2020-07-02", "Twice Giver", "00000012"));
        await own.RecordDonationAsync(Gift("regi-shown", "regi-s4", 1, "2020-07-02", "Rope and Sail", "O-1", DonorKind.Organisation));

        var told = await arland.Suite.AsPublic().Funding.ListDonationsAsync(new() { PartyId = "regi-shown" });
        Assert.Equal(["", "Twice Giver", "Twice Giver", "Rope and Sail"], told.Donations.Select(donation => donation.DonorName));
        Assert.Equal("donations.donor_name", Assert.Single(told.Withheld).Field);
        foreach (var grant in new[] { "party@regi-shown", "registrar@arland", "auditor@arland" })
        {
            var all = await arland.Suite.As(grant).Funding.ListDonationsAsync(new() { PartyId = "regi-shown" });
            Assert.Equal("Small Giver", all.Donations[0].DonorName);
            Assert.Empty(all.Withheld);
        }

        foreach (var grant in new[] { "party@regi-other", "registrar@kz", "press@arland" })
            Assert.Equal("", (await arland.Suite.As(grant).Funding.ListDonationsAsync(new() { PartyId = "regi-shown" })).Donations[0].DonorName);
    }

    [Fact]
    public async Task No_event_and_no_answer_names_a_citizen()
    {
        await arland.Party("regi-quiet", "Xenon");
        var from = (await arland.Suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" })).Size;

        var answer = await arland.As("party@regi-quiet").Funding.RecordDonationAsync(Gift("regi-quiet", "regi-q1", 200_000, "2020-07-01", "Zebedee Quillfeather", "98765432"));

        Assert.Equal("", answer.Donation.DonorName);
        using var events = arland.Suite.As("auditor@arland").Ledger.ReadEvents(new() { Ledger = "parties", FromPosition = from });
        Assert.True(await events.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        var bytes = events.ResponseStream.Current.ToByteArray();
        Assert.True(bytes.AsSpan().IndexOf("regi-q1"u8) >= 0);
        Assert.True(bytes.AsSpan().IndexOf("Quillfeather"u8) < 0);
        Assert.True(bytes.AsSpan().IndexOf("98765432"u8) < 0);
    }

    [Fact]
    public async Task A_year_is_summed_with_what_was_unlawful_and_what_was_returned_as_of_a_day()
    {
        await arland.Party("regi-sum", "Yarrow");
        var own = arland.As("party@regi-sum").Funding;
        await own.RecordDonationAsync(Gift("regi-sum", "regi-y1", 300, "2020-07-01"));
        await own.RecordDonationAsync(Gift("regi-sum", "regi-y2", 700, "2020-07-02", "Abroad", "", DonorKind.Foreign));
        await own.RecordDonationAsync(Gift("regi-sum", "regi-y3", 200, "2020-07-03", "", "", DonorKind.Anonymous));
        await own.ReturnDonationAsync(Return("regi-y2", "2020-07-20"));

        Assert.Equal(["Anonymous 1 200/200/0/200", "Citizen 1 300/0/0/0", "Foreign 1 700/700/0/700"], await Sums("2020-07-19"));
        Assert.Equal(["Anonymous 1 200/200/0/200", "Citizen 1 300/0/0/0", "Foreign 1 700/700/700/0"], await Sums("2020-07-20"));
        Assert.Equal(["Citizen 1 300/0/0/0"], await Sums("2020-07-01"));
        var unlawful = await arland.Suite.AsPublic().Funding.ListDonationsAsync(new() { PartyId = "regi-sum", UnlawfulOnly = true, Year = 2020, AsOf = "2020-07-19" });
        Assert.Equal(["regi-y2 Received", "regi-y3 Received"], unlawful.Donations.Select(donation => $"{donation.DonationId} {donation.State}"));
        Assert.Empty((await arland.Suite.AsPublic().Funding.ListDonationsAsync(new() { PartyId = "regi-sum", Year = 2021 })).Donations);

        async Task<IEnumerable<string>> Sums(string day)
        {
            var answer = await arland.Suite.AsPublic().Funding.GetFundingAsync(new() { PartyId = "regi-sum", Year = 2020, AsOf = day });
            return answer.Sums.Select(sum => $"{sum.DonorKind} {sum.Donations} {sum.Received}/{sum.Unlawful}/{sum.Returned}/{sum.UnlawfulAndKept}");
        }
    }

    [Fact]
    public async Task A_donation_is_returned_once_and_bad_input_is_answered_clearly()
    {
        await arland.Party("regi-wrong", "Zinnia");
        var own = arland.As("party@regi-wrong").Funding;
        await own.RecordDonationAsync(Gift("regi-wrong", "regi-w1", 5, "2020-07-02"));

        await Refused.ByRules(own.ReturnDonationAsync(Return("regi-w1", "2020-07-01")), "parties.funding.return_in_order");
        await Refused.By(arland.As("party@regi-other").Funding.ReturnDonationAsync(Return("regi-w1", "2020-07-03")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await own.ReturnDonationAsync(Return("regi-w1", "2020-07-03"));
        await Refused.ByRules(own.ReturnDonationAsync(Return("regi-w1", "2020-07-04")), "parties.funding.donation_state");
        Assert.Equal(["parties.funding.donation_state"], Refused.Unmet((await arland.Suite.AsPublic().Funding.CheckReturnAsync(new() { DonationId = "regi-w1", AsOf = "2020-07-04" })).Findings));
        await Refused.By(own.RecordDonationAsync(Gift("regi-wrong", "regi-w1", 5, "2020-07-02")), StatusCode.AlreadyExists, "DONATION_EXISTS");
        await Refused.By(own.RecordDonationAsync(Gift("regi-wrong", "regi-w2", 5, "2020-07-02", name: "")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(own.RecordDonationAsync(Gift("regi-wrong", "regi-w2", ulong.MaxValue, "2020-07-02")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(own.RecordDonationAsync(Gift("regi-wrong", "regi-w2", 0, "2020-07-02")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        var crown = Gift("regi-wrong", "regi-w2", 5, "2020-07-02");
        crown.Currency = "cr.";
        await Refused.By(own.RecordDonationAsync(crown), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(arland.Suite.AsPublic().Funding.CheckDonationAsync(Check("regi-wrong", 1, "2020-07-01")), StatusCode.Unauthenticated, "TOKEN_INVALID");
        await Refused.By(arland.Suite.As("registrar@kz").Funding.CheckDonationAsync(Check("regi-wrong", 1, "2020-07-01")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(own.ReturnDonationAsync(Return("regi-none", "2020-07-03")), StatusCode.NotFound, "DONATION_NOT_FOUND");
    }

    [Fact]
    public async Task A_repeated_call_is_answered_as_before_though_the_name_is_sealed()
    {
        await arland.Party("regi-again", "Azure");
        var request = Gift("regi-again", "regi-a1", 5, "2020-07-02");
        var own = arland.As("party@regi-again").Funding;

        var first = await own.RecordDonationAsync(request);

        Assert.Equal(first, await own.RecordDonationAsync(request));
        var other = request.Clone();
        other.DonorName = "Somebody else";
        await Refused.By(own.RecordDonationAsync(other), StatusCode.InvalidArgument, "REQUEST_ID_REUSED");
    }

    internal static RecordDonationRequest Gift(
        string party, string id, ulong amount, string on, string name = "Good Giver", string number = "00000001", DonorKind kind = DonorKind.Citizen) => new()
        {
            RequestId = World.NewId(),
            OccurredOn = on,
            PartyId = party,
            DonationId = id,
            DonorKind = kind,
            DonorName = name,
            DonorNumber = number,
            Amount = amount,
            Currency = "ARC",
            ReceivedOn = on,
        };

    private static CheckDonationRequest Check(string party, ulong amount, string on) => new()
    {
        PartyId = party,
        DonorKind = DonorKind.Citizen,
        DonorName = "Good Giver",
        DonorNumber = "0000 0001",
        Amount = amount,
        Currency = "ARC",
        AsOf = on,
    };

    private static ReturnDonationRequest Return(string id, string on) =>
        new() { RequestId = World.NewId(), OccurredOn = on, DonationId = id, ReturnedOn = on, Reason = "It may not be kept." };
}
