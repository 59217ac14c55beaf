using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Common.V1.ErrorReason;

namespace Saylau.Parliament.Contributions;

/// <summary>Finds out who speaks, once for each mandate.</summary>
internal sealed class Speakers(Session session, SittingRow sitting)
{
    private readonly Dictionary<string, MandateRow> mandates = new(StringComparer.Ordinal);

    /// <summary>Whoever speaks, as it is stored, with the finding where it is a member.</summary>
    /// <exception cref="Refusal">MANDATE_NOT_FOUND, or FIELDS_INVALID where nobody or somebody else is named.</exception>
    public (Spoken Spoken, Finding? Finding) Find(string contributionId, ContributionKind kind, Speaker? speaker, string field)
    {
        if (kind is ContributionKind.Scene != speaker is null)
            throw Refusal.Invalid(ErrorReason.FieldsInvalid, (field, $"is needed but for a scene, which nobody speaks: '{contributionId}'."));
        if (speaker is null)
            return (new("", "", "", ""), null);
        if (speaker.MandateId.Length > 0)
            return Member(contributionId, speaker, field);
        return speaker.Person is { } person
            ? (new("", person.PersonId, person.Name.ToString(), speaker.Capacity), null)
            : throw Refusal.Invalid(ErrorReason.FieldsInvalid, ($"{field}.person", $"is needed for whoever is no member: '{contributionId}'."));
    }

    private (Spoken, Finding?) Member(string contributionId, Speaker speaker, string field)
    {
        if (!mandates.TryGetValue(speaker.MandateId, out var mandate))
            mandates.Add(speaker.MandateId, mandate = MandateRow.Require(session, speaker.MandateId));
        if (speaker.Person is { } named && !string.Equals(named.PersonId, mandate.PersonId, StringComparison.Ordinal))
            throw Refusal.Invalid(ErrorReason.FieldsInvalid, ($"{field}.person", $"is not who holds the mandate: '{contributionId}'."));
        return (new(mandate.Id, mandate.PersonId, mandate.PersonName, speaker.Capacity), ContributionRules.IsMember(contributionId, mandate.Id, Sits(mandate)));
    }

    private bool Sits(MandateRow mandate) => sitting.ChamberIds.Split(',').Contains(mandate.ChamberId, StringComparer.Ordinal)
        && MandateRow.HeldOn(session, mandate.ChamberId, sitting.HeldOn).Any(held => string.Equals(held.Id, mandate.Id, StringComparison.Ordinal));
}

/// <summary>Whoever speaks, as it is stored.</summary>
internal sealed record Spoken(string MandateId, string PersonId, string PersonName, string Capacity);
