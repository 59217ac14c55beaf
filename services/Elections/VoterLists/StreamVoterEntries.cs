using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override async Task StreamVoterEntries(
        IAsyncStreamReader<StreamVoterEntriesRequest> requestStream, IServerStreamWriter<StreamVoterEntriesResponse> responseStream, ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            // Commitments and seals are made here, beside the door: the ledger's one thread has better things to do.
            var chunk = EntryChunk.Of(identities, request.ElectionId, request.Rows);
            var answer = await ledger.Write(request, context, tx =>
            {
                var (rows, findings) = Enter(tx, chunk);
                return new StreamVoterEntriesResponse { RequestId = request.RequestId, Rows = { rows }, Findings = { findings } };
            });
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }

    /// <summary>Enters voters, each decided for itself.</summary>
    private (IReadOnlyList<RowResult> Rows, IReadOnlyList<Finding> Findings) Enter(LedgerTransaction tx, EntryChunk chunk)
    {
        var roll = Own(tx, chunk.ElectionId);
        roll.RequireAct(VoterRollAct.Enter);
        var inForce = law.On(tx, roll.Jurisdiction, tx.OccurredDay);
        var precincts = PrecinctRow.Named(tx, roll.Jurisdiction, chunk.Voters.Select(voter => voter.Entry.PrecinctId));
        var present = VoterEntryRow.Named(tx, roll.ElectionId, chunk.Voters.Where(voter => voter.Problem is null).Select(voter => voter.Identity.Person));
        var sorting = new EntrySorting(precincts, present, ElectionRow.Require(tx, roll.ElectionId).VotingOn, inForce.Rules.VoterLists);
        sorting.Sort(chunk.Voters);

        if (sorting.Stored.Count > 0)
        {
            var last = VoterRollRow.TakeNumbers(tx, roll.ElectionId, sorting.Stored.Count);
            tx.InsertMany("VoterEntry", sorting.Stored.Select((voter, at) => voter.ToEntry(roll.ElectionId, last + at + 1)).ToArray());
            tx.InsertMany("VoterPerson", sorting.Stored.Select((voter, at) => voter.ToPerson(roll.ElectionId, last + at + 1)).ToArray());
        }

        StationCounts.Move(tx, roll.ElectionId, sorting.Counted);
        if (sorting.Counted.Count > 0)
            tx.Record(sorting.ToEvent(roll.ElectionId));
        return (sorting.Results, inForce.Judge(sorting.Unmet).ToArray());
    }
}
