using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Access;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<CheckEntriesResponse> CheckEntries(CheckEntriesRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var scope = CountingScope.RequireToSee(session, context.Call(), jurisdictions[election.Jurisdiction].Jurisdiction);
            var precinct = RequirePrecinct(session, election, scope, request.PrecinctId);
            var standing = ProtocolRow.Find(session, election.Id, precinct.Id);
            var entries = EnteredRow.Of(session, election.Id, precinct.Id, standing);
            return new CheckEntriesResponse
            {
                Status = EntryRules.StatusOf(ProtocolRow.StateOf(standing), entries.Count),
                Differing = { entries.Count < 2 ? [] : EntryRules.Differing(entries[0].ToEntry(), entries[1].ToEntry()) },
            };
        }));
}
