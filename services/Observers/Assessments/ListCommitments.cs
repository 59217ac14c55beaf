using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Lists;
using Saylau.Platform.Validation;

namespace Saylau.Observers.Assessments;

public sealed partial class AssessmentService
{
    /// <inheritdoc />
    public override Task<ListCommitmentsResponse> ListCommitments(ListCommitmentsRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var register = law.On(session, request.Jurisdiction, TextFormats.FirstDay(day)).Rules.Commitments
                .Where(commitment => string.CompareOrdinal(commitment.CommitmentId, page.After) > 0)
                .OrderBy(commitment => commitment.CommitmentId, StringComparer.Ordinal).Take(page.Take).ToArray();
            var cited = session.Query<CitedRow>(Citing, new { request.Jurisdiction, request.ElectionId, Day = day })
                .ToLookup(row => row.Word, StringComparer.Ordinal);
            var (items, next) = page.Cut(register, commitment => commitment.CommitmentId);
            return new ListCommitmentsResponse
            {
                Commitments =
                {
                    items.Select(commitment => new CitedCommitment
                    {
                        Commitment = commitment,
                        Assessments = (uint)cited[commitment.CommitmentId].Sum(row => row.Assessments),
                        Source = Sources.Weakest(cited[commitment.CommitmentId].Select(row => row.ToSource())),
                    }),
                },
                NextPageToken = next,
            };
        }));
    }

    private const string Citing = """
        SELECT t.Word, a.Provenance, a.Citation, COUNT(*) AS Assessments
        FROM AssessmentTag t
        JOIN Assessment a ON a.Id = t.AssessmentId
        WHERE t.Topic = 'COMMITMENT' AND a.Jurisdiction = @Jurisdiction
          AND (@ElectionId = '' OR a.ElectionId = @ElectionId) AND a.OccurredOn <= @Day
        GROUP BY t.Word, a.Provenance, a.Citation
        ORDER BY t.Word, a.Provenance, a.Citation
        """;

    private sealed record CitedRow
    {
        public required string Word { get; init; }

        public required string Provenance { get; init; }

        public required string Citation { get; init; }

        public required long Assessments { get; init; }

        public Source ToSource() => new() { Provenance = EnumText.Parse<Provenance>(Provenance), Citation = Citation };
    }
}
