using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Complaints;

/// <summary>The register of complaints, and what authorities report of them.</summary>
public sealed partial class ComplaintService(LedgerWriter ledger, Database database) : V1.ComplaintService.ComplaintServiceBase
{
    /// <summary>The complaints about an election that were filed by a day.</summary>
    private static IReadOnlyList<ComplaintRow> FiledBy(Session session, string electionId, string day) =>
        session.Query<ComplaintRow>(ComplaintsFiled, new { ElectionId = electionId, Day = day });

    private const string ComplaintsFiled = """
        SELECT *
        FROM Complaint
        WHERE ElectionId = @ElectionId AND OccurredOn <= @Day
        """;
}
