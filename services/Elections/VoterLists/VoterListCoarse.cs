namespace Saylau.Elections.VoterLists;

/// <summary>Figures in whole multiples: neither a small one nor what one person changes shows.</summary>
internal static class VoterListCoarse
{
    /// <summary>The largest multiple that is not above a figure, and none of a small one.</summary>
    public static long Of(long amount, long multiple) => multiple < 2 ? amount : amount / multiple * multiple;
}
