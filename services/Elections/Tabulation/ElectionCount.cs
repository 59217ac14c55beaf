using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Protocols;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Elections.VoterLists;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Tabulation;

/// <summary>All that is counted of a direct election: its candidates, its tallies by region, the stations it should have.</summary>
internal sealed record ElectionCount(
    ElectionRow Election, IReadOnlyList<BallotChoice> Ballot, IReadOnlyDictionary<string, RegionTally> Regions,
    IReadOnlyDictionary<string, long> Expected, long? Electorate, bool Certified, bool IsToCome)
{
    /// <summary>Stations whose votes are being counted again, by region.</summary>
    public IReadOnlyDictionary<string, long> UnderRecount { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>The count as it is kept, or counted anew as it stood on a day.</summary>
    public static ElectionCount Of(Session session, ElectionRow election, string asOf = "", DateOnly? today = null) => new(
        election,
        BallotChoices.Of(session, election),
        asOf.Length == 0 ? RegionTally.Kept(session, election.Id) : RegionTally.Recounted(session, election.Id, asOf),
        ExpectedNow(session, election, asOf),
        VersionRow.LastEntries(session, election.Id, asOf),
        CertifiedResultRow.Find(session, election.Id, asOf) is not null,
        CalendarRules.IsBefore(asOf.Length > 0 ? asOf : today?.Iso() ?? election.VotingOn, election.VotingOn))
    {
        UnderRecount = RecountedRow.ByRegion(session, election.Id, asOf),
    };

    /// <summary>The count with the figures of every region as they moved on last by several stations; whole once it is certified.</summary>
    public static ElectionCount Stepped(Session session, ElectionRow election, string asOf = "", DateOnly? today = null)
    {
        var count = Of(session, election, "", today);
        var certified = CertifiedResultRow.Find(session, election.Id, asOf) is not null;
        return certified ? Of(session, election, asOf, today) : count with
        {
            Regions = TallySteps.Shown(session, election.Id, count.Expected.Keys.Union(count.Regions.Keys, StringComparer.Ordinal), asOf),
            Expected = ExpectedNow(session, election, asOf),
            UnderRecount = RecountedRow.ByRegion(session, election.Id, asOf),
            Electorate = VersionRow.LastEntries(session, election.Id, asOf),
            Certified = false,
            IsToCome = CalendarRules.IsBefore(asOf.Length > 0 ? asOf : today?.Iso() ?? election.VotingOn, election.VotingOn),
        };
    }

    /// <summary>The stations that are expected, by region: those that exist on the voting day, but those that were annulled.</summary>
    public static IReadOnlyDictionary<string, long> ExpectedNow(Session session, ElectionRow election, string asOf = "") =>
        ExpectedWithout(AnnulledRow.ByRegion(session, election.Id, asOf), ExpectedByRegion(session, election));

    /// <summary>The stations that exist on the voting day, by region.</summary>
    public static IReadOnlyDictionary<string, long> ExpectedByRegion(Session session, ElectionRow election)
    {
        // A day that lacks its day of the month ends with its month.
        var day = election.VotingOn.Length == "YYYY-MM-DD".Length ? election.VotingOn : $"{election.VotingOn}-99";
        return election.DistrictId.Length == 0
            ? PrecinctCountRow.On(session, election.Jurisdiction, day)
            : session.Query<ExpectedRow>(StationsOfDistrict, new { election.DistrictId, Day = day }).ToDictionary(row => row.Region, row => row.Stations, StringComparer.Ordinal);
    }

    // What was annulled is expected no more.
    private static IReadOnlyDictionary<string, long> ExpectedWithout(IReadOnlyDictionary<string, long> annulled, IReadOnlyDictionary<string, long> stations) =>
        annulled.Count == 0 ? stations : stations.ToDictionary(region => region.Key, region => region.Value - annulled.GetValueOrDefault(region.Key), StringComparer.Ordinal);

    /// <summary>Lets an election pass in which voters vote at stations.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT/ELECTION_KIND_DIFFERS.</exception>
    public static void RequireDirect(ElectionRow election)
    {
        if (election.Kind is "INDIRECT")
            throw Refusal.Invalid(ErrorReason.ElectionKindDiffers, ("election_id", $"'{election.Id}' is held by assemblies."));
    }

    /// <summary>All regions together.</summary>
    public RegionTally Nation
    {
        get
        {
            var figures = new Figures();
            foreach (var region in Regions.Values)
                figures.Add(region.Figures);
            return new("", figures, [.. Regions.Values.SelectMany(region => region.Sources)]);
        }
    }

    /// <summary>
    /// The voters of stations that are not counted: those on the last list, less those of the stations counted. Null if no list
    /// says, nor where voters added on the day have used it up: then it is not known how many are left.
    /// </summary>
    public long? Outstanding => Electorate is { } listed && (listed > Nation.Figures.Registered || Nation.Figures.Stations >= ExpectedIn(""))
        ? Math.Max(0, listed - Nation.Figures.Registered)
        : null;

    /// <summary>The stations of a region that exist on the voting day; of the nation if the region is empty.</summary>
    public long ExpectedIn(string region) => region.Length == 0 ? Expected.Values.Sum() : Expected.GetValueOrDefault(region);

    /// <summary>The candidates that are registered and the options, and whoever else has votes, by id.</summary>
    public IReadOnlyList<BallotChoice> Choices => [.. Ballot.Where(choice =>
        choice.IsRequired || Regions.Values.Any(region => region.Figures.Votes.ContainsKey(choice.Id)))];

    /// <summary>The regions that have stations that are not counted.</summary>
    public IReadOnlySet<string> OutstandingRegions => Expected
        .Where(region => region.Value > (Regions.GetValueOrDefault(region.Key)?.Figures.Stations ?? 0)).Select(region => region.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>How final the figures of a region or of the nation are.</summary>
    public ResultStatus StatusIn(string region)
    {
        RegionTally[] counted = [.. Regions.Values.Where(tally => region.Length == 0 || string.Equals(tally.Region, region, StringComparison.Ordinal))];
        var stations = counted.Sum(tally => tally.Figures.Stations);
        return Certified ? ResultStatus.Certified
            : stations == 0 && IsToCome ? ResultStatus.PreElection
            : ResultRules.StatusOf(stations, ExpectedIn(region), UnderRecountIn(region), counted.Sum(tally => tally.Corrected));
    }

    /// <summary>The stations of a region whose votes are being counted again; of the nation if the region is empty.</summary>
    public long UnderRecountIn(string region) => region.Length == 0 ? UnderRecount.Values.Sum() : UnderRecount.GetValueOrDefault(region);

    /// <summary>The tally of a region, or of the nation.</summary>
    public Tally ToTally(string region = "")
    {
        var tally = region.Length == 0 ? Nation : Regions.GetValueOrDefault(region) ?? new(region, new(), []);
        var figures = tally.Figures;
        return new()
        {
            ElectionId = Election.Id,
            Region = region,
            Status = StatusIn(region),
            StationsExpected = Figures.Counted(ExpectedIn(region)),
            StationsCounted = Figures.Counted(figures.Stations),
            Registered = Figures.Counted(figures.Registered),
            Received = Figures.Counted(figures.Received),
            Issued = Figures.Counted(figures.Issued),
            InBoxes = Figures.Counted(figures.InBoxes),
            Valid = Figures.Counted(figures.Valid),
            Invalid = Figures.Counted(figures.Invalid),
            Choices = { Choices.Select(candidate => ToChoice(candidate, figures)) },
            Turnout = Figures.Share(figures.InBoxes, figures.Registered),
            Completeness = Figures.Share(figures.Stations, ExpectedIn(region)),
            Source = Sources.Weakest(tally.Sources),
            StationsUnderRecount = Figures.Counted(UnderRecountIn(region)),
        };
    }

    private static ChoiceTally ToChoice(BallotChoice candidate, Figures figures)
    {
        var votes = figures.Votes.GetValueOrDefault(candidate.Id);
        return new()
        {
            CandidateId = candidate.Id,
            Name = candidate.Name,
            PartyId = candidate.PartyId,
            Votes = Figures.Counted(votes),
            ShareOfValid = Figures.Share(votes, figures.Valid),
            ShareOfParticipants = Figures.Share(votes, figures.InBoxes),
        };
    }

    private sealed record ExpectedRow
    {
        public required string Region { get; init; }

        public required long Stations { get; init; }
    }

    private const string StationsOfDistrict = """
        SELECT p.Region, COUNT(*) AS Stations
        FROM DistrictPrecinct d
        JOIN Precinct p ON p.Id = d.PrecinctId
        WHERE d.DistrictId = @DistrictId AND p.ValidFrom <= @Day AND (p.ValidTo = '' OR p.ValidTo >= @Day)
        GROUP BY p.Region
        """;
}
