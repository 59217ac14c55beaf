using Google.Protobuf;
using Saylau.Common.V1;

namespace Saylau.Platform.Law;

/// <summary>The findings of a decision as they are stored beside it.</summary>
public static class FindingList
{
    /// <summary>Findings as bytes.</summary>
    public static byte[] ToBytes(IEnumerable<Finding> findings) => new RuleViolations { Findings = { findings } }.ToByteArray();

    /// <summary>Findings that were stored.</summary>
    public static IEnumerable<Finding> From(byte[] stored) => RuleViolations.Parser.ParseFrom(stored).Findings;
}
