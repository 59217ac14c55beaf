using System.Globalization;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Commissions;

/// <summary>What a commission of each level is for, who may sit in it, and how far trainings reached.</summary>
internal static class CommissionRules
{
    // Whether a commission of a level has a region and a precinct of its own; null where it may say so or not.
    private static readonly Dictionary<CommissionLevel, (bool? Region, bool Precinct)> Places = new()
    {
        [CommissionLevel.Central] = (false, false),
        [CommissionLevel.Regional] = (true, false),
        [CommissionLevel.Precinct] = (null, true),
    };

    /// <summary>What contradicts itself in a commission, field by field: it is where its level is, and its term ends after it begins.</summary>
    public static IEnumerable<(string Field, string Problem)> Contradictions(
        CommissionLevel level, string region, string precinctId, string termFrom, string termUntil)
    {
        var place = Places[level];
        if (place.Region is { } regional && regional != region.Length > 0)
            yield return ("region", regional ? "is required for a regional commission." : "is not of a commission for the whole country.");
        if (place.Precinct != precinctId.Length > 0)
            yield return ("precinct_id", place.Precinct ? "is required for a precinct's commission." : "is only of a precinct's commission.");
        if (termUntil.Length > 0 && string.CompareOrdinal(termUntil, termFrom) < 0)
            yield return ("term_until", "is before the term begins.");
    }

    /// <summary>
    /// Is a commission composed as the law wants it: neither too few nor too many members, none of a party beyond its share,
    /// one chair, a term that is not too long? Rules that the law does not make are not asked.
    /// </summary>
    /// <param name="members">Who sits in it; what is not known of its members leaves their rules undetermined, as none at all.</param>
    /// <param name="termFrom">The first day of its term.</param>
    /// <param name="termUntil">The last day of its term; empty if that is not fixed.</param>
    /// <param name="law">The law; null where it is silent.</param>
    public static IEnumerable<Finding> IsComposed(IReadOnlyCollection<CommissionMember> members, string termFrom, string termUntil, CommissionLaw? law)
    {
        uint? count = members.Count > 0 ? (uint)members.Count : null;
        if (law?.MembersAtLeast is { } least)
            yield return least.Against(count);
        if (law?.MembersAtMost is { } most)
            yield return most.Against(count);
        if (law?.PerParty is { } share)
        {
            foreach (var party in members.Where(member => member.NominatedByPartyId.Length > 0).CountBy(member => member.NominatedByPartyId).OrderBy(party => party.Key, StringComparer.Ordinal))
                yield return share.Against((uint)party.Value, party.Key, $"parties/{party.Key}");
        }

        if (law?.OneChair is { } chair)
        {
            var chairs = members.Count(member => member.Position is CommissionPosition.Chair);
            yield return chair.Against(members.Count == 0 ? null : chairs == 1, "ONE", chairs.ToString(CultureInfo.InvariantCulture));
        }

        if (law?.TermYears is { } years)
            yield return years.Against(termUntil.Length == 0 ? null : YearsOf(termFrom, termUntil));
    }

    /// <summary>Is the commission above one of the level above, and of the same region where it has one?</summary>
    public static Finding IsBelow(CommissionRow parent, CommissionLevel level, string jurisdiction, string region)
    {
        var parentLevel = EnumText.Parse<CommissionLevel>(parent.CommissionLevel);
        var fits = parentLevel < level && string.Equals(parent.Jurisdiction, jurisdiction, StringComparison.Ordinal)
            && (parent.Region.Length == 0 || string.Equals(parent.Region, region, StringComparison.Ordinal));
        var place = parent.Region.Length > 0 ? parent.Region : parent.Jurisdiction;
        return Findings.Make("elections.commissions.above", null, parent.Id, Findings.Text(region.Length > 0 ? region : jurisdiction),
            Findings.Text($"{parent.CommissionLevel} {place}"), Findings.Met(fits), $"commissions/{parent.Id}");
    }

    /// <summary>May a membership end on a day, and another begin? It lasts until then, and the other begins after it.</summary>
    public static IEnumerable<Finding> MayEnd(string commissionId, CommissionMember member, string termFrom, string until, CommissionMember? successor)
    {
        var evidence = $"commissions/{commissionId}/members/{member.Person.PersonId}";
        var from = member.ServingFrom.Length > 0 ? member.ServingFrom : termFrom;
        yield return Findings.Make("elections.commissions.serving", null, member.Person.PersonId, Findings.Date(until),
            Findings.Date(member.ServingUntil.Length > 0 ? member.ServingUntil : from),
            Findings.Met(member.ServingUntil.Length == 0 && string.CompareOrdinal(from, until) <= 0), evidence);
        if (successor is not null)
        {
            yield return Findings.Make("elections.commissions.succession", null, successor.Person.PersonId, Findings.Date(until),
                Findings.Date(successor.ServingFrom), Findings.Met(string.CompareOrdinal(until, successor.ServingFrom) < 0), evidence);
        }
    }

    /// <summary>The whole years that a term lasts; a year begun counts, an anniversary does not begin one.</summary>
    public static uint YearsOf(string from, string until)
    {
        var (first, last) = (TextFormats.FirstDay(from), TextFormats.FirstDay(until));
        var years = Math.Max(last.Year - first.Year, 0);
        return (uint)(first.Year + years <= DateOnly.MaxValue.Year && first.AddYears(years) < last ? years + 1 : years);
    }

    /// <summary>How many came and were invited, in all; who was invited is unknown as soon as one training does not say.</summary>
    public static (long Participants, long? Invited) Coverage(IEnumerable<(long Participants, long? Invited)> trainings) =>
        trainings.Aggregate((Participants: 0L, Invited: (long?)0L), (sum, training) =>
            (sum.Participants + training.Participants, sum.Invited + training.Invited));
}
