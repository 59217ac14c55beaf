using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Access;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<GetProtocolResponse> GetProtocol(GetProtocolRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var row = ProtocolRow.Require(session, election.Id, request.PrecinctId, request.AsOf);
            var inForce = law.On(session, election.Jurisdiction, ledger.Today);
            var showing = Showing.Of(session, context.Call().Caller, election, inForce, ledger.Now, "protocol.entry");
            var response = new GetProtocolResponse { Protocol = showing.Show(row), Withheld = { showing.Withheld } };
            if (response.Withheld.Count == 0)
                response.Findings.Add(ProtocolRules.AddsUp(response.Protocol.Entry, ChoicesOf(response.Protocol.Entry)));
            return response;
        }));

    // The candidates were compared when the protocol was entered: some may have left since.
    private static HashSet<string> ChoicesOf(ProtocolEntry entry) => entry.Choices.Select(choice => choice.CandidateId).ToHashSet(StringComparer.Ordinal);
}
