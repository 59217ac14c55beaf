using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<CountComplaintsResponse> CountComplaints(CountComplaintsRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var rows = FiledBy(session, election.Id, day);
            var cases = ComplaintCase.OfElection(session, election.Id, day);
            var answer = Count([.. rows.Select(row => row.ToProto(cases.GetValueOrDefault(row.Id, ComplaintCase.Open)))]);
            CountInTime(answer, session, election, rows, cases);
            var effects = EffectReading.Of(session, election.Id, day);
            answer.OpenEffects = (uint)effects.Count(effect => effect.State is ComplaintEffectState.Open);
            answer.CarriedOutEffects = (uint)effects.Count(effect => effect.State is ComplaintEffectState.CarriedOut);
            answer.AsOf = day;
            // That there are no complaints is known as well as that there is the election.
            answer.Source = Sources.Weakest(rows.Concat(cases.Values.SelectMany(decided => decided.Rows)).Select(row => row.ToSource())) ?? election.ToSource();
            return answer;
        }));
    }

    private static CountComplaintsResponse Count(IReadOnlyCollection<Complaint> complaints)
    {
        uint Of(Func<Complaint, bool> counts) => (uint)complaints.Count(counts);
        return new()
        {
            Total = (uint)complaints.Count,
            ByState = { Known<ComplaintState>().Select(state => new ComplaintStateCount { State = state, Count = Of(complaint => complaint.State == state) }) },
            ByComplainant = { Known<ComplainantKind>().Select(kind => new ComplainantCount { Kind = kind, Count = Of(complaint => complaint.ComplainantKind == kind) }) },
            BySubject =
            {
                Enum.GetValues<ComplaintSubject>().Select(kind => new ComplaintSubjectCount { SubjectKind = kind, Count = Of(complaint => complaint.SubjectKind == kind) }),
            },
            ByRegion =
            {
                complaints.CountBy(complaint => complaint.Region).OrderBy(region => region.Key, StringComparer.Ordinal)
                    .Select(region => new ComplaintRegionCount { Region = region.Key, Count = (uint)region.Value }),
            },
            Appeals = (uint)complaints.Sum(complaint => complaint.Appeals.Count),
        };
    }

    private static IEnumerable<T> Known<T>()
        where T : struct, Enum => Enum.GetValues<T>().Where(value => !EqualityComparer<T>.Default.Equals(value, default));

    /// <summary>How many were filed and decided in time, by the law in force on the day of each; what the law does not limit is in neither count.</summary>
    private void CountInTime(
        CountComplaintsResponse answer, Session session, ElectionRow election, IEnumerable<ComplaintRow> rows, IReadOnlyDictionary<string, ComplaintCase> cases)
    {
        var laws = new Dictionary<string, ComplaintLaw?>(StringComparer.Ordinal);
        ComplaintLaw? On(string day) => laws.TryGetValue(day, out var known) ? known : laws[day] = LawOn(session, election.Jurisdiction, TextFormats.FirstDay(day));
        foreach (var row in rows)
        {
            var rule = On(row.OccurredOn)?.FilingDays?.Rule;
            var filed = row.ToFiling().FirstOrDefault(finding => rule is not null && string.Equals(finding.Rule, rule, StringComparison.Ordinal))?.Outcome;
            answer.FiledInTime += filed is Outcome.Satisfied ? 1u : 0;
            answer.FiledLate += filed is Outcome.Violated ? 1u : 0;
            if (cases.GetValueOrDefault(row.Id)?.First is not { } first)
                continue;
            var decided = ComplaintRules.DecidedInTime(row.OccurredOn, election.VotingOn, first.OccurredOn, On(first.OccurredOn)).FirstOrDefault()?.Outcome;
            answer.DecidedInTime += decided is Outcome.Satisfied ? 1u : 0;
            answer.DecidedLate += decided is Outcome.Violated ? 1u : 0;
        }
    }
}
