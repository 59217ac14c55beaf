using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<RecordLanguageExaminationResponse> RecordLanguageExamination(
        RecordLanguageExaminationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var candidate = CandidateRow.Require(tx, request.CandidateId);
            tx.Call.RequireScope(candidate.Jurisdiction);
            tx.Concerns(candidate.Jurisdiction);
            var before = ExaminationRow.Of(tx, [candidate.Id], "");
            if (before.Any(row => row.Round == (request.OnAppeal ? 2u : 1)))
                throw Refusal.AlreadyExists(ErrorReason.LanguageExaminationExists, "candidate_id", candidate.Id);
            var inForce = law.On(tx, candidate.Jurisdiction, tx.OccurredDay);
            Finding[] appeal = request.OnAppeal ? [LanguageRules.MayAppeal(candidate.Id, before.SingleOrDefault()?.Row.Passed, inForce.Rules.Nominations.Language)] : [];
            var findings = inForce.Judge(LanguageRules.Examined(candidate.Id, Parts(request), request.VotesFor, request.VotesAgainst, request.Passed,
                inForce.Rules.Nominations.Language).Concat(appeal));
            appeal.RefuseIfViolated();
            // To fail somebody is a decision that is kept with what the law says of it; to pass somebody takes all of the law.
            if (request.Passed)
                findings.RefuseIfViolated();

            var examination = Examine(tx, request, findings);
            tx.Record(new LanguageExaminationRecorded { CandidateId = candidate.Id, Examination = examination });
            return new RecordLanguageExaminationResponse { Examination = examination, Findings = { findings } };
        });

    private static Dictionary<LanguagePart, uint> Parts(RecordLanguageExaminationRequest request)
    {
        var parts = new Dictionary<LanguagePart, uint>();
        foreach (var part in request.Parts)
        {
            if (!parts.TryAdd(part.Part, part.Errors))
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("parts", $"{EnumText.Of(part.Part)} is named twice."));
        }

        return parts;
    }

    private static LanguageExamination Examine(LedgerTransaction tx, RecordLanguageExaminationRequest request, IReadOnlyList<Finding> findings)
    {
        var row = tx.Stamp(new ExaminationRow
        {
            CandidateId = request.CandidateId,
            VotesFor = request.VotesFor,
            VotesAgainst = request.VotesAgainst,
            Passed = request.Passed,
            Findings = FindingList.ToBytes(findings),
        });
        var parts = request.Parts.Select(part => new ExaminationPartRow { CandidateId = row.CandidateId, Part = EnumText.Of(part.Part), Errors = part.Errors })
            .OrderBy(part => part.Part, StringComparer.Ordinal).ToArray();
        tx.Insert(request.OnAppeal ? ExaminationRow.Second : ExaminationRow.First, row);
        tx.InsertMany(request.OnAppeal ? "ReexaminationPart" : "ExaminationPart", parts);
        return row.ToProto(parts, request.OnAppeal ? 2u : 1);
    }
}
