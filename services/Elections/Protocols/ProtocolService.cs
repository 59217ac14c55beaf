using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Complaints;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Protocols;

/// <summary>The protocols of polling stations: what each counted, every version of it, and who voted until when.</summary>
public sealed partial class ProtocolService(
    LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, JurisdictionCatalog jurisdictions, ProtocolMeters meters, Commitments commitments)
    : V1.ProtocolService.ProtocolServiceBase
{
    /// <summary>Does an act that leaves the figures as they are: it moves the protocol, and the tallies with it.</summary>
    private (Protocol Protocol, Finding[] Findings) Move(
        LedgerTransaction tx, string electionId, string precinctId, string etag, ProtocolAct act, string reason, string complaintId = "")
    {
        var election = ElectionRow.Require(tx, electionId);
        tx.Concerns(election.Jurisdiction);
        var before = ProtocolRow.Require(tx, election.Id, precinctId);
        RequireAuthority(tx.Call, election.Jurisdiction, before.Region);
        Etags.Require(etag, before.Version);
        RequireInOrder(tx, before);
        if (complaintId.Length > 0 && !string.Equals(ComplaintRow.Require(tx, complaintId).ElectionId, election.Id, StringComparison.Ordinal))
            throw Refusal.NotFound(ErrorReason.ComplaintNotFound, "complaint_id", complaintId);
        Finding[] findings = [.. MayBeCounted(election, tx.OccurredOn), ProtocolRules.MayHappen(before.PrecinctId, ProtocolRow.StateOf(before), act)];
        findings.RefuseIfViolated();

        var after = before.Then(act, reason, complaintId);
        ProtocolRow.Put(tx, election, law, [before], [after]);
        var protocol = after.ToProto();
        tx.Record(new ProtocolMoved { Protocol = protocol, Findings = { findings } });
        return (protocol, findings);
    }

    /// <summary>The country's authorities act on all protocols, a region's commission on those of its stations.</summary>
    private static void RequireAuthority(Call call, string jurisdiction, string region)
    {
        if (call.Caller.Has(Role.RegionalCommission, region))
            call.RequireScope(Role.RegionalCommission, region);
        else
            call.RequireScope(jurisdiction);
    }

    /// <summary>What happens to a protocol happens after what happened to it before, as far as the dates say.</summary>
    private static void RequireInOrder(LedgerTransaction tx, ProtocolRow? before)
    {
        if (before is not null && CalendarRules.IsBefore(tx.OccurredOn, before.OccurredOn))
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("occurred_on", "is before what happened to the protocol last."));
    }

    /// <summary>The precinct of a protocol that a commission enters: it is there on the voting day, and within the commission's scope.</summary>
    private static PrecinctRow RequirePrecinct(Session session, ElectionRow election, CountingScope scope, string precinctId)
    {
        var precinct = PrecinctRow.VotingIn(session, election, [precinctId]).GetValueOrDefault(precinctId)
            ?? throw Refusal.NotFound(ErrorReason.PrecinctNotFound, "precinct_id", precinctId);
        scope.RequireHolds(precinct.Region, precinct.Id);
        return precinct;
    }

    private static void RequireOf(string precinctId, ProtocolEntry entry)
    {
        if (!string.Equals(entry.PrecinctId, precinctId, StringComparison.Ordinal))
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("protocol.precinct_id", $"is not '{precinctId}', of which the call is."));
    }
}
