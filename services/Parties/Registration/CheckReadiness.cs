using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.MemberSignatures;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registration;

public sealed partial class RegistrationService
{
    /// <inheritdoc />
    public override Task<CheckReadinessResponse> CheckReadiness(CheckReadinessRequest request, ServerCallContext context)
    {
        var day = TextFormats.FirstDay(ledger.DayAsked(request.AsOf)).Iso();
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            var inForce = law.On(session, party.Jurisdiction, TextFormats.FirstDay(day));
            var facts = ApplicantFacts.Of(session, party, day);
            var course = facts.Latest is null ? null : ApplicationCourse.Of(session, facts.Latest.Id).On(day);
            var isRegistered = facts.Kind is ApplicationKind.Reregistration;
            var met = ReregistrationRow.Find(session, party.Id, inForce.Version.Version);
            var duty = ReadinessRules.Duty(party.Id, isRegistered ? party.RegisteredOn! : "", met?.OccurredOn ?? "", met?.ApplicationId ?? "", day, inForce);
            var steps = ReadinessRules.Steps(facts, course, duty, day, inForce).ToArray();
            foreach (var step in steps)
                _ = inForce.Judge(step.Findings);
            return new CheckReadinessResponse
            {
                Steps = { steps },
                MayApply = RegistrationRules.MayFile(facts, day, inForce.Rules, inForce.Jurisdiction).All(finding => finding.Outcome is not (Outcome.Violated or Outcome.Undetermined)),
                Registered = isRegistered,
                Reviews = { course is null ? [] : course.Reviews(facts.Latest!.State is "PENDING" or "RETURNED") },
                ApplicationId = facts.Latest?.Id ?? "",
                AsOf = day,
                Source = WeakestSource(session, party, facts, day),
            };
        }));
    }

    private static Source? WeakestSource(Session session, PartyRow party, ApplicantFacts facts, string day) => Sources.Weakest(
        new[] { facts.Congress?.Recording.Source, facts.Committee?.Recording.Source, facts.Latest?.ToSource() }.OfType<Source>()
            .Concat(MemberSignatureChunkRow.Sources(session, party.Id, day)).Append(party.ToSource()));
}
