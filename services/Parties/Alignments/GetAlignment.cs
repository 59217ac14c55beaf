using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;

namespace Saylau.Parties.Alignments;

public sealed partial class AlignmentService
{
    /// <inheritdoc />
    public override Task<GetAlignmentResponse> GetAlignment(GetAlignmentRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var claims = database.Read(session => session.Query<ClaimRow>(
            ClaimsAbout, new { PartyRow.Require(session, request.PartyId).Id, Day = day }));
        var positions = AlignmentRules.Positions([.. claims.Select(row => row.ToProto())]);
        return Task.FromResult(new GetAlignmentResponse { Positions = { positions }, Contested = positions.Count > 1, AsOf = day });
    }

    private const string ClaimsAbout = """
        SELECT *
        FROM AlignmentClaim
        WHERE PartyId = @Id AND OccurredOn <= @Day
        ORDER BY OccurredOn, LedgerPosition
        """;
}
