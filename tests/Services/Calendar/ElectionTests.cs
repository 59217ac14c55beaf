using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Calendar;

public sealed class ElectionTests(VotingWorld world)
{
    [Fact]
    public async Task An_early_election_is_refused_until_the_law_that_allows_it_is_in_force()
    {
        await world.Office("early-office");
        var president = world.As("president_office@kz").Calendar;
        var before = await world.Public.Calendar.CheckCallAsync(new() { Jurisdiction = "kz", Kind = ElectionKind.Early, VotingOn = "2011-04-03", AsOf = "2011-02-02" });

        await Refused.ByRules(president.CallElectionAsync(VotingWorld.Call("early", "early-office", on: "2011-02-02")), "elections.calendar.early_election");
        var called = await president.CallElectionAsync(VotingWorld.Call("early", "early-office", on: "2011-02-03"));

        Assert.Equal(["elections.calendar.early_election"], Refused.Unmet(before.Findings));
        Assert.Empty(Refused.Unmet(called.Findings));
        Assert.Equal((ElectionState.Called, "2011-02-03", "2011-04-03"), (called.Election.State, called.Election.CalledOn, called.Election.VotingOn));
        Assert.Equal(called.Findings, called.Election.Findings);
        Assert.Equal(59u, Assert.Single(called.Findings, finding => finding.Rule is "elections.calendar.early_days").Actual.Count);
        await Refused.ByRules(president.CallElectionAsync(VotingWorld.Call("early", "early-office")), "elections.calendar.state");
    }

    [Fact]
    public async Task A_scheduled_election_is_superseded_and_remembers_what_it_was()
    {
        await world.Scheduled("term-end");
        await world.Commission.Calendar.CallElectionAsync(VotingWorld.Call("term-early", "term-end-office"));

        var superseded = (await world.Commission.Calendar.SupersedeElectionAsync(VotingWorld.Supersede("term-end", "term-early"))).Election;

        Assert.Equal((ElectionState.Superseded, "term-early", "v2"), (superseded.State, superseded.SupersededById, superseded.Etag));
        Assert.Equal([ElectionState.Scheduled, ElectionState.Superseded], superseded.History.Select(change => change.State));
        // Known no better than the least known act it rests on.
        Assert.Equal(Provenance.Verified, superseded.Recording.Source.Provenance);
        Assert.Equal(superseded, (await world.Public.Calendar.GetElectionAsync(new() { ElectionId = "term-end" })).Election);
        var then = (await world.Public.Calendar.GetElectionAsync(new() { ElectionId = "term-end", AsOf = "2011-02-28" })).Election;
        Assert.Equal((ElectionState.Scheduled, "", "2012-12"), (then.State, then.SupersededById, then.VotingOn));
        await Refused.By(world.Public.Calendar.GetElectionAsync(new() { ElectionId = "term-end", AsOf = "2010-01-10" }), StatusCode.NotFound, "ELECTION_NOT_FOUND");
        Assert.Equal(["term-early", "term-end"], await Listed("term-end-office", ""));
        Assert.Equal(["term-end"], await Listed("term-end-office", "2011-02-28", ElectionState.Scheduled));
        Assert.Empty(await Listed("term-end-office", "2011-03-01", ElectionState.Scheduled));
    }

    [Fact]
    public async Task A_scheduled_election_is_called_as_what_it_was_and_moved_within_the_law()
    {
        var scheduled = await world.Scheduled("called");
        var stale = VotingWorld.Call("called", "called-office", ElectionKind.Regular);
        stale.Etag = "v9";

        await Refused.By(world.Commission.Calendar.CallElectionAsync(VotingWorld.Call("called", "called-office")), StatusCode.InvalidArgument, "ELECTION_DIFFERS");
        await Refused.By(world.Commission.Calendar.CallElectionAsync(stale), StatusCode.Aborted, "ETAG_MISMATCH");
        stale.Etag = scheduled.Etag;
        var called = (await world.Commission.Calendar.CallElectionAsync(stale)).Election;
        Assert.Equal((ElectionState.Called, Provenance.Stated), (called.State, called.Recording.Source.Provenance));
        await Refused.By(world.Commission.Calendar.RescheduleElectionAsync(VotingWorld.Move("called", "2011-05")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.ByRules(world.Commission.Calendar.RescheduleElectionAsync(VotingWorld.Move("called", "2011-02-28")), "elections.calendar.voting_to_come");
        var check = await world.Public.Calendar.CheckElectionChangeAsync(new() { ElectionId = "called", Act = ElectionAct.Reschedule, VotingOn = "2011-04-10", AsOf = "2011-03-01" });
        var moved = await world.Commission.Calendar.RescheduleElectionAsync(VotingWorld.Move("called", "2011-04-10"));

        Assert.Equal(check.Findings, moved.Findings);
        Assert.Equal(["2012-12", "2011-04-03", "2011-04-10"], moved.Election.History.Select(change => change.VotingOn));
    }

    [Theory]
    [InlineData(ElectionAct.Call)]
    [InlineData(ElectionAct.Reschedule)]
    [InlineData(ElectionAct.Supersede)]
    [InlineData(ElectionAct.Cancel)]
    [InlineData(ElectionAct.Certify)]
    public async Task Nothing_happens_to_a_cancelled_election_any_more(ElectionAct act)
    {
        var id = $"ended-{act}".ToLowerInvariant();
        var other = await world.Scheduled($"{id}-other");
        await world.Scheduled(id, other.OfficeId);
        await world.Commission.Calendar.CancelElectionAsync(VotingWorld.Cancel(id, "v1"));

        var check = await world.Public.Calendar.CheckElectionChangeAsync(
            new() { ElectionId = id, Act = act, VotingOn = "2011-04-20", SupersededByElectionId = other.ElectionId, AsOf = "2011-03-02" });

        Assert.Equal(["elections.calendar.state"], Refused.Unmet(check.Findings));
        await Refused.ByRules(world.Commission.Calendar.CancelElectionAsync(VotingWorld.Cancel(id)), "elections.calendar.state");
    }

    [Fact]
    public async Task What_does_not_fit_is_told()
    {
        await world.Scheduled("odd");
        await world.Office("odd-seat");
        await world.Scheduled("odd-other", "odd-seat");
        var nameless = VotingWorld.Call("odd-new", "odd-seat");
        nameless.Name = null;
        var vague = VotingWorld.Call("odd-new", "odd-seat", on: "2011");

        await Refused.ByRules(world.Commission.Calendar.SupersedeElectionAsync(VotingWorld.Supersede("odd", "odd-other")), "elections.calendar.same_office");
        await Refused.By(world.Commission.Calendar.SupersedeElectionAsync(VotingWorld.Supersede("odd", "nobody")), StatusCode.NotFound, "ELECTION_NOT_FOUND");
        await Refused.By(world.Commission.Calendar.CallElectionAsync(nameless), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(world.Commission.Calendar.CallElectionAsync(vague), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(world.As("president_office@arland").Calendar.CancelElectionAsync(VotingWorld.Cancel("odd")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.Public.Calendar.CheckElectionChangeAsync(new() { ElectionId = "odd", Act = ElectionAct.Supersede }), StatusCode.InvalidArgument, "FIELDS_INVALID");
    }

    [Fact]
    public async Task A_term_is_held_by_a_person_from_when_it_starts()
    {
        await world.Office("held");
        var request = new RecordTermRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2006-01-11",
            OfficeId = "held",
            TermId = "held-2006",
            Holder = new() { PersonId = "somebody", Name = VotingWorld.Name("Somebody") },
            StartsOn = "2006-01-11",
            EndsOn = "2005",
        };
        await Refused.By(world.As("archive@kz").Calendar.RecordTermAsync(request), StatusCode.InvalidArgument, "FIELDS_INVALID");
        request.EndsOn = "2006";

        var term = (await world.As("archive@kz").Calendar.RecordTermAsync(request)).Term;

        Assert.Equal(term, (await world.Public.Calendar.GetTermAsync(new() { TermId = "held-2006" })).Term);
        Assert.Equal([term], (await world.Public.Calendar.ListTermsAsync(new() { OfficeId = "held", AsOf = "2006-01-11" })).Terms);
        Assert.Empty((await world.Public.Calendar.ListTermsAsync(new() { OfficeId = "held", AsOf = "2006-01-10" })).Terms);
        request.RequestId = World.NewId();
        await Refused.By(world.Commission.Calendar.RecordTermAsync(request), StatusCode.AlreadyExists, "TERM_EXISTS");
        Assert.Contains((await world.Public.Calendar.ListOfficesAsync(new() { Jurisdiction = "kz", PageSize = 1000 })).Offices,
            office => office.Equals(world.Public.Calendar.GetOffice(new() { OfficeId = "held" }).Office));
    }

    private async Task<IEnumerable<string>> Listed(string office, string asOf, params ElectionState[] states) =>
        (await world.Public.Calendar.ListElectionsAsync(new() { Jurisdiction = "kz", OfficeId = office, AsOf = asOf, States = { states } })).Elections
            .Select(election => election.ElectionId);
}
