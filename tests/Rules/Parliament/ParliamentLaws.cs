using Microsoft.Extensions.Options;
using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Law;

namespace Saylau.Tests.Rules.Parliament;

/// <summary>The law of parliament that comes with the package, and members to apply it to.</summary>
internal static class ParliamentLaws
{
    private static readonly JurisdictionLaw Loaded = new JurisdictionCatalog(
        Options.Create(new JurisdictionOptions { Folder = Path.Combine(AppContext.BaseDirectory, "jurisdictions") }),
        "parliament", ParliamentLaw.Descriptor)["kz"];

    /// <summary>A senate of 32 and 15, and a mazhilis of 98 and 9.</summary>
    public static ParliamentLaw Kz => Loaded.Section.Versions[0].Rules.Unpack<ParliamentLaw>();

    public static ChamberLaw Senate => Kz.Chambers[0];

    /// <summary>So many members of a class, each of another person.</summary>
    public static IReadOnlyList<MandateRow> Members(string seatClass, int count, string region = "") =>
        [.. Enumerable.Range(0, count).Select(number => Member($"{seatClass}-{number}", seatClass, region))];

    public static MandateRow Member(string person, string seatClass = "APPOINTED", string region = "", string party = "") => new()
    {
        Id = $"m-{person}",
        ChamberId = "kz-senate",
        PersonId = person,
        PersonName = "{}",
        SeatClass = seatClass,
        Region = region,
        PartyId = party,
        ElectionId = party.Length > 0 ? "vote" : "",
        AppointmentId = "",
        StartsOn = "2008-10-04",
        EndsOn = "2014-10-04",
        EndedOn = "",
        EndReason = "",
        Findings = [],
        Version = 1,
    };

    public static Outcome Of(string rule, IEnumerable<Finding> findings) => findings.Single(finding => string.Equals(finding.Rule, rule, StringComparison.Ordinal)).Outcome;

    public static IEnumerable<string> Unmet(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Violated or Outcome.Undetermined).Select(finding => finding.Rule);
}
