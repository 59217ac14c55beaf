using System.Globalization;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

[assembly: AssemblyFixture(typeof(Saylau.Tests.Services.Founding.FoundingWorld))]

namespace Saylau.Tests.Services.Founding;

/// <summary>
/// The Parties service under the law of an invented country of 2021: notice to the registrar, a congress of 30 with a quorum
/// of half, ten signatures in each of two provinces and 22 in all, 30 days to decide, 14 to cure.
/// </summary>
public sealed class FoundingWorld : IAsyncLifetime
{
    private TestSuite suite = null!;

    /// <summary>Clients of the public.</summary>
    public Clients Public { get; private set; } = null!;

    /// <summary>Clients of the registrar.</summary>
    public Clients Registrar { get; private set; } = null!;

    /// <summary>Clients of one capacity, with the archive's besides, which may say when something happened.</summary>
    public Clients As(string grant) => suite.As(grant, "archive@arland");

    public async ValueTask InitializeAsync()
    {
        suite = await Statements.Start(Repository.ArlandLaw);
        (Public, Registrar) = (suite.AsPublic(), As("registrar@arland"));
        await suite.As(Role.Archive, "arland").Law.BringIntoForceAsync(new()
        {
            RequestId = World.NewId(),
            Area = "parties",
            Jurisdiction = "arland",
            Version = "arland-2021",
            Act = "Act 2/2021",
            EffectiveFrom = "2021-01-01",
        });
    }

    public ValueTask DisposeAsync() => suite.DisposeAsync();

    public async Task Party(string id) => await As($"party@{id}").Registry.RecordPartyAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2021-01-01",
        PartyId = id,
        Jurisdiction = "arland",
        Kind = PartyKind.Party,
        Name = VotingWorld.Name(id),
    });

    /// <summary>A party whose notice was confirmed on 20 January.</summary>
    public async Task Noticed(string id)
    {
        await Party(id);
        await As($"party@{id}").Founding.NotifyOrganisingCommitteeAsync(Notice(id));
        await Registrar.Founding.AnswerNoticeAsync(Answer(id));
    }

    /// <summary>A party that held its congress on 10 February.</summary>
    public async Task Founded(string id)
    {
        await Noticed(id);
        await As($"party@{id}").Congresses.RecordFoundingCongressAsync(Congress(id));
    }

    /// <summary>A party with eleven signatures in each province, of people who signed for no other.</summary>
    public async Task Signed(string id, int from)
    {
        await Founded(id);
        await Import(id, [.. Rows("n", "AR-NOR", from, 11), .. Rows("s", "AR-SOU", from + 11, 11)]);
    }

    /// <summary>A party whose application waits.</summary>
    public async Task Applied(string id, int from)
    {
        await Signed(id, from);
        await As($"party@{id}").Registration.ApplyForRegistrationAsync(Apply(id));
    }

    /// <summary>Enters signatures.</summary>
    public async Task<ImportMemberSignaturesResponse> Import(string id, params MemberSignatureEntry[] rows) =>
        await As($"party@{id}").MemberSignatures.ImportMemberSignaturesAsync(Chunk(id, rows));

    public static ImportMemberSignaturesRequest Chunk(string id, params MemberSignatureEntry[] rows) =>
        new() { RequestId = World.NewId(), OccurredOn = "2021-02-15", PartyId = id, Rows = { rows } };

    public static MemberSignatureEntry[] Rows(string sheet, string region, int from, int count) =>
        [.. Enumerable.Range(0, count).Select(index => Row(sheet, index + 1, region, from + index))];

    /// <summary>A signature of a person who is a number.</summary>
    public static MemberSignatureEntry Row(string sheet, int line, string region, int person, string on = "2021-02-12") => new()
    {
        Sheet = sheet,
        Line = (uint)line,
        Region = region,
        NationalNumber = person.ToString("00000000", CultureInfo.InvariantCulture),
        SignedOn = on,
    };

    public static NotifyOrganisingCommitteeRequest Notice(string id, string on = "2021-01-08") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        PartyId = id,
        CommitteeId = $"{id}-committee",
        FormedOn = "2021-01-04",
        Initiators = { Count("AR-NOR", 20), Count("AR-SOU", 15) },
        Members = { Count("AR-NOR", 2), Count("AR-CAP", 1) },
        CongressPlannedOn = "2021-02-10",
        Notified = AuthorityKind.Registrar,
        Documents = { Document("List of initiators") },
    };

    public static AnswerNoticeRequest Answer(string id, NoticeAnswer answer = NoticeAnswer.Confirmed, string on = "2021-01-20") =>
        new() { RequestId = World.NewId(), OccurredOn = on, CommitteeId = $"{id}-committee", Answer = answer, Defects = answer is NoticeAnswer.Returned ? "A list is missing." : "" };

    public static RecordFoundingCongressRequest Congress(string id) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2021-02-10",
        PartyId = id,
        CongressId = $"{id}-congress",
        HeldOn = "2021-02-10",
        Delegates = { Count("AR-NOR", 20), Count("AR-SOU", 5), Count("AR-CAP", 6) },
        ElectedDelegates = { Count("AR-NOR", 40), Count("AR-SOU", 10), Count("AR-CAP", 12) },
        Proxies = 0,
        Minutes = { Document("Minutes") },
        Charter = Document("Charter"),
        Leaders = { new ElectedLeader { Person = new() { PersonId = $"{id}-leader", Name = VotingWorld.Name("a leader") }, Office = VotingWorld.Name("chair") } },
        CommitteeId = $"{id}-committee",
    };

    public static ApplyForRegistrationRequest Apply(string id, string on = "2021-03-01", string suffix = "") =>
        new() { RequestId = World.NewId(), OccurredOn = on, PartyId = id, ApplicationId = $"{id}-application{suffix}" };

    public static DecideApplicationRequest Decide(string id, DecisionOutcome outcome, string on = "2021-03-20", string suffix = "") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        ApplicationId = $"{id}-application{suffix}",
        Authority = AuthorityKind.Registrar,
        Outcome = outcome,
        Reason = outcome is DecisionOutcome.Refused ? "The charter does not meet the law." : "",
    };

    public static ReturnApplicationRequest Return(string id, string on = "2021-03-10") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        ApplicationId = $"{id}-application",
        Authority = AuthorityKind.Registrar,
        Defects = "The charter is not signed.",
    };

    public static ResubmitApplicationRequest Resubmit(string id, string on = "2021-03-20") =>
        new() { RequestId = World.NewId(), OccurredOn = on, ApplicationId = $"{id}-application", Statement = "It is signed now.", Documents = { Document("Charter, signed") } };

    public static RegionCount Count(string region, uint count) => new() { Region = region, Count = count };

    public static Document Document(string title) => new() { Title = title, Sha256 = new('a', 64), Uri = "https://example.org/document" };
}
