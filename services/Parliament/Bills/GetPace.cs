using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Bills;

internal sealed partial class BillService
{
    /// <inheritdoc />
    public override Task<GetPaceResponse> GetPace(GetPaceRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var bill = BillRow.Require(session, request.BillId);
            var inForce = law.On(session, bill.Jurisdiction, TextFormats.FirstDay(day));
            var enacted = session.Query<BillRow>(EnactedOfKind, new { bill.Jurisdiction, bill.Kind, Day = day });
            var others = enacted.Where(row => !string.Equals(row.Id, bill.Id, StringComparison.Ordinal)).ToList();
            var elapsed = IsEnacted(bill, day) ? PaceRules.ElapsedDays(bill.OccurredOn, bill.EnactedOn) : null;
            var usual = PaceRules.Usual(bill.KindOf, inForce.Rules.Bills);
            var finding = PaceRules.TookUsualDays(elapsed, usual, bill.Id);
            var days = Sources.Weakest(BillStepRow.Of(session, [bill.Id])[bill.Id]
                .Where(step => step.Stage is "INTRODUCED" or "ENACTED").Select(step => step.ToSource()));
            var response = new GetPaceResponse
            {
                Pace = new() { Basis = new() { Source = days } },
                Usual = usual is null ? null : new() { Days = usual.Days.Minimum, Citation = usual.Days.Citation },
                Comparable = Comparable(others),
                Haste = new() { IsHasty = PaceRules.IsHasty(finding), Basis = new() { Source = Weaker(days, usual?.Days.Citation?.Source) } },
                Findings = { inForce.Judge(finding is null ? [] : [finding]) },
                Comparison = Compared(bill.Id, elapsed, others, days, inForce),
            };
            if (elapsed is { } known)
                response.Pace.ElapsedDays = known;
            return response;
        }));
    }

    private static bool IsEnacted(BillRow bill, string day) => bill.EnactedOn.Length > 0 && string.CompareOrdinal(bill.EnactedOn, day) <= 0;

    private static Source? Weaker(params Source?[] sources) => Sources.Weakest(sources.OfType<Source>());

    private static PaceComparison Compared(
        string billId, uint? elapsed, IReadOnlyList<BillRow> others, Source? days, LawInForce<ParliamentLaw> inForce)
    {
        var known = others.Where(row => PaceRules.ElapsedDays(row.OccurredOn, row.EnactedOn) is not null).ToList();
        var comparison = PaceRules.Compare(billId, elapsed, [.. known.Select(row => PaceRules.ElapsedDays(row.OccurredOn, row.EnactedOn)!.Value)]);
        comparison.Basis = new() { Source = Sources.Weakest(known.Select(row => row.ToSource()).Concat(days is null ? [] : [days])) };
        if (comparison.Finding is { } finding)
            inForce.Judge([finding]);
        return comparison;
    }

    private static ComparablePace Comparable(IReadOnlyList<BillRow> others)
    {
        var known = others.Where(row => PaceRules.ElapsedDays(row.OccurredOn, row.EnactedOn) is not null).ToList();
        var pace = new ComparablePace { Bills = (uint)known.Count, Basis = new() { Source = Sources.Weakest(known.Select(row => row.ToSource())) } };
        if (PaceRules.Median(known.Select(row => PaceRules.ElapsedDays(row.OccurredOn, row.EnactedOn)!.Value)) is { } median)
            pace.MedianDays = median;
        return pace;
    }

    private const string EnactedOfKind = """
        SELECT *
        FROM Bill
        WHERE Jurisdiction = @Jurisdiction AND Kind = @Kind AND EnactedOn <> '' AND EnactedOn <= @Day
        """;
}
