using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Calendar;

/// <summary>What the record shows of an election by a day, and how far that can be trusted.</summary>
internal sealed record MilestoneReading(MilestoneFacts Facts, IReadOnlyList<Source> Sources)
{
    /// <summary>Reads it.</summary>
    public static MilestoneReading Of(Session session, ElectionRow row, Election election, string day)
    {
        var asked = new { row.Id, Day = day };
        var (nominations, registrations) = (session.Query<SpanRow>(Nominations, asked), session.Query<SpanRow>(Registrations, asked));
        var (lists, protocols) = (session.Query<SpanRow>(Displays, asked), session.Query<SpanRow>(Protocols, asked));
        var (certified, published, complaints) =
            (session.Query<SpanRow>(Certifications, asked), session.Query<SpanRow>(Publications, asked), session.Query<SpanRow>(Complaints, asked));
        var isDirect = election.Kind is not ElectionKind.Indirect;
        var facts = new MilestoneFacts
        {
            TakesPlace = election.State is not (ElectionState.Cancelled or ElectionState.Superseded),
            IsDirect = isDirect,
            Nominations = nominations.Count > 0 ? (First(nominations), Last(nominations)) : null,
            LastRegistration = Last(registrations),
            ListsDisplayed = First(lists),
            LastProtocolOn = Last(protocols),
            LastProtocolAt = protocols.Count > 0 && protocols.All(span => span.EnteredLater == 0) ? Instants.From(protocols.Max(span => span.LastAt)) : null,
            EveryStationCounted = isDirect && protocols.Count > 0 && protocols.Sum(span => span.Entries) >= ElectionCount.Of(session, row).ExpectedIn(""),
            CertifiedOn = First(certified),
            PublishedOn = First(published),
            LastComplaint = Last(complaints),
        };
        return new(facts, [.. new[] { nominations, registrations, lists, protocols, certified, published, complaints }
            .SelectMany(spans => spans).Select(span => span.ToSource()).Append(election.Recording.Source)]);
    }

    private static string First(IReadOnlyList<SpanRow> spans) => spans.Count > 0 ? spans.Min(span => span.FirstOn)! : "";

    private static string Last(IReadOnlyList<SpanRow> spans) => spans.Count > 0 ? spans.Max(span => span.LastOn)! : "";

    /// <summary>From when until when something happened, of one source.</summary>
    private sealed record SpanRow
    {
        public required string FirstOn { get; init; }

        public required string LastOn { get; init; }

        public required long LastAt { get; init; }

        public required long Entries { get; init; }

        public required long EnteredLater { get; init; }

        public required string Provenance { get; init; }

        public required string Citation { get; init; }

        public Source ToSource() => new() { Provenance = EnumText.Parse<Provenance>(Provenance), Citation = Citation };
    }

    private const string Nominations = """
        SELECT MIN(h.EffectiveOn) AS FirstOn, MAX(h.EffectiveOn) AS LastOn, MAX(h.RecordedAt) AS LastAt, COUNT(*) AS Entries,
          SUM(CASE WHEN h.EnteredLater = 1 THEN 1 ELSE 0 END) AS EnteredLater, h.Provenance, h.Citation
        FROM CandidateChange h
        JOIN Candidate c ON c.Id = h.CandidateId
        WHERE c.ElectionId = @Id AND h.Number = 1 AND h.EffectiveOn <= @Day
        GROUP BY h.Provenance, h.Citation
        """;

    private const string Registrations = """
        SELECT MIN(h.EffectiveOn) AS FirstOn, MAX(h.EffectiveOn) AS LastOn, MAX(h.RecordedAt) AS LastAt, COUNT(*) AS Entries,
          SUM(CASE WHEN h.EnteredLater = 1 THEN 1 ELSE 0 END) AS EnteredLater, h.Provenance, h.Citation
        FROM CandidateChange h
        JOIN Candidate c ON c.Id = h.CandidateId
        WHERE c.ElectionId = @Id AND h.State = 'REGISTERED' AND h.EffectiveOn <= @Day
        GROUP BY h.Provenance, h.Citation
        """;

    private const string Displays = """
        SELECT MIN(DisplayedFrom) AS FirstOn, MAX(DisplayedFrom) AS LastOn, MAX(RecordedAt) AS LastAt, COUNT(*) AS Entries,
          SUM(CASE WHEN EnteredLater = 1 THEN 1 ELSE 0 END) AS EnteredLater, Provenance, Citation
        FROM VoterListVersion
        WHERE ElectionId = @Id AND DisplayedFrom <> '' AND DisplayedFrom <= @Day AND OccurredOn <= @Day
        GROUP BY Provenance, Citation
        """;

    private const string Protocols = """
        SELECT MIN(OccurredOn) AS FirstOn, MAX(OccurredOn) AS LastOn, MAX(RecordedAt) AS LastAt, COUNT(*) AS Entries,
          SUM(CASE WHEN EnteredLater = 1 THEN 1 ELSE 0 END) AS EnteredLater, Provenance, Citation
        FROM Protocol p
        WHERE ElectionId = @Id AND OccurredOn <= @Day AND Version = (
          SELECT MIN(r.Version)
          FROM Protocol r
          WHERE r.ElectionId = p.ElectionId AND r.PrecinctId = p.PrecinctId AND r.State <> 'DRAFT')
        GROUP BY Provenance, Citation
        """;

    private const string Certifications = """
        SELECT MIN(OccurredOn) AS FirstOn, MAX(OccurredOn) AS LastOn, MAX(RecordedAt) AS LastAt, COUNT(*) AS Entries,
          SUM(CASE WHEN EnteredLater = 1 THEN 1 ELSE 0 END) AS EnteredLater, Provenance, Citation
        FROM CertifiedResult
        WHERE ElectionId = @Id AND OccurredOn <= @Day
        GROUP BY Provenance, Citation
        """;

    private const string Publications = """
        SELECT MIN(OccurredOn) AS FirstOn, MAX(OccurredOn) AS LastOn, MAX(RecordedAt) AS LastAt, COUNT(*) AS Entries,
          SUM(CASE WHEN EnteredLater = 1 THEN 1 ELSE 0 END) AS EnteredLater, Provenance, Citation
        FROM Publication
        WHERE ElectionId = @Id AND OccurredOn <= @Day
        GROUP BY Provenance, Citation
        """;

    private const string Complaints = """
        SELECT MIN(OccurredOn) AS FirstOn, MAX(OccurredOn) AS LastOn, MAX(RecordedAt) AS LastAt, COUNT(*) AS Entries,
          SUM(CASE WHEN EnteredLater = 1 THEN 1 ELSE 0 END) AS EnteredLater, Provenance, Citation
        FROM Complaint
        WHERE ElectionId = @Id AND OccurredOn <= @Day
        GROUP BY Provenance, Citation
        """;
}
