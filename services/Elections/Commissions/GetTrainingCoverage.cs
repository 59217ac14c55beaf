using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Commissions;

public sealed partial class CommissionService
{
    /// <inheritdoc />
    public override Task<GetTrainingCoverageResponse> GetTrainingCoverage(GetTrainingCoverageRequest request, ServerCallContext context)
    {
        var regions = jurisdictions[request.Jurisdiction].Jurisdiction.Regions;
        var day = ledger.DayAsked(request.AsOf);
        var rows = database.Read(session => Held(session, request, day));
        var all = Coverage("", rows);
        var answer = new GetTrainingCoverageResponse
        {
            Trainings = all.Trainings,
            Participants = all.Participants,
            Share = all.Share,
            AsOf = day,
            Source = Sources.Weakest(rows.Select(row => row.ToSource())),
            ByRegion = { regions.Select(region => Coverage(region.Code, rows.Where(row => string.Equals(row.Region, region.Code, StringComparison.Ordinal)))) },
        };
        if (all.HasInvited)
            answer.Invited = all.Invited;
        return Task.FromResult(answer);
    }

    /// <summary>How many came of how many who were invited, in a region or in all.</summary>
    private static RegionCoverage Coverage(string region, IEnumerable<TrainingRow> held)
    {
        var rows = held.ToArray();
        var (participants, invited) = CommissionRules.Coverage(rows.Select(row => (row.Participants, row.Invited)));
        var coverage = new RegionCoverage { Region = region, Trainings = (uint)rows.Length, Participants = (uint)Math.Min(participants, uint.MaxValue) };
        if (rows.Length > 0 && invited is { } known)
            coverage.Invited = (uint)Math.Min(known, uint.MaxValue);
        // A share of more than a count can hold would be another share.
        if (invited is > 0 and <= uint.MaxValue && participants <= uint.MaxValue)
            coverage.Share = new() { Numerator = (uint)participants, Denominator = (uint)invited };
        return coverage;
    }

    private static IReadOnlyList<TrainingRow> Held(Session session, GetTrainingCoverageRequest request, string day)
    {
        if (request.ElectionId.Length > 0)
            _ = ElectionRow.Require(session, request.ElectionId);
        return session.Query<TrainingRow>(
            TrainingsHeld, new { request.Jurisdiction, request.ElectionId, Audience = EnumText.Of(request.Audience), Day = day });
    }

    private const string TrainingsHeld = """
        SELECT *
        FROM Training
        WHERE Jurisdiction = @Jurisdiction AND Audience = @Audience AND OccurredOn <= @Day
          AND (@ElectionId = '' OR ElectionId = @ElectionId)
        """;
}
