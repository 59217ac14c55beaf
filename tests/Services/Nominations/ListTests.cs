using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Nominations;

public sealed class ListTests(CountingWorld world)
{
    private const string List = "elections.nominations.list.";

    private Saylau.Elections.V1.NominationService.NominationServiceClient Commission => world.Commission.Nominations;

    private Saylau.Elections.V1.NominationService.NominationServiceClient Public => world.Public.Nominations;

    [Fact]
    public async Task The_seats_of_a_list_go_to_its_first_who_are_still_on_it()
    {
        await Called("chamber");
        await Registered("chamber", "chamber-a", 60);
        await Registered("chamber", "chamber-b", 30);
        await Commission.RecordListMembersAsync(Members("chamber-a", 60));
        await Commission.RecordListMembersAsync(Members("chamber-b", 30));
        await Commission.RemoveListMemberAsync(Remove("chamber-a", "chamber-a-2", ListMemberState.Deceased));
        await Refused.ByRules(Commission.RemoveListMemberAsync(Remove("chamber-a", "chamber-a-2", ListMemberState.Withdrawn)), List + "member_standing");
        await Refused.By(Commission.RemoveListMemberAsync(Remove("chamber-a", "nobody", ListMemberState.Withdrawn)), StatusCode.NotFound, "LIST_MEMBER_NOT_FOUND");
        await Refused.By(Commission.RemoveListMemberAsync(Remove("chamber-a", "chamber-a-3", ListMemberState.Standing)), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(Public.ListSeatHoldersAsync(new() { ElectionId = "chamber" }), StatusCode.NotFound, "RESULT_NOT_CERTIFIED");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("chamber",
            [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ("chamber-a", 50), ("chamber-b", 48)))]));
        await world.Commission.Tabulation.CertifyResultsAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-10", ElectionId = "chamber", Act = "Decision 12" });

        var holders = await Public.ListSeatHoldersAsync(new() { ElectionId = "chamber" });

        // Of ninety-eight seats fifty are the first list's, and of the second's forty-eight it has persons for thirty.
        Assert.Equal((80, 18u, Provenance.Unverified), (holders.Holders.Count, holders.UnfilledSeats, holders.Source.Provenance));
        Assert.Equal(["chamber-a-1", "chamber-a-3"], holders.Holders.Take(2).Select(holder => holder.Person.PersonId));
        Assert.Equal(("chamber-a-51", 51u), (holders.Holders[49].Person.PersonId, holders.Holders[49].Place));
        Assert.Equal("chamber-b", holders.Holders[50].CandidateId);
        var first = await Public.ListSeatHoldersAsync(new() { ElectionId = "chamber", PageSize = 50 });
        var second = await Public.ListSeatHoldersAsync(new() { ElectionId = "chamber", PageSize = 50, PageToken = first.NextPageToken });
        Assert.Equal(holders.Holders, first.Holders.Concat(second.Holders));
        Assert.Equal("", second.NextPageToken);
    }

    [Fact]
    public async Task Nobody_is_on_two_lists_and_places_stay()
    {
        await Called("places");
        await Nominated("places", "places-a", 12);
        await Nominated("places", "places-b", 12);
        await Nominated("places", "places-alone", null);
        await Refused.ByRules(Commission.RecordListMembersAsync(Members("places-a", 11)), List + "size");
        await Refused.ByRules(Commission.RecordListMembersAsync(Members("places-alone", 1)), List + "size");
        var listed = await Commission.RecordListMembersAsync(Members("places-a", 12));
        await Refused.By(Commission.RecordListMembersAsync(Members("places-a", 12)), StatusCode.AlreadyExists, "LIST_MEMBERS_EXIST");
        var other = Members("places-b", 12);
        other.Members[3].Person.PersonId = "places-a-7";
        await Refused.ByRules(Commission.RecordListMembersAsync(other), List + "person_once");
        await Commission.RemoveListMemberAsync(Remove("places-a", "places-a-7", ListMemberState.Withdrawn));
        other.RequestId = World.NewId();
        await Commission.RecordListMembersAsync(other);

        var first = await Public.ListListMembersAsync(new() { CandidateId = "places-a", PageSize = 10 });
        var second = await Public.ListListMembersAsync(new() { CandidateId = "places-a", PageSize = 10, PageToken = first.NextPageToken });

        Assert.Equal([List + "size", List + "person_once"], listed.Findings.Select(finding => finding.Rule));
        Assert.Equal(Enumerable.Range(1, 12).Select(place => (uint)place), first.Members.Concat(second.Members).Select(member => member.Place));
        Assert.Equal((ListMemberState.Withdrawn, "so it is", "2010-05-20"), (first.Members[6].State, first.Members[6].Reason, first.Members[6].LeftOn));
        await Refused.By(Public.ListListMembersAsync(new() { CandidateId = "nobody" }), StatusCode.NotFound, "CANDIDATE_NOT_FOUND");
    }

    private async Task Called(string id)
    {
        await world.Commission.Calendar.RecordOfficeAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-01-02",
            OfficeId = $"{id}-office",
            Jurisdiction = "kz",
            Kind = OfficeKind.Legislature,
            Name = VotingWorld.Name(id),
            TermYears = 5,
        });
        await world.Again(id, $"{id}-office", ElectionKind.Regular, "2010-06-06");
    }

    private async Task Nominated(string election, string id, uint? size)
    {
        var request = new NominateCandidateRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-04-25",
            ElectionId = election,
            CandidateId = id,
            Person = new() { PersonId = $"{id}-1", Name = VotingWorld.Name(id) },
            Nominator = Nominator.Self,
        };
        if (size is { } members)
            request.ListSize = members;
        await Commission.NominateCandidateAsync(request);
    }

    private async Task Registered(string election, string id, uint size)
    {
        await Nominated(election, id, size);
        await Commission.RecordDepositAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-05-01", CandidateId = id, Amount = 799_950 });
        await Commission.ImportSupportSheetsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-05-02",
            CandidateId = id,
            Rows = { World.Regions.Select(region => new SignatureSheet { Sheet = region, Region = region, Valid = 2 }) },
        });
        await Commission.DecideNominationAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-05-10", CandidateId = id, Outcome = NominationOutcome.Registered });
    }

    private static RecordListMembersRequest Members(string id, int count) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-05-12",
        Source = new() { Provenance = Provenance.Unverified, Citation = "from memory" },
        CandidateId = id,
        Members = { Enumerable.Range(1, count).Select(at => new ListMemberEntry { Person = new() { PersonId = $"{id}-{at}", Name = VotingWorld.Name($"{id} {at}") }, BornOn = "1970-01-01" }) },
    };

    private static RemoveListMemberRequest Remove(string id, string person, ListMemberState state) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-05-20",
        CandidateId = id,
        PersonId = person,
        State = state,
        Reason = "so it is",
    };
}
