using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Nominations;
using Saylau.Elections.Protocols;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<RecordIndirectResultResponse> RecordIndirectResult(RecordIndirectResultRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            RequireRegion(election, request.Region);
            if (IndirectResultRow.Find(tx, election.Id, request.Region) is not null)
                throw Refusal.AlreadyExists(ErrorReason.IndirectResultExists, "region", request.Region);
            var candidates = CandidatesOf(tx, election.Id, request);
            var votes = new ElectorVotes(request.Seats, request.ElectorsListed, request.ElectorsVoted,
                AssemblyRow.DeputiesIn(tx, election.Jurisdiction, request.Region), Rank(request.Choices));
            var inForce = law.On(tx, election.Jurisdiction, TextFormats.FirstDay(election.VotingOn));
            var held = ProtocolRules.MayBeCounted(EnumText.Parse<ElectionState>(election.State), election.VotingOn, tx.OccurredOn);
            var required = inForce.Judge(held.Concat(IndirectRules.AddsUp(votes)));
            required.RefuseIfViolated();

            Finding[] findings = [.. required, .. inForce.Judge(IndirectRules.IsElected(votes, inForce.Rules.Indirect))];
            var row = tx.Stamp(ToRow(request, election, votes, candidates, IndirectRules.Decide(votes, inForce.Rules.Indirect), findings));
            tx.Insert("IndirectResult", row);
            var result = row.ToProto();
            tx.Record(new IndirectResultRecorded { Result = result });
            return new RecordIndirectResultResponse { Result = result, Findings = { findings } };
        });

    private static void RequireIndirect(ElectionRow election)
    {
        if (election.Kind is not "INDIRECT")
            throw Refusal.Invalid(ErrorReason.ElectionKindDiffers, ("election_id", $"'{election.Id}' is not held by assemblies."));
    }

    private void RequireRegion(ElectionRow election, string region)
    {
        RequireIndirect(election);
        if (!jurisdictions[election.Jurisdiction].Jurisdiction.Regions.Any(known => string.Equals(known.Code, region, StringComparison.Ordinal)))
            throw Refusal.NotFound(ErrorReason.RegionUnknown, "region", region);
    }

    /// <summary>The candidates of the request: registered, of this region, each named once and with its votes.</summary>
    private static Dictionary<string, CandidateRow> CandidatesOf(Session session, string electionId, RecordIndirectResultRequest request)
    {
        var standing = CandidateRow.Of(session, electionId)
            .Where(candidate => candidate.State is "REGISTERED" && string.Equals(candidate.Region, request.Region, StringComparison.Ordinal))
            .ToDictionary(candidate => candidate.Id, StringComparer.Ordinal);
        var named = new Dictionary<string, CandidateRow>(StringComparer.Ordinal);
        foreach (var choice in request.Choices)
        {
            if (!standing.TryGetValue(choice.CandidateId, out var candidate))
                throw Refusal.NotFound(ErrorReason.ChoiceUnknown, "choices.candidate_id", choice.CandidateId);
            if (!choice.HasVotes || !named.TryAdd(choice.CandidateId, candidate))
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("choices", $"'{choice.CandidateId}' must be there once, with its votes."));
        }

        return named;
    }

    private static RankedChoice[] Rank(IEnumerable<ChoiceVotes> choices) =>
        [.. choices.Select(choice => new RankedChoice(choice.CandidateId, choice.Votes))
            .OrderByDescending(choice => choice.Votes).ThenBy(choice => choice.Id, StringComparer.Ordinal)];

    private static IndirectResultRow ToRow(
        RecordIndirectResultRequest request, ElectionRow election, ElectorVotes votes, Dictionary<string, CandidateRow> candidates, Outcomes outcome, Finding[] findings) => new()
        {
            ElectionId = election.Id,
            Region = request.Region,
            Jurisdiction = election.Jurisdiction,
            Seats = (int)votes.Seats,
            ElectorsListed = votes.Listed,
            ElectorsVoted = votes.Voted,
            Kind = EnumText.Of(outcome.Kind),
            Choices = new IndirectResult { Choices = { votes.Choices.Select(choice => IndirectResultRow.ToChoice(choice, candidates[choice.Id], votes.Voted, outcome)) } }.ToByteArray(),
            Findings = FindingList.ToBytes(findings),
        };
}
