using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Publications;

/// <summary>A publication of results as it is stored.</summary>
internal sealed record PublicationRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ElectionId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string ResultLevel { get; init; }

    public required string Url { get; init; }

    /// <summary>The publications of an election until a day, or all.</summary>
    public static IReadOnlyList<PublicationRow> Of(Session session, string electionId, string asOf = "") =>
        session.Query<PublicationRow>(PublicationsOf, new { ElectionId = electionId, AsOf = asOf });

    public ResultLevel ToLevel() => EnumText.Parse<ResultLevel>(ResultLevel);

    public Publication ToProto() => new()
    {
        PublicationId = Id,
        ElectionId = ElectionId,
        Level = ToLevel(),
        Url = Url,
        Recording = ToRecording(),
    };

    private const string PublicationsOf = """
        SELECT *
        FROM Publication
        WHERE ElectionId = @ElectionId AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id
        """;
}
