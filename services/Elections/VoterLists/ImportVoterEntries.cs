using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<ImportVoterEntriesResponse> ImportVoterEntries(ImportVoterEntriesRequest request, ServerCallContext context)
    {
        var chunk = EntryChunk.Of(identities, request.ElectionId, request.Rows);
        return ledger.Write(request, context, tx =>
        {
            var (rows, findings) = Enter(tx, chunk);
            return new ImportVoterEntriesResponse { Rows = { rows }, Findings = { findings } };
        });
    }
}
