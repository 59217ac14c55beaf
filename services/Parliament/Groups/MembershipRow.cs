using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Groups;

/// <summary>A membership as it is stored.</summary>
internal record MembershipRow : RecordedRow
{
    public required string GroupId { get; init; }

    public required string MandateId { get; init; }

    public required string MemberFrom { get; init; }

    public required string MemberUntil { get; init; }

    public required string Role { get; init; }

    public required string EndReason { get; init; }

    public required byte[] Findings { get; init; }
}

/// <summary>A membership with the mandate and the group that it ends with.</summary>
internal sealed record MembershipView : MembershipRow
{
    public required string PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string PartyId { get; init; }

    public required string EndsOn { get; init; }

    public required string EndedOn { get; init; }

    public required string DissolvedOn { get; init; }

    public required string Kind { get; init; }

    /// <summary>Memberships with what they end with, before any condition.</summary>
    public const string From = """
        SELECT GroupMembership.*, Mandate.PersonId, Mandate.PersonName, Mandate.PartyId, Mandate.EndsOn, Mandate.EndedOn,
          ParliamentaryGroup.DissolvedOn, ParliamentaryGroup.Kind
        FROM GroupMembership
        JOIN Mandate ON Mandate.Id = GroupMembership.MandateId
        JOIN ParliamentaryGroup ON ParliamentaryGroup.Id = GroupMembership.GroupId
        """;

    /// <summary>The condition that a membership holds on the day <c>@AsOf</c>: it, the mandate and the group.</summary>
    public const string Holds = """
        MemberFrom <= @AsOf AND (MemberUntil = '' OR MemberUntil > @AsOf) AND (EndsOn = '' OR EndsOn > @AsOf)
          AND (EndedOn = '' OR EndedOn > @AsOf) AND (DissolvedOn = '' OR DissolvedOn > @AsOf)
        """;

    /// <summary>Who belongs to a group on a day.</summary>
    public static IReadOnlyList<MembershipView> Of(Session session, string groupId, string day) =>
        session.Query<MembershipView>($"{From} WHERE GroupId = @GroupId AND {Holds}", new { GroupId = groupId, AsOf = day });

    /// <summary>What a person belongs to on a day or after it.</summary>
    public static IReadOnlyList<MembershipView> FromDay(Session session, string personId, string day) =>
        [.. session.Query<MembershipView>($"{From} WHERE PersonId = @PersonId ORDER BY MemberFrom, GroupId", new { PersonId = personId })
            .Where(row => row.Until() is not { Length: > 0 } until || string.CompareOrdinal(until, day) > 0)];

    /// <summary>The first day on which it no longer holds; empty while it does.</summary>
    public string Until() => Earliest(MemberUntil, EndedOn.Length > 0 ? EndedOn : EndsOn, DissolvedOn);

    /// <summary>The earliest of dates, of which an empty one is none.</summary>
    public static string Earliest(params string[] dates) => dates.Where(date => date.Length > 0).Order(StringComparer.Ordinal).FirstOrDefault("");

    public GroupMembership ToProto() => new()
    {
        GroupId = GroupId,
        MandateId = MandateId,
        Person = new() { PersonId = PersonId, Name = Contract.JsonReader.Parse<LocalizedText>(PersonName) },
        Role = EnumText.Parse<GroupRole>(Role),
        MemberFrom = MemberFrom,
        MemberUntil = Until(),
        EndReason = EndReason,
        Recording = ToRecording(),
        PartyId = PartyId,
    };
}
