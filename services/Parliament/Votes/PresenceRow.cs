using Saylau.Parliament.V1;

namespace Saylau.Parliament.Votes;

/// <summary>Ballots by presence, of a group or a member.</summary>
internal sealed record PresenceRow
{
    public required string Id { get; init; }

    public required long Present { get; init; }

    public required long Absent { get; init; }

    public required long Excused { get; init; }

    public AttendanceCount ToProto() => Count(Present, Absent, Excused);

    /// <summary>Several together.</summary>
    public static AttendanceCount Sum(IReadOnlyCollection<PresenceRow> rows) =>
        Count(rows.Sum(row => row.Present), rows.Sum(row => row.Absent), rows.Sum(row => row.Excused));

    private static AttendanceCount Count(long present, long absent, long excused) => new()
    {
        Present = (uint)present,
        Absent = (uint)absent,
        Excused = (uint)excused,
        PresentRatio = CohesionRules.Share(present, present + absent + excused),
    };

    /// <summary>The columns, over ballots <c>b</c>.</summary>
    public const string Columns = """
        SUM(CASE WHEN b.Choice IN ('ABSENT', 'EXCUSED') THEN 0 ELSE 1 END) AS Present,
          SUM(CASE b.Choice WHEN 'ABSENT' THEN 1 ELSE 0 END) AS Absent, SUM(CASE b.Choice WHEN 'EXCUSED' THEN 1 ELSE 0 END) AS Excused
        """;
}
