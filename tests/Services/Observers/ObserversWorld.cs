using Microsoft.AspNetCore.Builder;
using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

[assembly: AssemblyFixture(typeof(Saylau.Tests.Services.Observers.ObserversWorld))]

namespace Saylau.Tests.Services.Observers;

/// <summary>The Observers service with the law that comes with the package, before a stub of the service of elections.</summary>
public sealed class ObserversWorld : IAsyncLifetime
{
    private WebApplication official = null!;

    public TestSuite Suite { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        official = await OfficialStub.Start();
        Suite = await Statements.Start(area: "observers", over: builder =>
            builder.Configuration["Saylau:Services:Addresses:elections"] = official.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await Suite.DisposeAsync();
        await official.DisposeAsync();
    }

    /// <summary>Clients of one capacity, with the archive's besides, which may say when something happened.</summary>
    public Clients As(string grant) => Suite.As(grant, "archive@kz");

    /// <summary>Clients with these grants; none is the public.</summary>
    public Clients Holding(params string[] grants) => grants.Length == 0 ? Suite.AsPublic() : Suite.As(grants);

    /// <summary>A mission, by default an international one.</summary>
    public async Task<Mission> Mission(string id, string election, MissionKind kind = MissionKind.International) =>
        (await As("central_commission@kz").Missions.RegisterMissionAsync(MissionOf(id, election, kind))).Mission;

    public static RegisterMissionRequest MissionOf(string id, string election, MissionKind kind = MissionKind.International) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2011-03-01",
        Source = Invented,
        MissionId = id,
        Jurisdiction = "kz",
        ElectionId = election,
        Kind = kind,
        Name = new() { Text = { ["en"] = id } },
    };

    public static AccreditObserversRequest Accredit(string mission, string id, uint observers, string on) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        Source = Invented,
        MissionId = mission,
        AccreditationId = id,
        Observers = observers,
        VotingOn = "2011-04-03",
    };

    public static ImportFormsRequest Forms(string mission, params IEnumerable<ObservationForm> rows) =>
        new() { RequestId = World.NewId(), OccurredOn = "2011-04-03", Source = Invented, MissionId = mission, Rows = { rows } };

    public static ObservationForm Form(
        string id, string precinct, Rating rating, ObservationStage stage = ObservationStage.Voting, params IrregularityType[] irregularities) => new()
        {
            FormId = id,
            PrecinctId = precinct,
            Region = "KZ-AKM",
            Stage = stage,
            Rating = rating,
            Irregularities = { irregularities },
        };

    public static Source Invented => new() { Provenance = Provenance.Simulated, Citation = "invented" };
}
