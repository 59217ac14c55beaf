using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override async Task<NominateCandidateResponse> NominateCandidate(NominateCandidateRequest request, ServerCallContext context)
    {
        RequireNominator(request.Nominator, request.PartyId);
        if (request.Nominator is Nominator.Assembly && request.AssemblyId.Length == 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("assembly_id", "is required where an assembly nominates."));
        var day = request.OccurredOn.Length > 0 ? request.OccurredOn : ledger.Today.Iso();
        var party = await AskParties(request.PartyId, day, context);
        return await ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            RequireCommissionOrParty(tx.Call, election.Jurisdiction, EnumText.Of(request.Nominator), request.PartyId);
            tx.Concerns(election.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Candidate WHERE Id = @Id", new { Id = request.CandidateId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.CandidateExists, "candidate_id", request.CandidateId);
            var inForce = law.On(tx, election.Jurisdiction, tx.OccurredDay);
            if (request.Region.Length > 0)
                Regions.Require(inForce.Jurisdiction, request.Region);
            var findings = inForce.Judge(NominationRules.MayNominate(
                election.Id, StateOn(tx, election.Id, tx.OccurredOn), request.Nominator, party, inForce.Rules.Nominations));
            findings.RefuseIfViolated();

            var candidate = Nominate(tx, request, election.Jurisdiction, findings, party);
            tx.Record(new CandidateNominated { Candidate = candidate });
            return new NominateCandidateResponse { Candidate = candidate, Findings = { findings } };
        });
    }

    private static Candidate Nominate(
        LedgerTransaction tx, NominateCandidateRequest request, string jurisdiction, IReadOnlyList<Finding> findings, PartyFacts? party)
    {
        var row = tx.Stamp(new CandidateRow
        {
            Id = request.CandidateId,
            ElectionId = request.ElectionId,
            Jurisdiction = jurisdiction,
            PersonId = request.Person.PersonId,
            PersonName = request.Person.Name.ToString(),
            Nominator = EnumText.Of(request.Nominator),
            PartyId = request.PartyId,
            AssemblyId = request.AssemblyId,
            Region = request.Region,
            ListSize = request.HasListSize ? request.ListSize : null,
            BornOn = request.BornOn,
            CitizenByBirth = request.HasCitizenByBirth ? request.CitizenByBirth : null,
            ResidentSince = request.ResidentSince,
            State = EnumText.Of(CandidateState.Nominated),
            Findings = FindingList.ToBytes(findings),
            Version = 1,
        });
        var change = tx.Stamp(CandidateChangeRow.First(row.Id, tx.OccurredOn, findings) with { PartiesSize = party?.LedgerSize });
        tx.Insert("Candidate", row);
        tx.Insert("CandidateChange", change);
        return row.ToProto([change]);
    }
}
