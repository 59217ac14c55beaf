using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Nominations;

/// <summary>All that is recorded of candidates, put together from its tables.</summary>
internal static class CandidateRecords
{
    /// <summary>Candidates as they stood on a day; as they stand now where no day is given.</summary>
    public static IEnumerable<Candidate> Of(Session session, IReadOnlyList<CandidateRow> rows, string asOf)
    {
        string[] ids = [.. rows.Select(row => row.Id)];
        var changes = CandidateChangeRow.Of(session, ids, asOf);
        var parts = ExaminationPartRow.Of(session, ids);
        var examinations = ExaminationRow.Of(session, ids, asOf).ToLookup(row => row.CandidateId, StringComparer.Ordinal);
        var deposits = DepositRow.Of(session, ids, asOf).ToDictionary(row => row.CandidateId, StringComparer.Ordinal);
        var decisions = DepositDecisionRow.Of(session, ids, asOf).ToDictionary(row => row.CandidateId, StringComparer.Ordinal);
        var support = session.Query<SupportRow>(SupportOf, new { Candidates = ids, AsOf = asOf }).ToLookup(row => row.OwnerId, StringComparer.Ordinal);
        return rows.Select(row =>
        {
            var candidate = row.ToProto([.. changes[row.Id]]);
            LanguageExamination[] examined = [.. examinations[row.Id].Select(examination => examination.ToProto(parts))];
            candidate.Examination = examined.LastOrDefault();
            candidate.EarlierExaminations.Add(examined.SkipLast(1));
            candidate.Deposit = deposits.GetValueOrDefault(row.Id)?.ToProto(decisions.GetValueOrDefault(row.Id));
            candidate.Support = SupportRow.ToProto([.. support[row.Id]]);
            return candidate;
        });
    }

    /// <summary>The sheets of a candidate from one region and one source, added up.</summary>
    private sealed record SupportRow : RecordedRow
    {
        public required string OwnerId { get; init; }

        public required string Region { get; init; }

        public required long Valid { get; init; }

        public required long Invalid { get; init; }

        public required long Sheets { get; init; }

        public static SupportCount? ToProto(IReadOnlyList<SupportRow> rows) => rows.Count == 0 ? null : new()
        {
            Valid = RegionSignatures.Counted(rows.Sum(row => row.Valid)),
            Invalid = RegionSignatures.Counted(rows.Sum(row => row.Invalid)),
            Sheets = RegionSignatures.Counted(rows.Sum(row => row.Sheets)),
            Regions = (uint)rows.Where(row => row.Valid > 0).Select(row => row.Region).Distinct(StringComparer.Ordinal).Count(),
            Source = Sources.Weakest(rows.Select(row => row.ToSource())),
        };
    }

    private const string SupportOf = """
        SELECT OwnerId, Region, Provenance, Citation, SUM(Valid) AS Valid, SUM(Invalid) AS Invalid, COUNT(*) AS Sheets
        FROM SignatureSheet
        WHERE OwnerKind = 'CANDIDATE' AND OwnerId IN @Candidates AND (@AsOf = '' OR OccurredOn <= @AsOf)
        GROUP BY OwnerId, Region, Provenance, Citation
        """;
}
