using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Founding;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Founding;

public sealed class NoticeTests(FoundingWorld world)
{
    [Fact]
    public async Task A_notice_is_answered_with_its_deadlines_and_read_back_as_it_was()
    {
        await world.Party("foun-notice");

        var given = await world.As("party@foun-notice").Founding.NotifyOrganisingCommitteeAsync(FoundingWorld.Notice("foun-notice"));

        Assert.Empty(Refused.Unmet(given.Findings));
        Assert.Equal((35u, 3u, NoticeState.Given, "2021-01-22", ""),
            (given.Committee.InitiatorsInAll, given.Committee.MembersInAll, given.Committee.State, given.Committee.AnswerDueOn, given.Committee.CongressDueOn));
        var confirmed = (await world.Registrar.Founding.AnswerNoticeAsync(FoundingWorld.Answer("foun-notice"))).Committee;
        Assert.Equal((NoticeState.Confirmed, "2021-01-20", "2021-03-21"), (confirmed.State, confirmed.AnsweredOn, confirmed.CongressDueOn));
        Assert.Equal(confirmed, (await world.Public.Founding.GetOrganisingCommitteeAsync(new() { CommitteeId = "foun-notice-committee" })).Committee);
        Assert.Equal([confirmed], (await world.Public.Founding.ListOrganisingCommitteesAsync(
            new() { Jurisdiction = "arland", PartyId = "foun-notice", States = { NoticeState.Confirmed } })).Committees);
        Assert.Empty((await world.Public.Founding.ListOrganisingCommitteesAsync(
            new() { Jurisdiction = "arland", PartyId = "foun-notice", AsOf = "2021-01-07" })).Committees);
    }

    [Fact]
    public async Task A_notice_that_falls_short_is_recorded_with_what_the_law_says_and_not_confirmed()
    {
        await world.Party("foun-short");
        var request = FoundingWorld.Notice("foun-short", "2021-01-15");
        request.Initiators.RemoveAt(1);

        var given = await world.As("party@foun-short").Founding.NotifyOrganisingCommitteeAsync(request);

        Assert.Equal(["parties.founding.initiators", "parties.founding.notice_days"], Refused.Unmet(given.Findings));
        var check = await world.Public.Founding.CheckNoticeAsync(new() { CommitteeId = "foun-short-committee", AsOf = "2021-01-20" });
        Assert.Equal(Refused.Unmet(given.Findings), Refused.Unmet(check.Findings));
        await Refused.ByRules(world.Registrar.Founding.AnswerNoticeAsync(FoundingWorld.Answer("foun-short")), [.. Refused.Unmet(given.Findings)]);
        Assert.Equal(NoticeState.Returned, (await world.Registrar.Founding.AnswerNoticeAsync(FoundingWorld.Answer("foun-short", NoticeAnswer.Returned))).Committee.State);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nobody_answers_for_the_authority()
    {
        await world.Noticed("foun-wrong");
        await world.Party("foun-other");
        var party = world.As("party@foun-wrong").Founding;
        NotifyOrganisingCommitteeRequest Changed(Action<NotifyOrganisingCommitteeRequest> change)
        {
            var request = FoundingWorld.Notice("foun-wrong");
            request.CommitteeId = "foun-wrong-second";
            change(request);
            return request;
        }

        await Refused.By(party.NotifyOrganisingCommitteeAsync(Changed(request => request.Members[0].Region = "KZ-AKM")), StatusCode.InvalidArgument, "REGION_UNKNOWN");
        await Refused.By(party.NotifyOrganisingCommitteeAsync(Changed(request => request.Members[1].Region = "AR-NOR")), StatusCode.InvalidArgument, "REGION_REPEATED");
        await Refused.By(party.NotifyOrganisingCommitteeAsync(Changed(request => request.Documents[0].Sha256 = "A")), StatusCode.InvalidArgument, "DOCUMENT_HASH_MALFORMED");
        var other = FoundingWorld.Notice("foun-other");
        other.CommitteeId = "foun-wrong-committee";
        await Refused.By(world.As("party@foun-other").Founding.NotifyOrganisingCommitteeAsync(other), StatusCode.AlreadyExists, "COMMITTEE_EXISTS");
        await Refused.By(world.As("central_commission@arland").Founding.AnswerNoticeAsync(FoundingWorld.Answer("foun-wrong")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.Public.Founding.GetOrganisingCommitteeAsync(new() { CommitteeId = "foun-nobody" }), StatusCode.NotFound, "COMMITTEE_NOT_FOUND");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_is_done_with_a_notice_leads_where_the_table_says_and_nowhere_else(int seed)
    {
        var id = $"foun-walk-{seed}";
        await world.Party(id);
        await world.As($"party@{id}").Founding.NotifyOrganisingCommitteeAsync(FoundingWorld.Notice(id));
        var acts = new Dictionary<NoticeAct, Func<Task>>
        {
            [NoticeAct.Give] = async () => await world.As($"party@{id}").Founding.NotifyOrganisingCommitteeAsync(FoundingWorld.Notice(id)),
            [NoticeAct.Confirm] = async () => await world.Registrar.Founding.AnswerNoticeAsync(FoundingWorld.Answer(id)),
            [NoticeAct.Return] = async () => await world.Registrar.Founding.AnswerNoticeAsync(FoundingWorld.Answer(id, NoticeAnswer.Returned)),
        };

        var taken = await LifecycleWalk.Take(FoundingRules.Lifecycle, acts,
            async () => (await world.Public.Founding.GetOrganisingCommitteeAsync(new() { CommitteeId = $"{id}-committee" })).Committee.State, seed);

        Assert.NotEmpty(taken);
    }

    [Fact]
    public async Task A_congress_is_read_back_whole_and_both_readings_of_its_spread_stand_side_by_side()
    {
        await world.Noticed("foun-congress");
        var party = world.As("party@foun-congress").Congresses;

        var recorded = await party.RecordFoundingCongressAsync(FoundingWorld.Congress("foun-congress"));

        Assert.Empty(Refused.Unmet(recorded.Findings));
        Assert.Equal((62u, 0u, 1, 1, true), (recorded.Congress.ElectedInAll, recorded.Congress.Proxies, recorded.Congress.Minutes.Count, recorded.Congress.Leaders.Count, recorded.Congress.HasProxies));
        Assert.Equal(recorded.Congress, (await world.Public.Congresses.GetFoundingCongressAsync(new() { CongressId = "foun-congress-congress" })).Congress);
        var check = await world.Public.Congresses.CheckFoundingCongressAsync(new() { CongressId = "foun-congress-congress" });
        Assert.Equal(recorded.Findings, check.Findings);
        Assert.Equal([(SpreadBasis.Pooled, false), (SpreadBasis.ProvincesAndEveryCity, true)], check.Readings.Select(reading => (reading.Basis, reading.Applies)));
    }

    [Fact]
    public async Task A_congress_without_quorum_with_proxies_or_of_another_committee_is_told_so()
    {
        await world.Noticed("foun-quorum");
        await world.Noticed("foun-quorum-other");
        var party = world.As("party@foun-quorum").Congresses;
        var foreign = FoundingWorld.Congress("foun-quorum");
        foreign.CommitteeId = "foun-quorum-other-committee";
        var forged = FoundingWorld.Congress("foun-quorum");
        forged.Charter.Sha256 = new('g', 64);
        var poor = FoundingWorld.Congress("foun-quorum");
        (poor.ElectedDelegates[0].Count, poor.Proxies, poor.Charter) = (41, 1, null);

        await Refused.By(party.RecordFoundingCongressAsync(foreign), StatusCode.NotFound, "COMMITTEE_NOT_FOUND");
        await Refused.By(party.RecordFoundingCongressAsync(forged), StatusCode.InvalidArgument, "DOCUMENT_HASH_MALFORMED");
        Assert.Equal(["parties.founding.quorum", "parties.founding.in_person", "parties.founding.charter"], Refused.Unmet((await party.RecordFoundingCongressAsync(poor)).Findings));
    }
}
