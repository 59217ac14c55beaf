using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

/// <summary>The Parliament service with the law of the invented country, and the steps of a parliament's life in short.</summary>
internal sealed class ParliamentWorld : IAsyncDisposable
{
    public const string Chamber = "ar-chamber";

    private ParliamentWorld(TestSuite suite) => Suite = suite;

    public TestSuite Suite { get; }

    public Clients Secretariat => As("parliament_secretariat@arland");

    public Clients President => As("president_office@arland");

    public Clients Court => As("court@arland");

    public Clients Public => Suite.AsPublic();

    /// <summary>Starts the service and those that it calls.</summary>
    /// <param name="data">A folder that outlasts the suite; one that does not if null.</param>
    /// <param name="law">The folder of the law; that of the invented country if null.</param>
    public static async Task<ParliamentWorld> Start(string? data = null, string? law = null) => new(data is null
        ? await Statements.Start(law ?? Repository.ArlandLaw, area: "parliament")
        : await TestSuite.Start(new() { Only = "parliament", DataFolder = data, JurisdictionsFolder = Repository.ArlandLaw }));

    /// <summary>The service with its chamber.</summary>
    public static async Task<ParliamentWorld> StartWithChamber(string? data = null, string? law = null)
    {
        var world = await Start(data, law);
        await world.Secretariat.Chambers.RecordChamberAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2019-10-01",
            ChamberId = Chamber,
            Jurisdiction = "arland",
            Kind = ChamberKind.Single,
            Name = Text("Chamber"),
        });
        return world;
    }

    public Clients As(string grant) => Suite.As(grant, "archive@arland");

    public static LocalizedText Text(string text) => new() { Text = { ["en"] = text } };

    public static Person Person(string id) => new() { PersonId = id, Name = Text(id) };

    public static Source Invented => new() { Provenance = Provenance.Simulated, Citation = "invented" };

    public async Task<Mandate> Member(string person, SeatClass seatClass = SeatClass.ElectedByLists, string party = "ar-harbour") =>
        (await Secretariat.Mandates.RecordSittingMemberAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2019-10-02",
            Source = Invented,
            ChamberId = Chamber,
            MandateId = $"seat-{person}",
            Person = Person(person),
            SeatClass = seatClass,
            PartyId = party,
            StartsOn = "2016-10",
            EndsOn = "2020-10-01",
        })).Mandate;

    public async Task Declare(string person, string group) => await Secretariat.Mandates.DeclareGroupAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2019-11-01",
        Jurisdiction = "arland",
        PersonId = person,
        Group = group,
        Language = "en",
    });

    public static AppointDeputiesRequest Appointment(string id, params string[] persons) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2020-01-15",
        ChamberId = Chamber,
        AppointmentId = id,
        Deputies = { persons.Select(person => new AppointedDeputy { MandateId = $"{id}-{person}", Person = Person(person) }) },
        Act = "Decree",
        Justification = "Every people has a member.",
    };

    public async Task<Bill> Bill(string id, string on = "2020-03-02") => (await Secretariat.Bills.IntroduceBillAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        BillId = id,
        Jurisdiction = "arland",
        Kind = BillKind.Law,
        Title = Text(id),
        Initiator = "Government",
    })).Bill;

    public static AdvanceBillRequest Step(string id, BillStage stage, string on, string etag = "") =>
        new() { RequestId = World.NewId(), OccurredOn = on, BillId = id, Stage = stage, Etag = etag };

    public static RecordVoteRequest Vote(string id, uint votes, string on) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        BillId = id,
        VoteId = $"{id}-vote-{votes}",
        ChamberId = Chamber,
        Matter = VoteMatter.Passage,
        Method = VoteMethod.RollCall,
        VotesFor = votes,
        VotesAgainst = 2,
        HeldOn = on,
    };

    /// <summary>A bill that was passed and signed.</summary>
    public async Task Signed(string id, string introducedOn = "2020-03-02", string passedOn = "2020-03-12", string signedOn = "2020-03-13")
    {
        await Bill(id, introducedOn);
        await Secretariat.Bills.AdvanceBillAsync(Step(id, BillStage.FirstReading, passedOn));
        await Secretariat.Bills.RecordVoteAsync(Vote(id, 13, passedOn));
        await Secretariat.Bills.AdvanceBillAsync(Step(id, BillStage.Passed, passedOn));
        await President.Bills.AdvanceBillAsync(Step(id, BillStage.Signed, signedOn));
    }

    public static EnactBillRequest Enact(string id, string on, params (string Area, string Version)[] effects) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        BillId = id,
        Act = "Act 7/2020",
        EffectiveFrom = "2020-06-01",
        Effects = { effects.Select(effect => new LawEffect { Area = effect.Area, Version = effect.Version }) },
    };

    public async Task<Sitting> Sitting(string id, string on, params SittingItem[] items) => (await Secretariat.Sittings.ConveneSittingAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        SittingId = id,
        Jurisdiction = "arland",
        ChamberIds = { Chamber },
        HeldOn = on,
        Items = { items },
    })).Sitting;

    public static SittingItem Item(string id, ItemOpenness openness, string controversialTo = "") => new()
    {
        ItemId = id,
        Title = Text(id),
        Openness = openness,
        Controversial = controversialTo.Length > 0,
        ControversialAttributedTo = controversialTo,
    };

    public ValueTask DisposeAsync() => Suite.DisposeAsync();
}
