using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Elections.VoterLists;
using Saylau.Tests.Services.Support;
using static Saylau.Tests.Services.VoterLists.Rolls;

namespace Saylau.Tests.Services.VoterLists;

public sealed class CorrectionTests(VotingWorld world)
{
    private const string Akm = "roll-akm-1", Ala = "roll-ala-1";

    [Fact]
    public async Task What_is_granted_becomes_a_change_and_is_counted_where_it_was_asked()
    {
        await world.Prepared("cor-granted", Voter("1000001", Akm, "Ахметв"));
        await world.Create("cor-granted", "cor-granted-c");
        var asked = await world.Asked("cor-granted", "cor-granted-1", Amend(Voter("1000001", "", "Ахметов")), $"precinct_commission@{Akm}");

        var granted = await world.As("regional_commission@KZ-AKM").VoterLists.DecideVoterCorrectionAsync(Grant(asked, "cor-granted-c"));
        await world.Approve("cor-granted-c");
        await world.Commission.VoterLists.RunVoterChangesetAsync(Run("cor-granted-c"));

        Assert.Equal((VoterCorrectionState.Granted, "2011-03-06", "cor-granted-c"), (granted.Correction.State, granted.Correction.DecidedOn, granted.Correction.ChangesetId));
        Assert.Equal("Ахметов", Assert.Single(await world.Entries("cor-granted", Akm)).Surname);
        var figures = await world.Figures("cor-granted", Akm);
        Assert.Equal((1u, 1u, 1u), (figures[VoterListMeasure.CorrectionsAsked], figures[VoterListMeasure.CorrectionsGranted], figures[VoterListMeasure.Amended]));
        Assert.Equal(granted.Correction, Assert.Single((await world.Public.VoterLists.ListVoterCorrectionsAsync(new() { ElectionId = "cor-granted" })).Corrections));
    }

    [Fact]
    public async Task A_correction_is_decided_once_by_a_commission_in_charge()
    {
        await world.Prepared("cor-once", Voter("1000001", Akm));
        await world.Create("cor-once", "cor-once-c");
        var asked = await world.Asked("cor-once", "cor-once-1", Remove("1000001"));
        var lists = world.Commission.VoterLists;

        await Refused.By(world.As("regional_commission@KZ-ALA").VoterLists.DecideVoterCorrectionAsync(Grant(asked, "cor-once-c")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(lists.DecideVoterCorrectionAsync(Grant(asked, "")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(lists.DecideVoterCorrectionAsync(Grant(asked, "cor-none")), StatusCode.NotFound, "VOTER_CHANGESET_NOT_FOUND");
        var refusal = Grant(asked, "");
        refusal.Act = VoterCorrectionAct.Refuse;
        await lists.DecideVoterCorrectionAsync(refusal);
        await Refused.ByRules(lists.DecideVoterCorrectionAsync(Grant(asked, "cor-once-c")), "elections.voter_lists.correction_state");
        await Refused.By(world.As($"precinct_commission@{Ala}").VoterLists.RequestVoterCorrectionAsync(Asking("cor-once", "cor-once-2", Remove("1000001"))), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(lists.RequestVoterCorrectionAsync(Asking("cor-once", "cor-once-1", Remove("1000001"))), StatusCode.AlreadyExists, "VOTER_CORRECTION_EXISTS");
        var check = await world.Public.VoterLists.CheckVoterCorrectionAsync(new() { CorrectionId = "cor-once-1", Act = VoterCorrectionAct.Grant, AsOf = "2011-03-06" });
        Assert.Equal([Outcome.Violated, Outcome.NotApplicable], check.Findings.Select(finding => finding.Outcome));
    }

    public static DecideVoterCorrectionRequest Grant(string correction, string changeset) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2011-03-06",
        CorrectionId = correction,
        Act = VoterCorrectionAct.Grant,
        Decision = "As the passport shows.",
        ChangesetId = changeset,
    };

    public static RequestVoterCorrectionRequest Asking(string election, string id, VoterChange change) =>
        new() { RequestId = World.NewId(), OccurredOn = "2011-03-02", ElectionId = election, PrecinctId = Akm, CorrectionId = id, Change = change };
}

internal static class Corrections
{
    /// <summary>A correction that was asked for; its id.</summary>
    public static async Task<string> Asked(this VotingWorld world, string election, string id, VoterChange change, string by = "central_commission@kz") =>
        (await world.As(by).VoterLists.RequestVoterCorrectionAsync(CorrectionTests.Asking(election, id, change))).Correction.CorrectionId;
}
