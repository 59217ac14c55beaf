using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Admissions;

public sealed partial class AdmissionService
{
    /// <inheritdoc />
    public override Task<CountAdmissionRequestsResponse> CountAdmissionRequests(CountAdmissionRequestsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<AdmissionRequestRow>(RequestsWithin, new { request.Jurisdiction, request.HeldFrom, request.HeldTo });
            var decisions = AdmissionDecisionRow.On(session, rows.Select(row => row.Id));
            var late = LateOnes(session, rows, decisions);
            var all = rows.Select(row => (Row: row, Decision: decisions.GetValueOrDefault(row.Id))).ToList();
            return new CountAdmissionRequestsResponse
            {
                Classes = { Classes.Select(accredited => Count(accredited, [.. all.Where(one => IsOf(one.Row, accredited))], late)) },
                Refusals = { Refusals(all) },
                Source = Sources.Weakest(rows.Cast<RecordedRow>().Concat(decisions.Values).Select(row => row.ToSource())),
            };
        }));
    }

    private static AdmissionCount Count(AccreditationClass accredited, IReadOnlyList<(AdmissionRequestRow Row, AdmissionDecisionRow? Decision)> requests, HashSet<string> late)
    {
        var refused = requests.Where(one => one.Decision is { Granted: false }).ToList();
        var decided = (uint)requests.Count(one => one.Decision is not null);
        return new()
        {
            AccreditationClass = accredited,
            Requests = (uint)requests.Count,
            Granted = decided - (uint)refused.Count,
            Refused = (uint)refused.Count,
            Undecided = (uint)requests.Count - decided,
            DecidedLate = (uint)requests.Count(one => late.Contains(one.Row.Id)),
            RefusedWithoutRule = (uint)refused.Count(one => Warns(one.Decision!, AdmissionRules.RefusalHasRule)),
            RefusedRatio = decided == 0 ? null : new Ratio { Numerator = (uint)refused.Count, Denominator = decided },
        };
    }

    private static IEnumerable<RefusalCount> Refusals(IEnumerable<(AdmissionRequestRow Row, AdmissionDecisionRow? Decision)> requests) => requests
        .Where(one => one.Decision is { Granted: false })
        .GroupBy(one => (Ground: EnumText.Parse<RefusalGround>(one.Decision!.RefusalGround), Class: EnumText.Parse<AccreditationClass>(one.Row.AccreditationClass)))
        .OrderBy(group => group.Key)
        .Select(group => new RefusalCount { Ground = group.Key.Ground, AccreditationClass = group.Key.Class, Refused = (uint)group.Count() });

    // The finding that says so was stored with the decision, under the rule of the law of that day.
    private HashSet<string> LateOnes(Session session, IEnumerable<AdmissionRequestRow> rows, Dictionary<string, AdmissionDecisionRow> decisions)
    {
        var rules = new Dictionary<string, string?>(StringComparer.Ordinal);
        string? RuleOn(AdmissionRequestRow row) => rules.TryGetValue(row.HeldOn, out var known)
            ? known
            : rules[row.HeldOn] = LawOf(session, row.Jurisdiction, row.HeldOn).Rules.Accreditation?.DecisionDays?.Rule;
        return rows.Where(row => decisions.TryGetValue(row.Id, out var decision) && RuleOn(row) is { } rule && Warns(decision, rule))
            .Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
    }

    private static bool Warns(AdmissionDecisionRow decision, string rule) =>
        FindingList.From(decision.Findings).Any(finding => finding.Outcome is Outcome.Warning && string.Equals(finding.Rule, rule, StringComparison.Ordinal));

    private static bool IsOf(AdmissionRequestRow row, AccreditationClass accredited) =>
        string.Equals(row.AccreditationClass, EnumText.Of(accredited), StringComparison.Ordinal);

    private const string RequestsWithin = """
        SELECT *
        FROM AdmissionRequest
        WHERE Jurisdiction = @Jurisdiction AND HeldOn >= @HeldFrom AND HeldOn <= @HeldTo
        ORDER BY Id
        """;
}
