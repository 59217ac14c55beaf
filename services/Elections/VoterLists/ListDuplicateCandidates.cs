using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<ListDuplicateCandidatesResponse> ListDuplicateCandidates(ListDuplicateCandidatesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var roll = VoterRollRow.Require(session, request.ElectionId);
            context.Call().RequireScope(roll.Jurisdiction);
            var rows = session.Query<DuplicateRow>(PairsAsked, new { roll.ElectionId, States = EnumText.Words(request.States), page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.SortKey);
            return new ListDuplicateCandidatesResponse { Candidates = { items.Select(row => Shown(session, row)) }, NextPageToken = next };
        }));
    }

    private DuplicateCandidate Shown(Session session, DuplicateRow pair) =>
        pair.ToProto(Shown(session, pair.ElectionId, pair.FirstPerson), Shown(session, pair.ElectionId, pair.SecondPerson));

    private ListedVoter? Shown(Session session, string electionId, byte[] person) =>
        session.Find<ListedRow>(EntryAsked, new { ElectionId = electionId, Person = person })?.ToProto(identities);

    private const string PairsAsked = """
        SELECT *
        FROM VoterDuplicate
        WHERE ElectionId = @ElectionId AND SortKey > @After AND State IN @States
        ORDER BY SortKey {page}
        """;

    private const string EntryAsked = """
        SELECT e.ElectionId, e.Person, e.Number, e.PrecinctId, e.ChangesetId, p.Sealed
        FROM VoterEntry e
        LEFT JOIN VoterPerson p ON p.ElectionId = e.ElectionId AND p.Number = e.Number
        WHERE e.ElectionId = @ElectionId AND e.Person = @Person
        """;
}
