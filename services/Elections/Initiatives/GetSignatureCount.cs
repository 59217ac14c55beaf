using Grpc.Core;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<GetSignatureCountResponse> GetSignatureCount(GetSignatureCountRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var initiative = InitiativeRow.Require(session, request.InitiativeId);
            var (frozen, key) = (initiative.ToLaw(), initiative.ToKey());
            var counters = SignatureCounters.On(session, key, day);
            var found = SignatureCounters.Found(session, initiative, day);
            var reports = session.Query<CoercionReportRow>(ContestingReports, new { InitiativeId = initiative.Id, Day = day });
            var sources = (counters.Count > 0 ? SignatureChunkRow.Sources(session, key, day)
                : RegionSignatures.Sources(session, SheetOwner.Initiative, initiative.Id, day)).ToArray();

            var count = SignatureCountRules.Count(found, frozen);
            count.Tallies.Add(SignatureCountRules.OfSignatures(counters));
            count.Contested = counters.Count > 0
                ? ContestedOneByOne.Of(session, initiative, found, reports)
                : SignatureCountRules.Contested(
                    InitiativeRules.Valid(found), frozen.Rules.Signatures.Minimum, [.. reports.Select(report => (uint?)report.Signatures)]);
            count.Contested.Source = Sources.Weakest(reports.Select(report => report.ToSource()).Concat(sources));
            count.AsOf = day;
            count.Source = Sources.Weakest(sources);
            return count;
        }));
    }

    private const string ContestingReports = """
        SELECT *
        FROM CoercionReport
        WHERE InitiativeId = @InitiativeId AND Credibility <> 'REFUTED' AND OccurredOn <= @Day
        ORDER BY Id
        """;
}
