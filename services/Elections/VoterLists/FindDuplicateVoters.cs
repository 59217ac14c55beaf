using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Ledger;
using Saylau.Statistics.RecordLinkage;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    private const int ReadAtOnce = 10_000, NamedAtOnce = 1_000;

    /// <inheritdoc />
    public override async Task FindDuplicateVoters(
        FindDuplicateVotersRequest request, IServerStreamWriter<FindDuplicateVotersResponse> responseStream, ServerCallContext context)
    {
        var roll = database.Read(session => VoterRollRow.Require(session, request.ElectionId));
        context.Call().RequireScope(roll.Jurisdiction);
        var entries = database.Read(session => roll.ToProto(session).Entries);
        var records = new List<LinkageRecord>();
        for (var last = 0L; ;)
        {
            var rows = database.Read(session => session.Query<ListedRow>(EntriesAfter, new { roll.ElectionId, After = last, Take = ReadAtOnce }));
            if (rows.Count == 0)
                break;
            records.AddRange(rows.Select(row => identities.Open(row.ElectionId, row.Person, row.Sealed).ToRecord(VoterIdentities.IdOf(row.Person))));
            last = rows[^1].Number;
            await responseStream.WriteAsync(new() { EntriesRead = (uint)records.Count, Entries = entries }, context.CancellationToken);
        }

        var finder = new DuplicateFinder(records);
        var pairs = finder.Find(request.ReviewFromMillibits > 0 ? request.ReviewFromMillibits / 1_000.0 : finder.ReviewFrom);
        var answer = await ledger.Write(request, context, tx =>
        {
            var queued = Queue(tx, roll.ElectionId, pairs);
            return new FindDuplicateVotersResponse
            {
                EntriesRead = (uint)records.Count,
                Entries = entries,
                PairsCompared = StationCounts.Counted(finder.Compared),
                Candidates = queued,
            };
        });
        await responseStream.WriteAsync(answer, context.CancellationToken);
    }

    /// <summary>Puts pairs that are not known in the queue. What was reviewed stays reviewed.</summary>
    private static uint Queue(LedgerTransaction tx, string electionId, IReadOnlyList<LinkedPair> pairs)
    {
        var roll = Own(tx, electionId);
        roll.RequireAct(VoterRollAct.Change);
        var known = tx.Query<DuplicateRow>("SELECT * FROM VoterDuplicate WHERE ElectionId = @ElectionId", new { roll.ElectionId })
            .Select(row => (VoterIdentities.IdOf(row.FirstPerson), VoterIdentities.IdOf(row.SecondPerson))).ToHashSet();
        var found = pairs.Where(pair => !known.Contains((pair.First.Id, pair.Second.Id))).ToArray();
        var stations = found.Select(pair => pair.First.Id).Distinct(StringComparer.Ordinal).Chunk(NamedAtOnce)
            .SelectMany(some => VoterEntryRow.Named(tx, roll.ElectionId, some.Select(VoterIdentities.PersonOf))).ToDictionary(StringComparer.Ordinal);
        var added = found.Select((pair, at) => tx.Stamp(DuplicateRow.Of(roll, pair, stations[pair.First.Id].PrecinctId, known.Count + at + 1))).ToArray();
        tx.InsertMany("VoterDuplicate", added);
        StationCounts.Move(tx, roll.ElectionId, added.Select(pair => (pair.PrecinctId, VoterListMeasure.DuplicatesToReview, 1)));
        tx.Record(new DuplicateVotersSearched { ElectionId = roll.ElectionId, Candidates = (uint)added.Length });
        return (uint)added.Length;
    }

    private const string EntriesAfter = """
        SELECT e.ElectionId, e.Person, e.Number, e.PrecinctId, e.ChangesetId, p.Sealed
        FROM VoterPerson p
        JOIN VoterEntry e ON e.ElectionId = p.ElectionId AND e.Person = p.Person
        WHERE p.ElectionId = @ElectionId AND p.Number > @After AND e.Listed = 1
        ORDER BY p.Number {page}
        """;
}
