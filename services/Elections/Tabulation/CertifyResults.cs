using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<CertifyResultsResponse> CertifyResults(CertifyResultsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = RequireDirect(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            if (CertifiedResultRow.Find(tx, election.Id) is not null)
                throw Refusal.AlreadyExists(ErrorReason.ResultAlreadyCertified, "election_id", election.Id);
            Etags.Require(request.Etag, election.Version);
            var outcomes = ElectionOutcomes.Of(tx, election, law);
            var required = MayCertify(outcomes);
            required.RefuseIfViolated();

            Finding[] findings = [.. required, .. outcomes.Law.Judge([IsInTime(outcomes, tx.OccurredDay)])];
            var row = tx.Stamp(ToRow(outcomes, tx.OccurredOn, request.Act, findings));
            tx.Insert("CertifiedResult", row);
            ElectionRow.Move(tx, election, ElectionState.Certified, request.Act, "");
            var certified = row.ToProto();
            tx.Record(new ResultsCertified { Certified = certified });
            return new CertifyResultsResponse { Certified = certified, Findings = { findings } };
        });

    private static CertifiedResultRow ToRow(ElectionOutcomes outcomes, string certifiedOn, string act, Finding[] findings)
    {
        var certified = outcomes with { Count = outcomes.Count with { Certified = true } };
        return new()
        {
            ElectionId = outcomes.Count.Election.Id,
            Jurisdiction = outcomes.Count.Election.Jurisdiction,
            CertifiedOn = certifiedOn,
            Act = act,
            Tally = certified.Count.ToTally().ToByteArray(),
            Outcome = certified.ToProto().ToByteArray(),
            Findings = FindingList.ToBytes(findings),
        };
    }

    private static IReadOnlyList<Finding> MayCertify(ElectionOutcomes outcomes)
    {
        var election = outcomes.Count.Election;
        return outcomes.Law.Judge(
        [
            CalendarRules.MayHappen(election.Id, EnumText.Parse<ElectionState>(election.State), ElectionAct.Certify),
            .. ResultRules.MayCertify(outcomes.Count.ExpectedIn(""), outcomes.Count.Nation.Figures.Stations, outcomes.Outcome.Kind, outcomes.Results),
        ]);
    }

    // A day of voting that is not fixed cannot be counted from.
    private static Finding IsInTime(ElectionOutcomes outcomes, DateOnly day)
    {
        var votingOn = outcomes.Count.Election.VotingOn;
        return ResultRules.IsInTime(votingOn.Length == 10 ? TextFormats.FirstDay(votingOn) : null, day, outcomes.Results);
    }
}
