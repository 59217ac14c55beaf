using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override async Task<CorrectProtocolResponse> CorrectProtocol(CorrectProtocolRequest request, ServerCallContext context)
    {
        var answer = await ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            var scope = CountingScope.Require(tx, jurisdictions[election.Jurisdiction].Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            var before = ProtocolRow.Require(tx, election.Id, request.PrecinctId);
            RequireMayCorrect(tx, scope, before, request);
            var (candidates, printed) = OnBallot(tx, election);
            Finding[] findings =
            [
                .. MayBeCounted(election, tx.OccurredOn),
                .. ProtocolRules.AddsUp(request.Protocol, candidates, printed),
            ];
            findings.RefuseIfViolated();

            var after = ProtocolRow.Of(election.Id, before.Region, request.Protocol, before.Version + 1, request.Reason);
            tx.Execute(Supersede, new { tx.OccurredOn, before.ElectionId, before.PrecinctId, before.Version });
            tx.Insert("Protocol", tx.Stamp(after));
            RegionTally.Move(tx, election.Id, [before], [after]);
            var protocol = after.ToProto();
            tx.Record(new ProtocolCorrected { Protocol = protocol });
            return new CorrectProtocolResponse { Protocol = protocol, Findings = { findings } };
        });
        meters.CountCorrected(request.ValidateOnly);
        return answer;
    }

    private static void RequireMayCorrect(LedgerTransaction tx, CountingScope scope, ProtocolRow before, CorrectProtocolRequest request)
    {
        if (!scope.Holds(before.Region, before.PrecinctId))
        {
            throw new Refusal(StatusCode.PermissionDenied, EnumText.Of(V1.ErrorReason.PrecinctOutOfScope),
                $"precinct_id: '{before.PrecinctId}' is not a precinct of the caller's commission.");
        }

        Etags.Require(request.Etag, before.Version);
        if (!string.Equals(request.Protocol.PrecinctId, before.PrecinctId, StringComparison.Ordinal))
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("protocol.precinct_id", "is not the precinct that is corrected."));
        if (CalendarRules.IsBefore(tx.OccurredOn, before.OccurredOn))
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("occurred_on", "is before the protocol that is corrected."));
    }

    private const string Supersede = """
        UPDATE Protocol
        SET SupersededOn = @OccurredOn
        WHERE ElectionId = @ElectionId AND PrecinctId = @PrecinctId AND Version = @Version
        """;
}
