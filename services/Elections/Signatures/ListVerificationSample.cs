using System.Globalization;
using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<ListVerificationSampleResponse> ListVerificationSample(ListVerificationSampleRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var after = page.After.Length == 0 ? 0 : long.Parse(page.After, CultureInfo.InvariantCulture);
        return Task.FromResult(database.Read(session =>
        {
            var initiative = InitiativeRow.Require(session, request.InitiativeId);
            var rows = session.Query<SamplePlaceRow>(SampleAfter, new { Initiative = initiative.ToKey(), request.Region, After = after, page.Take });
            var (items, next) = page.Cut(rows, row => row.Place.ToString(CultureInfo.InvariantCulture));
            return new ListVerificationSampleResponse
            {
                Places = { items.Select(row => new SignaturePlace { Sheet = row.Sheet, Line = (uint)row.Line }) },
                NextPageToken = next,
            };
        }));
    }

    private sealed record SamplePlaceRow
    {
        public required long Place { get; init; }

        public required string Sheet { get; init; }

        public required long Line { get; init; }
    }

    private const string SampleAfter = """
        SELECT d.Place, h.Sheet, d.Line
        FROM SignatureSample d
        INNER JOIN SignedSheet h ON h.Initiative = d.Initiative AND h.Number = d.Sheet
        WHERE d.Initiative = @Initiative AND d.Region = @Region AND d.Place > @After
        ORDER BY d.Place {page}
        """;
}
