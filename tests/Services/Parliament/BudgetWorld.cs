using Saylau.Parliament.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

/// <summary>A budget in the invented country, whose procedure the law describes, and members who vote on it.</summary>
internal static class BudgetWorld
{
    public static async Task<Bill> Budget(this ParliamentWorld world, string id, InitiatorKind initiator = InitiatorKind.Government) =>
        (await world.Secretariat.Bills.IntroduceBillAsync(Introduced(id, initiator))).Bill;

    public static IntroduceBillRequest Introduced(string id, InitiatorKind initiator = InitiatorKind.Government) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2020-03-02",
        BillId = id,
        Jurisdiction = "arland",
        Kind = BillKind.Budget,
        Title = ParliamentWorld.Text(id),
        Initiator = "Government",
        InitiatorKind = initiator,
    };

    public static RecordCommitteeReportRequest Report(string bill, string on = "2020-03-05") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        BillId = bill,
        ReportId = $"{bill}-report-{on}",
        ChamberId = ParliamentWorld.Chamber,
        Committee = "Estimates committee",
        Recommendation = CommitteeRecommendation.AdoptAmended,
        Summary = "The estimates are sound.",
    };

    /// <summary>The budget, taken to a stage on the way that the law describes.</summary>
    public static async Task At(this ParliamentWorld world, string id, BillStage stage)
    {
        await world.Budget(id);
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step(id, BillStage.Committee, "2020-03-03"));
        await world.Secretariat.Deliberations.RecordCommitteeReportAsync(Report(id));
        if (stage is BillStage.Committee)
            return;
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step(id, BillStage.FirstReading, "2020-03-10"));
        if (stage is BillStage.FirstReading)
            return;
        await world.Secretariat.Bills.RecordVoteAsync(Counted(id, VoteMatter.FirstReading, 12, 3));
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step(id, BillStage.SecondReading, "2020-03-11"));
        if (stage is BillStage.SecondReading)
            return;
        await world.Secretariat.Bills.RecordVoteAsync(Counted(id, VoteMatter.Passage, 12, 3, 16));
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step(id, BillStage.Passed, "2020-03-11"));
    }

    public static RecordVoteRequest Counted(string bill, VoteMatter matter, uint yes, uint no, uint? present = null, string on = "2020-03-11", string amendment = "")
    {
        var request = new RecordVoteRequest
        {
            RequestId = World.NewId(),
            OccurredOn = on,
            BillId = bill,
            VoteId = $"{bill}-{matter}-{yes}-{on}".ToLowerInvariant(),
            ChamberId = ParliamentWorld.Chamber,
            Matter = matter,
            Method = VoteMethod.Open,
            VotesFor = yes,
            VotesAgainst = no,
            HeldOn = on,
            AmendmentId = amendment,
        };
        if (present is { } count)
            request.Present = count;
        return request;
    }

    /// <summary>Members, half of them of one party and half of another.</summary>
    public static async Task Members(this ParliamentWorld world, int count)
    {
        for (var number = 1; number <= count; number++)
            await world.Member($"member-{number:00}", party: number % 2 == 1 ? "ar-harbour" : "ar-lantern");
    }

    /// <summary>A roll call: a letter for each member, in order; a dot for none.</summary>
    public static RecordRollCallRequest RollCall(string bill, string vote, string choices, VoteMatter matter = VoteMatter.Passage, string on = "2020-03-12") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        BillId = bill,
        VoteId = vote,
        ChamberId = ParliamentWorld.Chamber,
        Matter = matter,
        Method = VoteMethod.RollCall,
        HeldOn = on,
        Ballots = { choices.Select((choice, index) => (choice, index)).Where(one => one.choice is not '.').Select(one => Ballot(one.index + 1, one.choice)) },
    };

    public static Ballot Ballot(int member, char choice) => new()
    {
        PersonId = $"member-{member:00}",
        Choice = choice switch
        {
            'y' => BallotChoice.For,
            'n' => BallotChoice.Against,
            'a' => BallotChoice.Abstained,
            'p' => BallotChoice.NotVoting,
            'e' => BallotChoice.Excused,
            _ => BallotChoice.Absent,
        },
    };
}
