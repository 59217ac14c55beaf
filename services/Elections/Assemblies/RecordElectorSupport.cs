using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Nominations;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<RecordElectorSupportResponse> RecordElectorSupport(RecordElectorSupportRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var candidate = CandidateRow.Require(tx, request.CandidateId);
            tx.Call.RequireScope(candidate.Jurisdiction);
            tx.Concerns(candidate.Jurisdiction);
            var election = ElectionRow.Require(tx, candidate.ElectionId);
            RequireIndirect(election);
            var persons = request.PersonIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            var given = tx.Query<ElectorSupportRow>(SupportGiven, new { ElectionId = election.Id, Persons = persons })
                .ToDictionary(row => row.PersonId, row => row.CandidateId, StringComparer.Ordinal);
            var findings = law.On(tx, candidate.Jurisdiction, tx.OccurredDay).Judge(SupportRules.MaySupport(candidate.Id,
                EnumText.Parse<CandidateState>(candidate.State), persons, given, ElectorSupportRow.ElectorateOf(tx, election, candidate.Region)));
            findings.RefuseIfViolated();

            var added = persons.Where(person => !given.ContainsKey(person)).Select(person => tx.Stamp(new ElectorSupportRow
            {
                ElectionId = election.Id,
                PersonId = person,
                CandidateId = candidate.Id,
                Jurisdiction = candidate.Jurisdiction,
            })).ToArray();
            tx.InsertMany("ElectorSupport", added);
            var support = ElectorSupportRow.ToProto(ElectorSupportRow.FactsOf(tx, candidate, election, ""), candidate, ElectorSupportRow.Of(tx, candidate.Id, ""));
            if (added.Length > 0)
                tx.Record(new ElectorSupportRecorded { Support = support });
            return new RecordElectorSupportResponse { Support = support, Findings = { findings } };
        });

    private const string SupportGiven = """
        SELECT *
        FROM ElectorSupport
        WHERE ElectionId = @ElectionId AND PersonId IN @Persons
        """;
}
