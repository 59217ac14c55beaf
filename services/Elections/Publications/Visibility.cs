using System.Globalization;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Publications;

/// <summary>How much of an election's results everybody may see at a moment, and what keeps the rest.</summary>
/// <param name="Level">The most detailed level; not said where nothing may be seen.</param>
/// <param name="WithoutEmbargoes">The same if no embargo held.</param>
/// <param name="Embargoes">The embargoes that hold.</param>
/// <param name="Law">The level that the law shows.</param>
internal sealed record Visibility(ResultLevel Level, ResultLevel WithoutEmbargoes, IReadOnlyList<EmbargoRule> Embargoes, PublicLevelRule Law)
{
    /// <summary>Of an election, under a law, by what was published until a day; by all that was if the day is empty.</summary>
    public static Visibility Of(Session session, ElectionRow election, LawInForce<ElectionsLaw> inForce, DateTimeOffset now, string asOf = "")
    {
        var publication = inForce.Rules.Publication;
        var published = PublicationRow.Of(session, election.Id, asOf).Select(row => row.ToLevel()).ToArray();
        var there = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(inForce.Jurisdiction.TimeZone));
        var held = publication.Embargoes.Where(rule => DisclosureRules.Holds(
            rule, published, election.VotingOn, there.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture))).ToArray();
        var visible = DisclosureRules.Visible(publication.PublicLevel.Level, published);
        return new(DisclosureRules.Under(held, visible), visible, held, publication.PublicLevel);
    }

    /// <summary>Lets a call pass whose caller may see what the nation voted; null asks whether everybody may.</summary>
    /// <exception cref="Refusal">FAILED_PRECONDITION/RESULTS_EMBARGOED.</exception>
    public void RequireNation(Caller? caller, ElectionRow election)
    {
        if (caller is null ? Level < ResultLevel.Nation : !DisclosureRules.Nation(caller, election.Jurisdiction, Level))
            throw new Refusal(StatusCode.FailedPrecondition, EnumText.Of(ErrorReason.ResultsEmbargoed),
                $"The results of '{election.Id}' are kept from the public until later: {Citation(ResultLevel.Nation)}");
    }

    /// <summary>What is said in place of figures of a level that are not shown.</summary>
    public Withheld Withhold(string field, ResultLevel level) => new() { Field = field, Citation = Citation(level) };

    /// <summary>Where it is written that a level is not shown: in the embargo if the level would be shown without it.</summary>
    public string Citation(ResultLevel level) =>
        (level <= WithoutEmbargoes && Embargoes.FirstOrDefault(rule => rule.Level <= level) is { } embargo ? embargo.Citation : Law.Citation)?.Text ?? "";
}
