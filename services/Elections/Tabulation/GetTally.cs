using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Protocols;
using Saylau.Elections.Publications;
using Saylau.Elections.Territory;
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
            RequireRegion(election, request.Region);
            var disclosing = DisclosingTo(session, context, election, "tally");
            var tally = disclosing.Show(request.PrecinctId.Length > 0
                ? StationTally(session, election, request)
                : CountFor(session, context, election, request.AsOf).In(request.Region).ToTally(request.Region));
            return new GetTallyResponse { Tally = tally, Withheld = { disclosing.Withheld } };
        }));

    private Tally StationTally(Session session, ElectionRow election, GetTallyRequest request)
    {
        if (request.Region.Length > 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("precinct_id", "is asked for in place of a region."));
        var station = PrecinctRow.Require(session, request.PrecinctId, election.Jurisdiction);
        var protocol = ProtocolRow.Find(session, election.Id, station.Id, request.AsOf);
        var counted = new RegionTally(station.Region, new(), []);
        counted = protocol?.Counts() is true ? counted.With(protocol) : counted;
        // A station that was annulled, or does not vote in this election, is not waited for.
        var isAwaited = protocol?.State is not "ANNULLED" && PrecinctRow.VotingIn(session, election, [station.Id]).Count > 0;
        var count = ElectionCount.Of(session, election, request.AsOf, ledger.Today) with
        {
            Regions = new Dictionary<string, RegionTally>(StringComparer.Ordinal) { [station.Region] = counted },
            Expected = new Dictionary<string, long>(StringComparer.Ordinal) { [station.Region] = isAwaited ? 1 : 0 },
            UnderRecount = new Dictionary<string, long>(StringComparer.Ordinal) { [station.Region] = RecountedRow.IsOpen(session, election.Id, station.Id, request.AsOf) ? 1 : 0 },
        };
        var tally = count.ToTally(station.Region);
        tally.PrecinctId = station.Id;
        return tally;
    }

    private void RequireRegion(ElectionRow election, string region)
    {
        if (region.Length > 0 && !Places(election).Contains(region, StringComparer.Ordinal))
            throw Refusal.NotFound(ErrorReason.RegionUnknown, "region", region);
    }

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

    /// <summary>The count as the caller may see it.</summary>
    private RunningCount CountFor(Session session, ServerCallContext context, ElectionRow election, string asOf = "") =>
        new(session, election, law, context.Call().Caller, VisibilityOf(session, election).Level, asOf, ledger.Today);

    /// <summary>What follows from the votes of the nation, if the caller may see them, and as it may.</summary>
    private ElectionOutcomes OutcomesFor(Session session, ServerCallContext context, string electionId, string asOf = "")
    {
        var election = RequireShown(session, context, RequireDirect(session, electionId));
        return ElectionOutcomes.Of(session, CountFor(session, context, election, asOf).In(""), law, asOf);
    }

    /// <summary>Lets a call pass whose caller may see what the nation voted: the answer follows from that.</summary>
    /// <exception cref="Refusal">FAILED_PRECONDITION/RESULTS_EMBARGOED.</exception>
    private ElectionRow RequireShown(Session session, ServerCallContext context, ElectionRow election)
    {
        VisibilityOf(session, election).RequireNation(context.Call().Caller, election);
        return election;
    }
}
