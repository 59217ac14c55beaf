using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Attributions;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<CountCandidatesResponse> CountCandidates(CountCandidatesRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            string[] ids = [.. CandidateRow.Of(session, ElectionRow.Require(session, request.ElectionId).Id).Select(row => row.Id)];
            var last = CandidateChangeRow.Of(session, ids, day).Select(changes => changes.Last()).ToArray();
            var examinations = ExaminationRow.LastOf(session, ids, day);
            var opposition = session.Query<AttributionRow>(OppositionClaims, new { Candidates = ids, Day = day });
            var count = Count(last, examinations, opposition.Select(claim => claim.SubjectId).ToHashSet(StringComparer.Ordinal));
            count.AsOf = day;
            count.Source = Weakest(last, examinations, opposition);
            return count;
        }));
    }

    private static CountCandidatesResponse Count(
        IReadOnlyList<CandidateChangeRow> last, IReadOnlyList<ExaminationRow> examinations, HashSet<string> opposition)
    {
        uint In(CandidateState state, Func<CandidateChangeRow, bool>? also = null) => (uint)last.Count(change =>
            string.Equals(change.State, EnumText.Of(state), StringComparison.Ordinal) && also?.Invoke(change) is not false);
        var failed = examinations.Where(row => !row.Passed).Select(row => row.CandidateId).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Applied = (uint)last.Count,
            Undecided = In(CandidateState.Nominated),
            Registered = In(CandidateState.Registered),
            Refused = In(CandidateState.Refused),
            Withdrawn = In(CandidateState.Withdrawn),
            Returned = In(CandidateState.Returned),
            Appealed = In(CandidateState.Appealed),
            Deceased = In(CandidateState.Deceased),
            Deregistered = In(CandidateState.Deregistered),
            Opposition = In(CandidateState.Registered, change => opposition.Contains(change.CandidateId)),
            Examined = (uint)examinations.Count,
            Passed = (uint)(examinations.Count - failed.Count),
            Failed = (uint)failed.Count,
            RefusedForLanguage = In(CandidateState.Refused, change => failed.Contains(change.CandidateId)),
        };
    }

    private static Source? Weakest(params IEnumerable<RecordedRow>[] counted) =>
        Sources.Weakest(counted.SelectMany(rows => rows).Select(row => row.ToSource()));

    private const string OppositionClaims = """
        SELECT *
        FROM Attribution
        WHERE SubjectKind = 'CANDIDATE' AND SubjectId IN @Candidates AND Alignment = 'OPPOSITION' AND OccurredOn <= @Day
        """;
}
