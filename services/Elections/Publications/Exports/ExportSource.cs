using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Protocols;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Publications.Exports;

/// <summary>Reads what an export holds, as its caller may see it, from the one state that a session sees.</summary>
internal sealed class ExportSource(
    Session session, ElectionRow election, LawBook<ElectionsLaw> law, LawInForce<ElectionsLaw> votingLaw, Caller caller, Visibility visibility)
{
    private const int ProtocolsAtOnce = 500;
    private readonly Showing stations = new(caller, election.Jurisdiction, visibility, "protocols.entry");
    private readonly Disclosing tallies = new(caller, election.Jurisdiction, visibility, "tallies");
    private readonly RunningCount count = new(session, election, law, caller, visibility.Level);
    private Source? weakest;

    /// <summary>What was left out so far, and why.</summary>
    public IEnumerable<Withheld> Withheld => stations.Withheld.Concat(tallies.Withheld);

    /// <summary>The weakest source of what was read so far.</summary>
    public Source? Weakest => weakest;

    public ExportPlan Plan(ResultLevel level, DateTimeOffset now) => new()
    {
        ElectionId = election.Id,
        ElectionName = Contract.JsonReader.Parse<LocalizedText>(election.Name),
        IsQuestion = election.Kind is "REFERENDUM",
        VotingOn = election.VotingOn,
        Jurisdiction = votingLaw.Jurisdiction,
        System = votingLaw.Rules.Results.System,
        Level = level,
        Status = count.In("").StatusIn(""),
        ReadAt = now,
        Choices = [.. count.In("").Choices.Select(choice => new ExportChoice(choice.Id, choice.Name, choice.PartyId))],
        Regions = [.. votingLaw.Jurisdiction.Regions.OrderBy(region => region.Code, StringComparer.Ordinal).Select(region => new ExportRegion(region.Code, region.Name, region.Kind))],
        Rows = level switch
        {
            ResultLevel.Station => Stations,
            ResultLevel.Region => Regions,
            _ => _ => [Tally("")],
        },
    };

    private IEnumerable<ExportRow> Regions(string region) => votingLaw.Jurisdiction.Regions.Select(known => known.Code)
        .Where(code => region.Length == 0 || string.Equals(code, region, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Tally);

    private ExportRow Tally(string region)
    {
        var tally = tallies.Show(count.In(region).ToTally(region));
        Note(tally.Source);
        return ExportRow.Of(tally);
    }

    private IEnumerable<ExportRow> Stations(string region)
    {
        for (var after = ""; ;)
        {
            var rows = session.Query<ProtocolRow>(region.Length == 0 ? ProtocolsAfter : ProtocolsOfRegionAfter,
                new { ElectionId = election.Id, Region = region, After = after, Take = ProtocolsAtOnce });
            foreach (var row in rows)
            {
                Note(row.ToSource());
                yield return ExportRow.Of(stations.Show(row));
            }

            if (rows.Count < ProtocolsAtOnce)
                yield break;
            after = rows[^1].PrecinctId;
        }
    }

    private void Note(Source? source)
    {
        if (source is not null)
            weakest = Sources.Weakest(weakest is null ? [source] : [weakest, source]);
    }

    private const string ProtocolsAfter = """
        SELECT *
        FROM Protocol
        WHERE ElectionId = @ElectionId AND PrecinctId > @After AND SupersededOn = '' AND State IN ('ACCEPTED', 'CORRECTED')
        ORDER BY PrecinctId {page}
        """;

    private const string ProtocolsOfRegionAfter = """
        SELECT *
        FROM Protocol
        WHERE ElectionId = @ElectionId AND Region = @Region AND PrecinctId > @After AND SupersededOn = '' AND State IN ('ACCEPTED', 'CORRECTED')
        ORDER BY PrecinctId {page}
        """;
}
