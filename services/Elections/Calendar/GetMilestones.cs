using System.Globalization;
using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<GetMilestonesResponse> GetMilestones(GetMilestonesRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session => Milestones(session, request.ElectionId, day).Dated));
    }

    /// <summary>An election as it was known on a day, with its milestones.</summary>
    private (Election Election, GetMilestonesResponse Dated) Milestones(Session session, string electionId, string day)
    {
        var row = ElectionRow.Require(session, electionId);
        var election = row.ToProto(ElectionChangeRow.Of(session, [row.Id])[row.Id], day)
            ?? throw Refusal.NotFound(ErrorReason.ElectionNotFound, "election_id", row.Id);
        var inForce = law.On(session, row.Jurisdiction, TextFormats.FirstDay(election.VotingOn));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(inForce.Jurisdiction.TimeZone);
        var reading = MilestoneReading.Of(session, row, election, day);
        var milestones = MilestoneRules.Compute(inForce.Rules.Calendar, election.CalledOn, election.VotingOn, reading.Facts.CertifiedOn, zone);
        return (election, new()
        {
            Milestones = { milestones.Select(milestone => Shown(row.Id, milestone, reading.Facts, day, inForce.Version.Version)) },
            TimeZone = inForce.Jurisdiction.TimeZone,
            LawVersion = inForce.Version.Version,
            AsOf = day,
            Source = Sources.Weakest(reading.Sources),
        });
    }

    private static ElectionMilestone Shown(string electionId, DatedMilestone milestone, MilestoneFacts facts, string day, string version)
    {
        var finding = MilestoneRules.Judge(electionId, milestone, facts, TextFormats.FirstDay(day));
        finding.LawVersion = version;
        return new()
        {
            Milestone = milestone.Rule.Milestone,
            Anchor = milestone.Rule.Anchor,
            Day = milestone.Day.Iso(),
            Instant = milestone.Time?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) ?? "",
            Finding = finding,
        };
    }
}
