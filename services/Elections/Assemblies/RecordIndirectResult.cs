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
using Saylau.Platform.Ledger;
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
            var first = FirstOf(tx, request);
            var candidates = CandidatesOf(tx, election.Id, request);
            var inForce = law.On(tx, election.Jurisdiction, TextFormats.FirstDay(election.VotingOn));
            var votes = new ElectorVotes(request.Seats, request.ElectorsListed, request.ElectorsVoted, null, Rank(request.Choices));
            var outcome = first is null ? IndirectRules.Decide(votes, inForce.Rules.Indirect) : SecondVoteRules.Decide(votes, inForce.Rules.Indirect);
            var row = ToRow(request, election, votes, candidates, outcome);
            var held = ProtocolRules.MayBeCounted(EnumText.Parse<ElectionState>(election.State), election.VotingOn, tx.OccurredOn);
            var required = inForce.Judge(held.Concat(Required(tx, election, row, first, inForce.Rules.Indirect)));
            required.RefuseIfViolated();

            Finding[] findings = [.. required, .. inForce.Judge(Elects(votes, first is not null, inForce.Rules.Indirect))];
            var result = Store(tx, row with { Findings = FindingList.ToBytes(findings) }, first);
            tx.Record(new IndirectResultRecorded { Result = result });
            return new RecordIndirectResultResponse { Result = result, Findings = { findings } };
        });

    /// <summary>The first vote, where this is the second; null where this is the first.</summary>
    private static IndirectResultRow? FirstOf(Session session, RecordIndirectResultRequest request)
    {
        var unit = UnitResult.Find(session, request.ElectionId, request.Region);
        var isSecond = request.Round is 2;
        if (isSecond && unit is null)
            throw Refusal.NotFound(ErrorReason.IndirectResultNotFound, "region", request.Region);
        return unit is null ? null : isSecond && unit.Second is null ? unit.First
            : throw Refusal.AlreadyExists(ErrorReason.IndirectResultExists, "region", request.Region);
    }

    /// <summary>What must hold of a vote: its figures, the electors, the seats; and of a second, that the first led to it.</summary>
    private static IEnumerable<Finding> Required(Session session, ElectionRow election, IndirectResultRow row, IndirectResultRow? first, IndirectElectionLaw law)
    {
        var electorate = ElectorSupportRow.ElectorateOf(session, election, row.Region);
        // Weights are not to be compared with a number of deputies.
        var votes = row.ToVotes(electorate.IsWeighted ? null : AssemblyRow.DeputiesIn(session, election.Jurisdiction, row.Region));
        var seats = SeatRow.Of(session, election.OfficeId, row.Region).Select(seat => seat.ToTerm()).ToArray();
        var up = SeatTermRules.Up(seats, TextFormats.FirstDay(election.VotingOn), law);
        return
        [
            .. IndirectRules.AddsUp(votes),
            ElectorateRules.IsListed(votes.Listed, electorate),
            .. first is null ? [SeatTermRules.AreUp(votes.Seats, up.Count, seats.Length > 0, law)] : SecondVoteRules.Follows(first.ToFirst(), votes),
        ];
    }

    private static IEnumerable<Finding> Elects(ElectorVotes votes, bool second, IndirectElectionLaw law) =>
        second ? SecondVoteRules.IsValid(votes, law) : IndirectRules.IsElected(votes, law);

    private static IndirectResult Store(LedgerTransaction tx, IndirectResultRow row, IndirectResultRow? first)
    {
        if (first is null)
        {
            tx.Insert("IndirectResult", tx.Stamp(row));
            return new UnitResult(row, null).ToProto();
        }

        var round = tx.Stamp(IndirectRoundRow.Of(row));
        tx.Insert("IndirectRound", round);
        return new UnitResult(first, round).ToProto();
    }

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
        RecordIndirectResultRequest request, ElectionRow election, ElectorVotes votes, Dictionary<string, CandidateRow> candidates, Outcomes outcome) => new()
        {
            ElectionId = election.Id,
            Region = request.Region,
            Jurisdiction = election.Jurisdiction,
            Seats = (int)votes.Seats,
            ElectorsListed = votes.Listed,
            ElectorsVoted = votes.Voted,
            Kind = EnumText.Of(outcome.Kind),
            Choices = new IndirectResult { Choices = { votes.Choices.Select(choice => IndirectResultRow.ToChoice(choice, candidates[choice.Id], votes.Voted, outcome)) } }.ToByteArray(),
            Findings = [],
        };
}
