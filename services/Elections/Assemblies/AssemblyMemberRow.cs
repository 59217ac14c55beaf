using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Assemblies;

/// <summary>A deputy of an assembly, who holds a public office, as it is stored.</summary>
internal sealed record AssemblyMemberRow : RecordedRow
{
    public required string AssemblyId { get; init; }

    public required string PersonId { get; init; }

    public required string ServingFrom { get; init; }

    /// <summary>Empty while the membership lasts.</summary>
    public required string ServingUntil { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Region { get; init; }

    public required string PersonName { get; init; }

    public required long Weight { get; init; }

    public required long Version { get; init; }

    public static AssemblyMemberRow Of(AssemblyRow assembly, AssemblyMember member) => new()
    {
        AssemblyId = assembly.Id,
        PersonId = member.Person.PersonId,
        ServingFrom = member.ServingFrom,
        ServingUntil = member.ServingUntil,
        Jurisdiction = assembly.Jurisdiction,
        Region = assembly.Region,
        PersonName = member.Person.Name.ToString(),
        Weight = member.HasWeight ? member.Weight : 1,
        Version = 1,
    };

    /// <summary>The deputies of a region's assemblies on a day, by person.</summary>
    public static IReadOnlyList<AssemblyMemberRow> Serving(Session session, string jurisdiction, string region, string day) =>
        session.Query<AssemblyMemberRow>(ServingInRegion, new { Jurisdiction = jurisdiction, Region = region, Day = day });

    public MembershipFacts ToFacts() => new(AssemblyId, PersonId, ServingFrom, ServingUntil, (uint)Weight, PersonName);

    public Person ToPerson() => new() { PersonId = PersonId, Name = Contract.JsonReader.Parse<LocalizedText>(PersonName) };

    public RecordedAssemblyMember ToProto() => new()
    {
        Member = new() { AssemblyId = AssemblyId, Person = ToPerson(), ServingFrom = ServingFrom, ServingUntil = ServingUntil, Weight = (uint)Weight },
        Region = Region,
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };

    private const string ServingInRegion = """
        SELECT *
        FROM AssemblyMember
        WHERE Jurisdiction = @Jurisdiction AND Region = @Region AND ServingFrom <= @Day AND (ServingUntil = '' OR ServingUntil >= @Day)
        ORDER BY PersonId, AssemblyId
        """;
}
