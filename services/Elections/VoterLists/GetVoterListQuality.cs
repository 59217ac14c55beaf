using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<GetVoterListQualityResponse> GetVoterListQuality(GetVoterListQualityRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var rows = session.Query<VersionRow>(VersionsUntil, new { ElectionId = election.Id, Day = day });
            var versions = VoterListRules.InOrder(rows.Select(row => row.ToProto()));
            var answer = new GetVoterListQualityResponse
            {
                Versions = { versions },
                Findings = { versions.SelectMany(version => Judge(session, version, election.Jurisdiction, TextFormats.FirstDay(day))) },
                AsOf = day,
                Source = Sources.Weakest(rows.Select(row => row.ToSource())),
            };
            Count(answer);
            return answer;
        }));
    }

    private static void Count(GetVoterListQualityResponse answer)
    {
        var known = answer.Versions.Where(version => version.HasEntries).ToArray();
        if (known.Length > 0)
            (answer.FirstEntries, answer.LastEntries) = (known[0].Entries, known[^1].Entries);
        if (VoterListRules.Duplicates(answer.Versions) is { } duplicates)
            answer.DuplicatesFound = duplicates;
        if (VoterListRules.Corrections(answer.Versions) is not { } corrections)
            return;
        answer.Corrections = corrections;
        if (answer.LastEntries > 0)
            answer.CorrectionRate = new() { Numerator = corrections, Denominator = answer.LastEntries };
    }

    private const string VersionsUntil = """
        SELECT *
        FROM VoterListVersion
        WHERE ElectionId = @ElectionId AND OccurredOn <= @Day
        """;
}
