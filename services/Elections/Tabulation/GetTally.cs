using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Publications;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<GetTallyResponse> GetTally(GetTallyRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = RequireDirect(session, request.ElectionId);
            if (request.Region.Length > 0 && !jurisdictions[election.Jurisdiction].Jurisdiction.Regions.Any(region => string.Equals(region.Code, request.Region, StringComparison.Ordinal)))
                throw Refusal.NotFound(ErrorReason.RegionUnknown, "region", request.Region);
            var disclosing = DisclosingTo(session, context, election, "tally");
            var tally = disclosing.Show(ElectionCount.Of(session, election, request.AsOf).ToTally(request.Region));
            return new GetTallyResponse { Tally = tally, Withheld = { disclosing.Withheld } };
        }));

    private static ElectionRow RequireDirect(Session session, string electionId)
    {
        var election = ElectionRow.Require(session, electionId);
        ElectionCount.RequireDirect(election);
        return election;
    }

    private Disclosing DisclosingTo(Session session, ServerCallContext context, ElectionRow election, string field) =>
        new(context.Call().Caller, election.Jurisdiction, VisibilityOf(session, election), field);

    private Visibility VisibilityOf(Session session, ElectionRow election) =>
        Visibility.Of(session, election, law.On(session, election.Jurisdiction, ledger.Today), ledger.Now);

    /// <summary>Lets a call pass whose caller may see what the nation voted: the answer follows from that.</summary>
    /// <exception cref="Refusal">FAILED_PRECONDITION/RESULTS_EMBARGOED.</exception>
    private ElectionRow RequireShown(Session session, ServerCallContext context, ElectionRow election)
    {
        var visibility = VisibilityOf(session, election);
        return DisclosureRules.Nation(context.Call().Caller, election.Jurisdiction, visibility.Level)
            ? election
            : throw new Refusal(StatusCode.FailedPrecondition, EnumText.Of(ErrorReason.ResultsEmbargoed),
                $"The results of '{election.Id}' are kept from the public until later: {visibility.Citation(ResultLevel.Nation)}");
    }
}
