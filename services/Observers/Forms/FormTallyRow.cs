using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Forms;

/// <summary>How many forms of a mission, stage and day say something. Kept up with every import, so that reading is quick at any size.</summary>
internal sealed record FormTallyRow
{
    /// <summary>The topic of tallies by rating; the word of a blank one is UNSPECIFIED.</summary>
    public const string OfRating = "RATING";

    /// <summary>The topic of tallies by irregularity.</summary>
    public const string OfIrregularity = "IRREGULARITY";

    /// <summary>The topic of the tally of forms that note at least one irregularity.</summary>
    public const string OfAny = "ANY";

    public required string MissionId { get; init; }

    public required string Stage { get; init; }

    public required string Topic { get; init; }

    public required string Word { get; init; }

    public required string OccurredOn { get; init; }

    public required string Provenance { get; init; }

    public required string Citation { get; init; }

    public required long Forms { get; init; }

    public Source ToSource() => new() { Provenance = EnumText.Parse<Provenance>(Provenance), Citation = Citation };

    /// <summary>Counts new forms, which all came in one import.</summary>
    public static void Add(Session session, IReadOnlyList<FormRow> forms)
    {
        if (forms.Count == 0)
            return;
        var first = forms[0];
        var present = session.Query<FormTallyRow>(OfImport, new { first.MissionId, first.OccurredOn, first.Provenance })
            .Select(row => (row.Stage, row.Topic, row.Word)).ToHashSet();
        var added = forms.SelectMany(form => form.CountsFor().Select(topic => (form.Stage, topic.Topic, topic.Word)))
            .CountBy(key => key)
            .Select(count => new FormTallyRow
            {
                MissionId = first.MissionId,
                Stage = count.Key.Stage,
                Topic = count.Key.Topic,
                Word = count.Key.Word,
                OccurredOn = first.OccurredOn,
                Provenance = first.Provenance,
                Citation = first.Citation,
                Forms = count.Value,
            }).ToLookup(row => present.Contains((row.Stage, row.Topic, row.Word)));
        session.InsertMany("FormTally", added[false].ToArray());
        foreach (var row in added[true])
            session.Execute(CountMore, new { row.MissionId, row.Stage, row.Topic, row.Word, row.OccurredOn, row.Provenance, row.Forms });
    }

    /// <summary>The tallies of some missions at a stage, up to a day.</summary>
    public static IReadOnlyList<FormTallyRow> Of(Session session, IReadOnlyCollection<string> missions, ObservationStage stage, string day) =>
        session.Query<FormTallyRow>(AtStage, new { Missions = missions, Stage = EnumText.Of(stage), Day = day });

    private const string OfImport = """
        SELECT *
        FROM FormTally
        WHERE MissionId = @MissionId AND OccurredOn = @OccurredOn AND Provenance = @Provenance
        """;

    private const string CountMore = """
        UPDATE FormTally
        SET Forms = Forms + @Forms
        WHERE MissionId = @MissionId AND Stage = @Stage AND Topic = @Topic AND Word = @Word
          AND OccurredOn = @OccurredOn AND Provenance = @Provenance
        """;

    private const string AtStage = """
        SELECT *
        FROM FormTally
        WHERE MissionId IN @Missions AND Stage = @Stage AND OccurredOn <= @Day
        """;
}
