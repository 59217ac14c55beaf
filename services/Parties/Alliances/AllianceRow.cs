using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Alliances;

/// <summary>An alliance as it is stored.</summary>
internal sealed record AllianceRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Name { get; init; }

    public required string FormedOn { get; init; }

    public required string Basis { get; init; }

    public required bool Lawful { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The members of several alliances, by alliance.</summary>
    public static ILookup<string, AllianceMemberRow> Members(Session session, IReadOnlyCollection<string> alliances) =>
        session.Query<AllianceMemberRow>(MembersOf, new { Alliances = alliances }).ToLookup(row => row.AllianceId, StringComparer.Ordinal);

    public PartyAlliance ToProto(IEnumerable<AllianceMemberRow> members) => new()
    {
        AllianceId = Id,
        Jurisdiction = Jurisdiction,
        // By id, as they are read back, whatever the order they were told in.
        Members =
        {
            members.OrderBy(member => member.PartyId, StringComparer.Ordinal)
                .Select(member => new AllianceMember { PartyId = member.PartyId, Standing = EnumText.Parse<PartyStanding>(member.Standing) }),
        },
        FormedOn = FormedOn,
        Name = Contract.JsonReader.Parse<LocalizedText>(Name),
        Basis = EnumText.Parse<AllianceBasis>(Basis),
        Lawful = Lawful,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };

    private const string MembersOf = """
        SELECT AllianceId, PartyId, Standing
        FROM AllianceMember
        WHERE AllianceId IN @Alliances
        ORDER BY AllianceId, PartyId
        """;
}

/// <summary>A member of an alliance, with its standing when the alliance was formed.</summary>
internal sealed record AllianceMemberRow
{
    public required string AllianceId { get; init; }

    public required string PartyId { get; init; }

    public required string Standing { get; init; }
}
