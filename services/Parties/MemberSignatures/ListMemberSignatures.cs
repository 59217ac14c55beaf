using System.Globalization;
using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Parties.MemberSignatures;

public sealed partial class MemberSignatureService
{
    /// <inheritdoc />
    public override Task<ListMemberSignaturesResponse> ListMemberSignatures(ListMemberSignaturesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            context.Call().RequireScope(party.Jurisdiction);
            var after = long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
            var rows = session.Query<ListedRow>(SignaturesOfParty, new { PartyId = party.Id, request.Region, After = after, page.Take });
            var (items, next) = page.Cut(rows, row => row.Place.ToString(CultureInfo.InvariantCulture));
            return new ListMemberSignaturesResponse { Signatures = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private sealed record ListedRow
    {
        public required long Place { get; init; }

        public required string Sheet { get; init; }

        public required string Region { get; init; }

        public required string SignedOn { get; init; }

        public required string CountsFrom { get; init; }

        public required string CountsUntil { get; init; }

        public required string StruckOn { get; init; }

        public required long Reason { get; init; }

        public RecordedMemberSignature ToProto() => new()
        {
            Place = new() { Sheet = Sheet, Line = (uint)(Place % 100_000) },
            Region = Region,
            SignedOn = SignedOn,
            State = StruckOn.Length > 0 ? MemberSignatureState.Invalid
                : CountsFrom.Length > 0 && CountsUntil.Length == 0 ? MemberSignatureState.Valid : MemberSignatureState.Duplicate,
            Reason = (MemberInvalidity)Reason,
        };
    }

    private const string SignaturesOfParty = """
        SELECT s.Place, h.Sheet, s.Region, s.SignedOn, s.CountsFrom, s.CountsUntil, s.StruckOn, s.Reason
        FROM MemberSignature s
        INNER JOIN MemberSheet h ON h.PartyId = s.PartyId AND h.Number = s.Place / 100000
        WHERE s.PartyId = @PartyId AND s.Place > @After AND (@Region = '' OR s.Region = @Region)
        ORDER BY s.Place {page}
        """;
}
