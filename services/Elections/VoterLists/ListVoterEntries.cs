using System.Globalization;
using Grpc.Core;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<ListVoterEntriesResponse> ListVoterEntries(ListVoterEntriesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        _ = long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        return Task.FromResult(database.Read(session =>
        {
            var roll = VoterRollRow.Require(session, request.ElectionId);
            var precinct = PrecinctRow.Require(session, request.PrecinctId, roll.Jurisdiction);
            RequireCommission(context.Call(), precinct);
            var rows = session.Query<ListedRow>(EntriesAsked, new { roll.ElectionId, PrecinctId = precinct.Id, After = after, page.Take });
            var (items, next) = page.Cut(rows, row => row.Number.ToString(CultureInfo.InvariantCulture));
            return new ListVoterEntriesResponse { Entries = { items.Select(row => row.ToProto(identities)) }, NextPageToken = next };
        }));
    }

    private const string EntriesAsked = """
        SELECT e.ElectionId, e.Person, e.Number, e.PrecinctId, e.ChangesetId, p.Sealed
        FROM VoterEntry e
        LEFT JOIN VoterPerson p ON p.ElectionId = e.ElectionId AND p.Number = e.Number
        WHERE e.ElectionId = @ElectionId AND e.PrecinctId = @PrecinctId AND e.Number > @After AND e.Listed = 1
        ORDER BY e.Number {page}
        """;
}
