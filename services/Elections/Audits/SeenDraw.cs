using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Elections.Audits;

/// <summary>A draw with what was seen on its ballot or in its station, and the ballot's record where there is one.</summary>
internal sealed record SeenDraw(AuditStationRow Station, Interpretation Seen, BallotRecordRow? Record = null)
{
    private IReadOnlyDictionary<string, long>? recorded, counted;

    /// <summary>The votes in the station's protocol.</summary>
    public IReadOnlyDictionary<string, long> Recorded => recorded ??= Station.ToVotes();

    /// <summary>The votes that were counted in the station.</summary>
    public IReadOnlyDictionary<string, long> Counted => counted ??= Seen.Counts.ToDictionary(choice => choice.CandidateId, choice => (long)choice.Votes, StringComparer.Ordinal);
}

/// <summary>What an audit is measured by.</summary>
internal sealed record AuditMeasure(AuditMethod Method, IReadOnlyList<AuditAssertion> Assertions, Ratio Limit, long Ballots, long ErrorBound)
{
    public static AuditMeasure Of(AuditRow audit) => new(audit.ToMethod(), audit.ToAssertions(), audit.ToRiskLimit(), audit.Ballots, audit.ErrorBound);
}
