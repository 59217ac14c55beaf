using System.Globalization;
using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<ListSignaturesResponse> ListSignatures(ListSignaturesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var after = (page.After.Length == 0 ? "0/0" : page.After).Split('/').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return Task.FromResult(database.Read(session =>
        {
            var initiative = InitiativeRow.Require(session, request.InitiativeId);
            context.Call().RequireScope(initiative.Jurisdiction);
            RequireRows(session, initiative);
            var rows = session.Query<SignatureLineRow>(LinesAfter, new
            {
                Initiative = initiative.ToKey(),
                request.Sheet,
                request.Region,
                AnyState = request.States.Count == 0 ? 1L : 0L,
                States = request.States.Select(state => (long)state).Append(0),
                AfterSheet = after[0],
                AfterLine = after[1],
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => string.Create(CultureInfo.InvariantCulture, $"{row.Number}/{row.Line}"));
            return new ListSignaturesResponse { Signatures = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private sealed record SignatureLineRow
    {
        public required long Number { get; init; }

        public required string Sheet { get; init; }

        public required string Region { get; init; }

        public required long Line { get; init; }

        public required string SignedOn { get; init; }

        public required long State { get; init; }

        public required long Reason { get; init; }

        public required long Checked { get; init; }

        public RecordedSignature ToProto() => new()
        {
            Place = new() { Sheet = Sheet, Line = (uint)Line },
            Region = Region,
            SignedOn = SignedOn,
            State = (SignatureState)State,
            Reason = (InvalidityReason)Reason,
            Checked = Checked != 0,
        };
    }

    private const string LinesAfter = """
        SELECT s.Sheet AS Number, h.Sheet AS Sheet, h.Region, s.Line, s.SignedOn, s.State, s.Reason, s.Checked
        FROM Signature s
        INNER JOIN SignedSheet h ON h.Initiative = s.Initiative AND h.Number = s.Sheet
        WHERE s.Initiative = @Initiative AND s.Sheet >= @AfterSheet AND (s.Sheet > @AfterSheet OR s.Line > @AfterLine)
          AND (@Sheet = '' OR h.Sheet = @Sheet) AND (@Region = '' OR h.Region = @Region) AND (@AnyState = 1 OR s.State IN @States)
        ORDER BY s.Sheet, s.Line {page}
        """;
}
