using System.Globalization;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Initiatives;

/// <summary>An initiative as it is stored, with the law of the day it was registered.</summary>
internal sealed record InitiativeRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Name { get; init; }

    public required string Proposal { get; init; }

    public required string ChairId { get; init; }

    public required string ChairName { get; init; }

    public required string CollectionFrom { get; init; }

    public required string CollectionUntil { get; init; }

    public required string LawVersion { get; init; }

    public required byte[] Law { get; init; }

    /// <summary>The regions that the law named, each followed by a colon and its registered voters where they were told.</summary>
    public required string Regions { get; init; }

    public required byte[] Findings { get; init; }

    public required long Version { get; init; }

    /// <summary>The initiative of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/INITIATIVE_NOT_FOUND.</exception>
    public static InitiativeRow Require(Session session, string id, string field = "initiative_id") =>
        session.Find<InitiativeRow>("SELECT * FROM Initiative WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.InitiativeNotFound, field, id);

    /// <summary>The number by which the rows of its signatures name it: shorter than its id, and unique as well.</summary>
    public long ToKey() => LedgerPosition;

    /// <summary>The law it was registered under, whatever is in force now.</summary>
    public FrozenLaw ToLaw()
    {
        var regions = Regions.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(region => region.Split(':')).ToArray();
        return new(LawVersion, InitiativeLaw.Parser.ParseFrom(Law), [.. regions.Select(region => region[0])],
            regions.Where(region => region.Length > 1)
                .ToDictionary(region => region[0], region => uint.Parse(region[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));
    }

    public Initiative ToProto(IEnumerable<InitiativeMembersRow> members, IReadOnlyList<InitiativeStepRow> steps)
    {
        var last = steps[^1];
        var recording = ToRecording();
        // Where an initiative stands is known no better than the least that is known of how it came there.
        recording.Source = Sources.Weakest(steps.Select(step => step.ToSource()).Append(recording.Source));
        return new()
        {
            InitiativeId = Id,
            Jurisdiction = Jurisdiction,
            Name = Contract.JsonReader.Parse<LocalizedText>(Name),
            Proposal = Contract.JsonReader.Parse<InitiativeProposal>(Proposal),
            Chair = new() { PersonId = ChairId, Name = Contract.JsonReader.Parse<LocalizedText>(ChairName) },
            GroupMembers = { members.Select(member => member.ToProto()) },
            CollectionFrom = CollectionFrom,
            CollectionUntil = CollectionUntil,
            Thresholds = ToLaw().ToProto(),
            State = EnumText.Parse<InitiativeState>(last.State),
            SubmittedOn = steps.FirstOrDefault(step => step.Step is "SUBMITTED")?.OccurredOn ?? "",
            Failure = last.State is "FAILED" ? last.ToProto() : null,
            ReplacedByElectionId = steps.LastOrDefault(step => step.ReplacedByElectionId.Length > 0)?.ReplacedByElectionId ?? "",
            Findings = { FindingList.From(Findings) },
            Steps = { steps.Select(step => step.ToProto()) },
            Etag = Etags.Of(Version),
            Recording = recording,
        };
    }
}

/// <summary>The representatives of one region in an initiative group, as they are stored.</summary>
internal sealed record InitiativeMembersRow
{
    public required string InitiativeId { get; init; }

    public required string Region { get; init; }

    public required long Members { get; init; }

    /// <summary>The groups of several initiatives, by initiative.</summary>
    public static ILookup<string, InitiativeMembersRow> Of(Session session, IReadOnlyCollection<string> initiatives) =>
        session.Query<InitiativeMembersRow>(MembersOf, new { Initiatives = initiatives }).ToLookup(row => row.InitiativeId, StringComparer.Ordinal);

    public GroupMembers ToProto() => new() { Region = Region, Count = (uint)Members };

    private const string MembersOf = """
        SELECT *
        FROM InitiativeMembers
        WHERE InitiativeId IN @Initiatives
        ORDER BY InitiativeId, Region
        """;
}
