using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<ReleaseProtocolResponse> ReleaseProtocol(ReleaseProtocolRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var held = QuarantinedRow.Require(tx, request.QuarantineId);
            var election = ElectionRow.Require(tx, held.ElectionId);
            var scope = CountingScope.Require(tx, jurisdictions[election.Jurisdiction].Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            RequireSender(tx.Call, scope, held);
            Etags.Require(request.Etag, held.Version);
            var findings = new List<Finding> { IsHeld(held) };
            findings.RefuseIfViolated();
            var after = request.Decision is QuarantineDecision.Release ? Release(tx, election, scope, held, request, findings) : null;

            var ended = held with
            {
                State = EnumText.Of(after is null ? QuarantineState.Dismissed : QuarantineState.Released),
                AssignedPrecinctId = after?.PrecinctId ?? "",
                Reason = request.Reason,
                Version = held.Version + 1,
            };
            tx.Execute(EndQuarantine, new { ended.Id, ended.State, ended.AssignedPrecinctId, ended.Reason, ended.Version });
            tx.Record(new QuarantineEnded { Quarantined = ended.ToProto(), Protocol = after?.ToProto() });
            return new ReleaseProtocolResponse { Quarantined = ended.ToProto(), Protocol = after?.ToProto(), Findings = { findings } };
        });

    private ProtocolRow Release(
        LedgerTransaction tx, ElectionRow election, CountingScope scope, QuarantinedRow held, ReleaseProtocolRequest request, List<Finding> findings)
    {
        if (request.PrecinctId.Length == 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("precinct_id", "is required to release a protocol."));
        var precinct = RequirePrecinct(tx, election, scope, request.PrecinctId);
        var before = ProtocolRow.Find(tx, election.Id, precinct.Id);
        RequireInOrder(tx, before);
        var entry = held.ToEntry();
        entry.PrecinctId = precinct.Id;
        var checking = Checking.Of(tx, tx.Call.Caller, election, law.On(tx, election.Jurisdiction, tx.OccurredDay), [precinct.Id]);
        var act = before is null ? ProtocolRules.ActOfArrival(checking.Law) : ProtocolAct.Submit;
        findings.AddRange(JudgeAct(checking, election, tx.OccurredOn, entry, precinct.Region, before, act, scope));
        findings.RefuseIfViolated();

        var after = ProtocolRow.Of(election.Id, precinct.Region, entry, act, before, request.Reason);
        ProtocolRow.Put(tx, election, law, before is null ? [] : [before], [after]);
        return after;
    }

    // A region decides on what it sent itself, the country's commission on all.
    private static void RequireSender(Call call, CountingScope scope, QuarantinedRow held)
    {
        if (!scope.IsEverywhere && !string.Equals(held.SentBy, call.Actor, StringComparison.Ordinal))
        {
            throw new Refusal(StatusCode.PermissionDenied, EnumText.Of(V1.ErrorReason.PrecinctOutOfScope),
                "quarantine_id: another commission sent it.");
        }
    }

    private static Finding IsHeld(QuarantinedRow held) => Findings.Make("elections.protocols.held", null, held.Id,
        Findings.Text(EnumText.Of(QuarantineState.Held)), Findings.Text(held.State), Findings.Met(held.State is "HELD"));

    private const string EndQuarantine = """
        UPDATE QuarantinedProtocol
        SET State = @State, AssignedPrecinctId = @AssignedPrecinctId, Reason = @Reason, Version = @Version
        WHERE Id = @Id
        """;
}
