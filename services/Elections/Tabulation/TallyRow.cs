namespace Saylau.Elections.Tabulation;

/// <summary>The tally of a region as it is stored, with the weakest source of what it counts.</summary>
internal sealed record TallyRow
{
    public required string ElectionId { get; init; }

    public required string Region { get; init; }

    public required int Stations { get; init; }

    public required long Registered { get; init; }

    public required long Received { get; init; }

    public required long Issued { get; init; }

    public required long InBoxes { get; init; }

    public required long Valid { get; init; }

    public required long Invalid { get; init; }

    public required string Provenance { get; init; }

    public required string Citation { get; init; }

    /// <summary>Of the stations, those whose protocol was corrected.</summary>
    public required int Corrected { get; init; }

    /// <summary>The event that changed it last.</summary>
    public required long LedgerPosition { get; init; }
}

/// <summary>The votes of a choice in a region as they are stored.</summary>
internal sealed record TallyChoiceRow
{
    public required string ElectionId { get; init; }

    public required string Region { get; init; }

    public required string CandidateId { get; init; }

    public required long Votes { get; init; }
}
