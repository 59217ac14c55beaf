using System.Security.Cryptography;
using Google.Protobuf;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;
using static Saylau.Tests.Services.VoterLists.Rolls;

namespace Saylau.Tests.Services.VoterLists;

/// <summary>What is kept of a request, so that it is safe to repeat, does not let anybody try out whose number it had.</summary>
public sealed class BodyHashTests(VotingWorld world)
{
    private const string Election = "pers-hash", Akm = "roll-akm-1";

    [Fact]
    public async Task Nothing_that_is_kept_of_a_request_follows_from_what_it_said()
    {
        await world.Open(Election);
        var import = new ImportVoterEntriesRequest { RequestId = World.NewId(), OccurredOn = "2011-02-06", ElectionId = Election, Rows = { Voter("7000001", Akm), Voter("12", Akm) } };
        var entered = await world.Commission.VoterLists.ImportVoterEntriesAsync(import);
        await world.Freeze(Election, VoterListStage.Preliminary);
        var changes = Changes(Election, "pers-hash-c", Add(Voter("7000002", Akm)), Remove("7000001"));
        var created = await world.Commission.VoterLists.CreateVoterChangesetAsync(changes);
        var correction = new RequestVoterCorrectionRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2011-03-02",
            ElectionId = Election,
            CorrectionId = "pers-hash-correction",
            PrecinctId = Akm,
            Change = Remove("7000001"),
        };
        var asked = await world.Commission.VoterLists.RequestVoterCorrectionAsync(correction);

        var kept = world.BodyHashes().Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(kept);
        Assert.All(new IMessage[] { import, changes, correction }, request => Assert.DoesNotContain(Convert.ToHexString(SHA256.HashData(request.ToByteArray())), kept));
        // And it is still known again.
        Assert.Equal(entered, await world.Commission.VoterLists.ImportVoterEntriesAsync(import));
        Assert.Equal(created, await world.Commission.VoterLists.CreateVoterChangesetAsync(changes));
        Assert.Equal(asked, await world.Commission.VoterLists.RequestVoterCorrectionAsync(correction));
        import.Rows[0].Surname = "Another";
        await Refused.By(world.Commission.VoterLists.ImportVoterEntriesAsync(import), Grpc.Core.StatusCode.InvalidArgument, "REQUEST_ID_REUSED");
    }
}
