namespace Saylau.Elections.Tabulation;

/// <summary>
/// When running figures of a region move on for those who may not see the figures of stations: two that follow each other are
/// several stations apart, so that none follows from both.
/// </summary>
internal static class RunningRules
{
    /// <summary>
    /// May they move on? By enough stations, and so that enough are left for the last time. A region that is smaller than that is shown
    /// once, when all of it is counted: then it is the region's figure.
    /// </summary>
    /// <param name="changed">Stations that changed since the figures moved last.</param>
    /// <param name="counted">Stations that are counted.</param>
    /// <param name="expected">Stations that there are.</param>
    /// <param name="step">Stations by which they move, at least.</param>
    /// <param name="isFirst">Nothing was shown yet.</param>
    public static bool MayMoveOn(long changed, long counted, long expected, long step, bool isFirst)
    {
        var missing = Math.Max(0, expected - counted);
        return missing == 0 ? changed >= step || isFirst : changed >= step && missing >= step;
    }
}
