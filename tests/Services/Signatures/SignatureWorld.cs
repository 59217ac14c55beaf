using System.Globalization;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

[assembly: AssemblyFixture(typeof(Saylau.Tests.Services.Signatures.SignatureWorld))]

namespace Saylau.Tests.Services.Signatures;

/// <summary>
/// The Elections service under the law of an invented country: 60 signatures in all, 10 in each of two of three regions,
/// numbers of eight digits, samples of three at least, one month of keeping who signed.
/// </summary>
public sealed class SignatureWorld : IAsyncLifetime
{
    private TestSuite suite = null!;

    /// <summary>Clients of the public.</summary>
    public Clients Public { get; private set; } = null!;

    /// <summary>Clients of the central commission, which may say when something happened.</summary>
    public Clients Commission { get; private set; } = null!;

    /// <summary>Clients of one capacity, with the archive's besides.</summary>
    public Clients As(string grant) => suite.As(grant, "archive@arland");

    public async ValueTask InitializeAsync()
    {
        suite = await Statements.Start(Repository.ArlandLaw, area: "elections");
        (Public, Commission) = (suite.AsPublic(), As("central_commission@arland"));
    }

    public ValueTask DisposeAsync() => suite.DisposeAsync();

    /// <summary>An initiative that collects from 2 April to 15 May 2020.</summary>
    public async Task Registered(string id) => await Commission.Initiatives.RegisterInitiativeAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2020-04-01",
        InitiativeId = id,
        Jurisdiction = "arland",
        Name = VotingWorld.Name(id),
        Proposal = new() { Question = VotingWorld.Name("Longer?"), Subjects = { InitiativeSubject.TermOfOffice } },
        Chair = new() { PersonId = $"{id}-chair", Name = VotingWorld.Name("a chair") },
        GroupMembers = { new[] { "AR-NOR", "AR-SOU", "AR-CAP" }.Select(region => new GroupMembers { Region = region, Count = 1 }) },
        CollectionFrom = "2020-04-02",
        CollectionUntil = "2020-05-15",
    });

    /// <summary>Enters signatures.</summary>
    public async Task<ImportSignaturesResponse> Import(string id, params SignatureEntry[] rows) => await Commission.Signatures.ImportSignaturesAsync(Chunk(id, rows));

    /// <summary>Enters signatures of as many people as there are, on one sheet of one region.</summary>
    public Task<ImportSignaturesResponse> Sheet(string id, string sheet, string region, int from, int count, string collector = "") =>
        Import(id, [.. Enumerable.Range(0, count).Select(index => Row(sheet, index + 1, region, from + index, collector: collector))]);

    /// <summary>Hands the sheets in.</summary>
    public async Task Submit(string id) => await Commission.Initiatives.SubmitSheetsAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-05-17", InitiativeId = id });

    /// <summary>The count, with what the recount says of it: both are the same, always.</summary>
    public async Task<GetSignatureCountResponse> Count(string id)
    {
        var recount = await Public.Signatures.RecountSignaturesAsync(new() { InitiativeId = id });
        Assert.Equal(Outcome.Satisfied, Assert.Single(recount.Findings).Outcome);
        Assert.Equal(recount.Kept, recount.Recounted);
        return await Public.Initiatives.GetSignatureCountAsync(new() { InitiativeId = id, AsOf = "2020-12-31" });
    }

    /// <summary>A request to enter signatures.</summary>
    public static ImportSignaturesRequest Chunk(string id, params SignatureEntry[] rows) =>
        new() { RequestId = World.NewId(), OccurredOn = "2020-05-16", InitiativeId = id, Rows = { rows } };

    /// <summary>A signature of a person who is a number.</summary>
    public static SignatureEntry Row(string sheet, int line, string region, int person, string on = "2020-04-20", string collector = "") => new()
    {
        Sheet = sheet,
        Line = (uint)line,
        Region = region,
        NationalNumber = person.ToString("00000000", CultureInfo.InvariantCulture),
        SignedOn = on,
        Collector = collector,
    };

    /// <summary>An invalidation of what meets a condition.</summary>
    public static InvalidateSignaturesRequest Invalidate(string id, string invalidation, InvalidityReason reason, SignatureCondition? condition = null, params SignaturePlace[] places) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2020-05-16",
        InitiativeId = id,
        InvalidationId = invalidation,
        Reason = reason,
        Act = "Decision 1",
        Condition = condition,
        Places = { places },
    };

    /// <summary>The restoration of an invalidation.</summary>
    public static RestoreSignaturesRequest Restore(string id, string invalidation, string on = "2020-05-16") =>
        new() { RequestId = World.NewId(), OccurredOn = on, InitiativeId = id, InvalidationId = invalidation, Act = "Decision 2" };
}
