using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.VoterLists;

public sealed class VoterListTests(VotingWorld world)
{
    [Fact]
    public async Task The_versions_of_a_list_show_what_was_found_and_corrected()
    {
        await world.Scheduled("list-good");
        await Record("list-good", "list-final", VoterListStage.Final, "2011-04-02", version => (version.Entries, version.Added, version.Corrected) = (1_000, 4, 6));
        await Record("list-good", "list-first", VoterListStage.Preliminary, "2011-03-01", version => (version.Entries, version.DuplicatesFound) = (990, 12));
        var shown = await Record("list-good", "list-shown", VoterListStage.Displayed, "2011-04-01",
            version => (version.DisplayedFrom, version.DisplayedUntil) = ("2011-03-19", "2011-04-01"));

        var quality = await world.Public.VoterLists.GetVoterListQualityAsync(new() { ElectionId = "list-good", AsOf = "2011-04-02" });

        Assert.Equal(["list-first", "list-shown", "list-final"], quality.Versions.Select(version => version.VersionId));
        Assert.Equal((990u, 1_000u, 12u, 10u), (quality.FirstEntries, quality.LastEntries, quality.DuplicatesFound, quality.Corrections));
        Assert.Equal(new Ratio { Numerator = 10, Denominator = 1_000 }, quality.CorrectionRate);
        Assert.Equal(["elections.voter_lists.display_days"], Refused.Unmet(quality.Findings));
        Assert.Equal((shown.Findings[0], 14u, Provenance.Simulated), (quality.Findings[0], quality.Findings[0].Actual.Count, quality.Source.Provenance));
        Assert.False(shown.Version.HasEntries);
        var earlier = await world.Public.VoterLists.GetVoterListQualityAsync(new() { ElectionId = "list-good", AsOf = "2011-03-31" });
        Assert.Equal((1, false, true), (earlier.Versions.Count, earlier.HasCorrections, earlier.CorrectionRate is null));
        var listed = await world.Public.VoterLists.ListVoterListVersionsAsync(new() { ElectionId = "list-good", AsOf = "2011-03-31" });
        Assert.Equal(earlier.Versions, listed.Versions);
    }

    [Fact]
    public async Task A_version_is_recorded_once_by_the_commission_of_its_country()
    {
        await world.Scheduled("list-once");
        await Record("list-once", "list-once-1", VoterListStage.Final, "2011-04-02");

        await Refused.By(world.Commission.VoterLists.RecordVoterListVersionAsync(Request("list-once", "list-once-1")), StatusCode.AlreadyExists, "VOTER_LIST_EXISTS");
        await Refused.By(world.Commission.VoterLists.RecordVoterListVersionAsync(Request("list-none", "list-once-2")), StatusCode.NotFound, "ELECTION_NOT_FOUND");
        await Refused.By(world.As("central_commission@arland").VoterLists.RecordVoterListVersionAsync(Request("list-once", "list-once-2")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
    }

    private async Task<RecordVoterListVersionResponse> Record(
        string election, string id, VoterListStage stage, string on, Action<RecordVoterListVersionRequest>? with = null)
    {
        var request = Request(election, id);
        (request.Stage, request.OccurredOn) = (stage, on);
        with?.Invoke(request);
        return await world.Commission.VoterLists.RecordVoterListVersionAsync(request);
    }

    private static RecordVoterListVersionRequest Request(string election, string id) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2011-04-02",
        ElectionId = election,
        VersionId = id,
        Stage = VoterListStage.Final,
        Source = new() { Provenance = Provenance.Simulated },
    };
}
