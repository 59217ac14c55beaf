using Saylau.Observers.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Observers.Forms;

/// <summary>A station about which a mission's forms of a stage and day say something, once however many forms do.</summary>
internal sealed record FormStationRow
{
    public required string MissionId { get; init; }

    public required string PrecinctId { get; init; }

    public required string Stage { get; init; }

    public required string Topic { get; init; }

    public required string Word { get; init; }

    public required string OccurredOn { get; init; }

    /// <summary>Notes the stations of new forms, which all came in one import.</summary>
    public static void Add(Session session, IReadOnlyList<FormRow> forms)
    {
        if (forms.Count == 0)
            return;
        var precincts = forms.Select(form => form.PrecinctId).Distinct(StringComparer.Ordinal);
        var known = session.Query<FormStationRow>(OfImport, new { forms[0].MissionId, forms[0].OccurredOn, Precincts = precincts }).ToHashSet();
        var added = forms.SelectMany(form => form.CountsFor()
            .Where(topic => topic.Topic is not FormTallyRow.OfAny)
            .Select(topic => new FormStationRow
            {
                MissionId = form.MissionId,
                PrecinctId = form.PrecinctId,
                Stage = form.Stage,
                Topic = topic.Topic,
                Word = topic.Word,
                OccurredOn = form.OccurredOn,
            }));
        session.InsertMany("FormStation", added.Where(known.Add).ToArray());
    }

    /// <summary>How many stations the forms of some missions are about that say one of some words, each counted once.</summary>
    public static long Count(
        Session session, IReadOnlyCollection<string> missions, ObservationStage stage, string day, string topic, IEnumerable<string> words) =>
        session.Single<long>(Saying, new { Missions = missions, Stage = EnumText.Of(stage), Day = day, Topic = topic, Words = words });

    /// <summary>The same for each word alone.</summary>
    public static IReadOnlyDictionary<string, long> CountEach(
        Session session, IReadOnlyCollection<string> missions, ObservationStage stage, string day, string topic) =>
        session.Query<WordStations>(SayingEach, new { Missions = missions, Stage = EnumText.Of(stage), Day = day, Topic = topic })
            .ToDictionary(row => row.Word, row => row.Stations, StringComparer.Ordinal);

    private const string OfImport = """
        SELECT *
        FROM FormStation
        WHERE MissionId = @MissionId AND OccurredOn = @OccurredOn AND PrecinctId IN @Precincts
        """;

    private const string Saying = """
        SELECT COUNT(DISTINCT PrecinctId)
        FROM FormStation
        WHERE MissionId IN @Missions AND Stage = @Stage AND OccurredOn <= @Day AND Topic = @Topic AND Word IN @Words
        """;

    private const string SayingEach = """
        SELECT Word, COUNT(DISTINCT PrecinctId) AS Stations
        FROM FormStation
        WHERE MissionId IN @Missions AND Stage = @Stage AND OccurredOn <= @Day AND Topic = @Topic
        GROUP BY Word
        """;

    private sealed record WordStations
    {
        public required string Word { get; init; }

        public required long Stations { get; init; }
    }
}
