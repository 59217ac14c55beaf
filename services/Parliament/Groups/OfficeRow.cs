using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Groups;

/// <summary>A time in an office as it is stored.</summary>
internal record OfficeRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Office { get; init; }

    public required string ChamberId { get; init; }

    public required string GroupId { get; init; }

    public required string MandateId { get; init; }

    public required string HeldFrom { get; init; }

    public required string HeldUntil { get; init; }

    public required string EndReason { get; init; }

    public required byte[] Vote { get; init; }

    public required byte[] Findings { get; init; }

    public required long Version { get; init; }
}

/// <summary>A time in an office with the mandate and the group that it ends with.</summary>
internal sealed record OfficeView : OfficeRow
{
    public required string PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string EndsOn { get; init; }

    public required string EndedOn { get; init; }

    /// <summary>The day the group ended; null where the office is of none.</summary>
    public string? DissolvedOn { get; init; }

    /// <summary>Times in offices with what they end with, before any condition.</summary>
    public const string From = """
        SELECT OfficeTenure.*, Mandate.PersonId, Mandate.PersonName, Mandate.EndsOn, Mandate.EndedOn, ParliamentaryGroup.DissolvedOn
        FROM OfficeTenure
        JOIN Mandate ON Mandate.Id = OfficeTenure.MandateId
        LEFT JOIN ParliamentaryGroup ON ParliamentaryGroup.Id = OfficeTenure.GroupId
        """;

    /// <summary>The condition that an office is held on the day <c>@AsOf</c>: it, the mandate and the group.</summary>
    public const string Holds = """
        HeldFrom <= @AsOf AND (HeldUntil = '' OR HeldUntil > @AsOf) AND (EndsOn = '' OR EndsOn > @AsOf)
          AND (EndedOn = '' OR EndedOn > @AsOf) AND (DissolvedOn IS NULL OR DissolvedOn = '' OR DissolvedOn > @AsOf)
        """;

    /// <summary>The time in office of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/OFFICE_NOT_FOUND.</exception>
    public static OfficeView Require(Session session, string id) =>
        session.Find<OfficeView>($"{From} WHERE OfficeTenure.Id = @Id", new { Id = id }) ?? throw Refusal.NotFound(ErrorReason.OfficeNotFound, "office_id", id);

    /// <summary>Every time in an office of a jurisdiction that lasts on a day or after it.</summary>
    public static IReadOnlyList<OfficeView> FromDay(Session session, string jurisdiction, string day) =>
        [.. session.Query<OfficeView>($"{From} WHERE OfficeTenure.Jurisdiction = @Jurisdiction ORDER BY OfficeTenure.Id", new { Jurisdiction = jurisdiction })
            .Where(row => row.Until() is not { Length: > 0 } until || string.CompareOrdinal(until, day) > 0)];

    /// <summary>The first day on which it is no longer held; empty while it is.</summary>
    public string Until() => MembershipView.Earliest(HeldUntil, EndedOn.Length > 0 ? EndedOn : EndsOn, DissolvedOn ?? "");

    public OfficeTenure ToProto() => new()
    {
        OfficeId = Id,
        Jurisdiction = Jurisdiction,
        Office = EnumText.Parse<ParliamentaryOffice>(Office),
        ChamberId = ChamberId,
        GroupId = GroupId,
        MandateId = MandateId,
        Person = new() { PersonId = PersonId, Name = Contract.JsonReader.Parse<LocalizedText>(PersonName) },
        HeldFrom = HeldFrom,
        HeldUntil = Until(),
        EndReason = EndReason,
        Vote = Vote.Length > 0 ? OfficeVote.Parser.ParseFrom(Vote) : null,
        Findings = { FindingList.From(Findings) },
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}
