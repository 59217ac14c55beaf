using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Assemblies;

public sealed class ElectorTests(CountingWorld world)
{
    [Fact]
    public async Task Deputies_are_those_of_a_day()
    {
        var unit = new Unit(world, "days", "KZ-PAV");
        await unit.Assembly("days-one", 3);
        var rows = await unit.Import(
            Unit.Member("days-one", "anna"), Unit.Member("days-one", "anna"), Unit.Member("days-one", "anna", weight: 2), Unit.Member("days-none", "boris"),
            Unit.Member("days-one", "boris", until: "2007-12-31"), Unit.Member("days-one", "boris", until: "2009-12-31"), Unit.Member("days-one", "boris", from: "2010-01-01"));
        Assert.Equal(["", "", "ASSEMBLY_MEMBER_DIFFERS", "ASSEMBLY_NOT_FOUND", "MEMBERSHIP_DATES_INVALID", "", ""], rows.Select(row => row.Reason));
        Assert.Equal(RowOutcome.Present, rows[1].Outcome);

        Assert.Equal(["anna", "boris"], await Deputies("days-one", "2009-06-01"));
        var anna = (await world.Public.Assemblies.ListAssemblyMembersAsync(new() { AssemblyId = "days-one", AsOf = "2009-06-01", PageSize = 1 })).Members.Single();
        var ended = await world.Commission.Assemblies.EndAssemblyMembershipAsync(End("days-one", "anna", "2009-06-01", anna.Etag));
        Assert.Equal(("2009-06-01", "KZ-PAV"), (ended.Member.Member.ServingUntil, ended.Member.Region));
        Assert.Equal(["anna", "boris"], await Deputies("days-one", "2009-06-01"));
        Assert.Equal(["boris"], await Deputies("days-one", "2009-06-02"));
        Assert.Empty(await Deputies("days-one", "2007-12-31"));
    }

    [Fact]
    public async Task A_membership_that_is_not_there_does_not_end()
    {
        var unit = new Unit(world, "ends", "KZ-SEV");
        await unit.Assembly("ends-one", 1);
        await unit.Import(Unit.Member("ends-one", "carl"));
        await Refused.By(world.Commission.Assemblies.EndAssemblyMembershipAsync(End("ends-none", "carl", "2009-01-01")), StatusCode.NotFound, "ASSEMBLY_NOT_FOUND");
        await Refused.By(world.Commission.Assemblies.EndAssemblyMembershipAsync(End("ends-one", "nobody", "2009-01-01")), StatusCode.NotFound, "ASSEMBLY_MEMBER_NOT_FOUND");
        await Refused.By(world.Commission.Assemblies.EndAssemblyMembershipAsync(End("ends-one", "carl", "2007-12-31")), StatusCode.InvalidArgument, "MEMBERSHIP_DATES_INVALID");
        await Refused.By(world.Commission.Assemblies.EndAssemblyMembershipAsync(End("ends-one", "carl", "2009-01-01", "7")), StatusCode.Aborted, "ETAG_MISMATCH");
        await world.Commission.Assemblies.EndAssemblyMembershipAsync(End("ends-one", "carl", "2009-01-01"));
        await Refused.By(world.Commission.Assemblies.EndAssemblyMembershipAsync(End("ends-one", "carl", "2009-01-02")), StatusCode.NotFound, "ASSEMBLY_MEMBER_NOT_FOUND");
        await Refused.By(world.Public.Assemblies.ListAssemblyMembersAsync(new() { AssemblyId = "ends-none" }), StatusCode.NotFound, "ASSEMBLY_NOT_FOUND");
    }

    [Fact]
    public async Task Who_sits_in_two_assemblies_is_one_elector()
    {
        var unit = new Unit(world, "twice", "KZ-KUS");
        await unit.Assembly("twice-one", 2);
        await unit.Assembly("twice-two", 2);
        await unit.Import(Unit.Member("twice-one", "dina"), Unit.Member("twice-one", "erik"), Unit.Member("twice-two", "dina"), Unit.Member("twice-two", "fred", until: "2010-06-05"));
        await unit.Election();

        var first = await world.Public.Assemblies.ListElectorsAsync(new() { ElectionId = "twice", Region = "KZ-KUS", PageSize = 1 });
        Assert.Equal(("dina", 2), (first.Electors.Single().Person.PersonId, first.Electors.Single().AssemblyIds.Count));
        var second = await world.Public.Assemblies.ListElectorsAsync(new() { ElectionId = "twice", Region = "KZ-KUS", PageSize = 1, PageToken = first.NextPageToken });
        Assert.Equal(("erik", ""), (second.Electors.Single().Person.PersonId, second.NextPageToken));

        var counted = await world.Public.Assemblies.GetElectorateAsync(new() { ElectionId = "twice", Region = "KZ-KUS" });
        Assert.Equal((2u, 2u, false), (counted.Electors, counted.Weight, counted.Weighted));
        Assert.Equal([("twice-one", 2u), ("twice-two", 1u)], counted.Assemblies.Select(assembly => (assembly.AssemblyId, assembly.Electors)));
        Assert.Contains(counted.Findings, finding => finding is { Rule: "elections.electorate.one_elector", Subject: "dina", Outcome: Outcome.Warning });
        Assert.Equal(3u, (await world.Public.Assemblies.GetElectorateAsync(new() { ElectionId = "twice", Region = "KZ-KUS", AsOf = "2010-06-05" })).Electors);
        await Refused.By(world.Public.Assemblies.GetElectorateAsync(new() { ElectionId = "twice", Region = "AR-NOR" }), StatusCode.NotFound, "REGION_UNKNOWN");
        await Refused.By(world.Public.Assemblies.ListElectorsAsync(new() { ElectionId = "no-such", Region = "KZ-KUS" }), StatusCode.NotFound, "ELECTION_NOT_FOUND");
    }

    [Fact]
    public async Task Votes_of_weighted_electors_are_weights()
    {
        var unit = new Unit(world, "weights", "KZ-ATY");
        await unit.Assembly("weights-one", 3);
        await unit.Election();
        await unit.Candidate("weights-a");
        await unit.Import(Unit.Member("weights-one", "w-1", weight: 5), Unit.Member("weights-one", "w-2", weight: 3), Unit.Member("weights-one", "w-3"));
        Assert.Equal((3u, 9u, true), await Counted("weights", "KZ-ATY"));

        var check = (await world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(1, 10, 9, ("weights-a", 5)).Dry())).Findings;
        Assert.Contains(check, finding => finding is { Rule: "elections.indirect.electors_recorded", Outcome: Outcome.Warning });
        var result = (await world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(1, 9, 9, ("weights-a", 5)))).Result;
        Assert.Equal(OutcomeKind.Elected, result.Kind);
        Assert.Equal(new Ratio { Numerator = 5, Denominator = 9 }, result.Choices.Single().ShareOfVoted);
        Assert.Contains(result.Findings, finding => finding is { Rule: "elections.indirect.electors_recorded", Outcome: Outcome.Satisfied });
        Assert.Contains(result.Findings, finding => finding is { Rule: "elections.indirect.listed", Outcome: Outcome.NotApplicable });
    }

    [Fact]
    public async Task An_elector_supports_one_candidate_and_a_candidate_needs_a_tenth()
    {
        var unit = new Unit(world, "support", "KZ-KAR");
        await unit.Assembly("support-one", 8);
        await unit.Assembly("support-two", 8);
        await unit.Import([.. Enumerable.Range(1, 8).SelectMany(at => new[] { Unit.Member("support-one", $"so-{at}"), Unit.Member("support-two", $"st-{at}") })]);
        await unit.Election();
        await unit.Nominate("support-a");
        await unit.Nominate("support-b");

        await Refused.ByRules(unit.Support("support-a", "nobody"), "elections.indirect.supporter_is_elector");
        await unit.Support("support-a", "so-1");
        await Refused.ByRules(unit.Decide("support-a"), "elections.indirect.support");
        var support = (await unit.Support("support-a", "so-1", "so-2")).Support;
        Assert.Equal((["so-1", "so-2"], 16u), (support.PersonIds, support.Electors));
        await Refused.ByRules(unit.Support("support-b", "so-1"), "elections.indirect.one_support");
        var eligible = (await world.Public.Nominations.CheckEligibilityAsync(new() { CandidateId = "support-a", AsOf = "2010-05-10" })).Findings;
        Assert.Equal(Outcome.Satisfied, eligible.Single(finding => finding.Rule is "elections.indirect.support").Outcome);
        await unit.Decide("support-a");
        await Refused.ByRules(unit.Support("support-a", "so-8"), "elections.indirect.support_open");

        await unit.Support("support-b", "st-1", "st-2", "st-3");
        await Refused.ByRules(unit.Decide("support-b"), "elections.indirect.support_per_assembly");
        var read = await world.Public.Assemblies.GetElectorSupportAsync(new() { CandidateId = "support-b" });
        Assert.Equal(("support-two", 3u, 8u), (read.Support.Assemblies.Single().AssemblyId, read.Support.Assemblies.Single().Supporters, read.Support.Assemblies.Single().Electors));
        Assert.Equal(["elections.indirect.support_per_assembly"], Refused.Unmet(read.Findings));
        Assert.Empty((await world.Public.Assemblies.GetElectorSupportAsync(new() { CandidateId = "support-b", AsOf = "2010-05-01" })).Support.PersonIds);
        await Refused.By(world.Public.Assemblies.GetElectorSupportAsync(new() { CandidateId = "no-such" }), StatusCode.NotFound, "CANDIDATE_NOT_FOUND");
    }

    private async Task<IEnumerable<string>> Deputies(string assembly, string day) =>
        (await world.Public.Assemblies.ListAssemblyMembersAsync(new() { AssemblyId = assembly, AsOf = day })).Members.Select(member => member.Member.Person.PersonId);

    private async Task<(uint Electors, uint Weight, bool Weighted)> Counted(string election, string region)
    {
        var counted = await world.Public.Assemblies.GetElectorateAsync(new() { ElectionId = election, Region = region });
        return (counted.Electors, counted.Weight, counted.Weighted);
    }

    private static EndAssemblyMembershipRequest End(string assembly, string person, string until, string etag = "") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-01-05",
        Etag = etag,
        AssemblyId = assembly,
        PersonId = person,
        ServingUntil = until,
    };
}
