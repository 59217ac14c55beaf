using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Data;

namespace Saylau.Elections.Initiatives;

/// <summary>What reports contest of signatures that are known one by one.</summary>
internal static class ContestedOneByOne
{
    /// <summary>Counts what reports name, and bounds what they claim.</summary>
    public static ContestedSignatures Of(
        Session session, InitiativeRow initiative, IReadOnlyDictionary<string, RegionSignatures> found, IReadOnlyList<CoercionReportRow> reports)
    {
        var key = initiative.ToKey();
        var hasRows = SignatureDestructionRow.Of(session, key) is null;
        var scoped = hasRows ? CoercionScopeRow.Reports(session, reports.Select(report => report.Id)) : [];
        var valid = InitiativeRules.Valid(found) ?? 0;
        var named = reports.Where(report => report.Signatures is null && scoped.Contains(report.Id)).Select(report => report.Id).ToArray();
        var claims = reports.Where(report => report.Signatures is not null || !scoped.Contains(report.Id)).Select(report => new Claim(
            (uint?)report.Signatures,
            scoped.Contains(report.Id) ? Within(session, key, [report.Id])
            : report.Region.Length > 0 ? found.GetValueOrDefault(report.Region)?.ValidCount ?? 0
            : valid));
        return SignatureCountRules.Contested(
            valid, initiative.ToLaw().Rules.Signatures.Minimum, named.Length == 0 ? 0 : Within(session, key, named), [.. claims], reports.Count);
    }

    private static uint Within(Session session, long initiative, IReadOnlyCollection<string> reports) =>
        RegionSignatures.Counted(session.Single<long>(ValidWithin, new { Initiative = initiative, Reports = reports }));

    private const string ValidWithin = """
        SELECT COUNT(*)
        FROM Signature s
        WHERE s.Initiative = @Initiative AND s.State = 1
          AND s.Sheet IN (SELECT h.Number
                          FROM SignedSheet h
                          WHERE h.Initiative = @Initiative
                            AND EXISTS (SELECT 1
                                        FROM CoercionScope c
                                        WHERE c.ReportId IN @Reports
                                          AND ((c.Sheet <> '' AND c.Sheet = h.Sheet) OR (c.Sheet = '' AND c.CollectorCommitment = h.CollectorCommitment))))
        """;
}
