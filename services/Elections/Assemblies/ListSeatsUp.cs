using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Lists;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<ListSeatsUpResponse> ListSeatsUp(ListSeatsUpRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            RequireIndirect(election);
            var recorded = SeatRow.Of(session, election.OfficeId, request.Region).ToDictionary(row => row.ToTerm());
            var rows = UpIn(session, election, recorded.Keys)
                .Where(seat => string.CompareOrdinal(SeatRow.Key(seat.Region, seat.Number), page.After) > 0).Take(page.Take).ToArray();
            var (items, next) = page.Cut(rows, seat => SeatRow.Key(seat.Region, seat.Number));
            return new ListSeatsUpResponse { Seats = { items.Select(seat => recorded[seat].ToProto()) }, NextPageToken = next };
        }));
    }

    /// <summary>Which of the seats an election fills, by the law of its day.</summary>
    private IReadOnlyList<SeatTerm> UpIn(Session session, ElectionRow election, IReadOnlyCollection<SeatTerm> seats)
    {
        var votingOn = TextFormats.FirstDay(election.VotingOn);
        return SeatTermRules.Up(seats, votingOn, law.On(session, election.Jurisdiction, votingOn).Rules.Indirect);
    }
}
