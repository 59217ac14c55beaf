using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Common.V1.ErrorReason;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<RecordPartyDetailResponse> RecordPartyDetail(RecordPartyDetailRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var party = Changing(tx, request.PartyId, request.Etag);
            var details = Details(request).ToArray();
            if (details.Length == 0)
                throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("emblem", "or another detail is required."));
            if (request.Emblem is { } emblem && EmblemRules.Problem(emblem) is { } problem)
                throw Refusal.Invalid(ErrorReason.FieldsInvalid, problem);
            var inForce = law.On(tx, party.Jurisdiction, TextFormats.FirstDay(request.ValidFrom));
            var findings = inForce.Judge(ReorganisationRules.MayHappen(
                StateOn(tx, party.Id, request.ValidFrom), PartyAct.Describe, inForce.Rules.Registry));
            findings.RefuseIfViolated();

            var (described, changes) = Keep(tx, party, request.ValidFrom, request.Act, details);
            tx.Record(new PartyChanged { PartyId = party.Id, Changes = { changes }, Findings = { findings } });
            return new RecordPartyDetailResponse { Party = described, Findings = { findings } };
        });

    private static IEnumerable<PartyChange> Details(RecordPartyDetailRequest request)
    {
        if (request.Emblem is { } emblem)
            yield return new() { Kind = PartyChangeKind.Emblem, Emblem = emblem };
        if (request.Description is { } description)
            yield return new() { Kind = PartyChangeKind.Description, Description = description };
        if (request.Leader is { } leader)
            yield return new() { Kind = PartyChangeKind.Leader, Leader = leader };
        if (request.Address is { } address)
            yield return new() { Kind = PartyChangeKind.Address, Address = address };
    }
}
