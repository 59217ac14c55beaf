using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<ChangePartyNameResponse> ChangePartyName(ChangePartyNameRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var party = Changing(tx, request.PartyId, request.Etag);
            var inForce = law.On(tx, party.Jurisdiction, TextFormats.FirstDay(request.ValidFrom));
            var findings = inForce.Judge(ReorganisationRules.MayHappen(StateOn(tx, party.Id, request.ValidFrom), PartyAct.Rename, inForce.Rules.Registry)
                .Concat(JudgeNames(tx, party.Jurisdiction, party.Id, Texts(request.Name, request.ShortName), request.ValidFrom, inForce)));
            findings.RefuseIfViolated();

            var (renamed, changes) = Keep(tx, party, request.ValidFrom, request.Act,
                new PartyChange { Kind = PartyChangeKind.Name, Name = request.Name, ShortName = request.ShortName });
            tx.Record(new PartyChanged { PartyId = party.Id, Changes = { changes }, Findings = { findings } });
            return new ChangePartyNameResponse { Party = renamed, Findings = { findings } };
        });

    /// <summary>The party that a caller may change, as the caller last read it.</summary>
    private static PartyRow Changing(LedgerTransaction tx, string partyId, string etag)
    {
        var party = PartyRow.Require(tx, partyId);
        tx.Call.RequireScope(party.Jurisdiction);
        tx.Concerns(party.Jurisdiction);
        Etags.Require(etag, party.Version);
        return party;
    }

    /// <summary>Where the party stands on a day.</summary>
    private static PartyState StateOn(Session session, string partyId, string day) =>
        new(partyId, Platform.Errors.EnumText.Parse<PartyStanding>(Standing.StandingPeriodRow.On(session, partyId, day).Standing));
}
