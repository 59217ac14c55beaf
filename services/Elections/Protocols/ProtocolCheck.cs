using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Elections.Protocols;

/// <summary>A check of protocols: its code, what follows if it is not passed, which rule of the law sets it, and what it says.</summary>
/// <param name="Code">The rule of its findings.</param>
/// <param name="Severity">VIOLATED, which refuses a protocol, or WARNING, which does not.</param>
/// <param name="Parameter">The field of ProtocolLaw that it needs; empty for arithmetic, which is no law's.</param>
/// <param name="Words">The check in a few words or an equation.</param>
/// <param name="Sentence">What it compares.</param>
/// <param name="Judge">The check itself; null where it is not asked.</param>
internal sealed record ProtocolCheck(
    string Code, Outcome Severity, string Parameter, string Words, string Sentence, Func<ProtocolCheck, CheckedFacts, Finding?> Judge);

/// <summary>What a check looks at.</summary>
internal sealed record CheckedFacts(
    ProtocolEntry Entry, IReadOnlySet<string> Candidates, IReadOnlySet<string> Printed, Surroundings Around, ProtocolLaw? Law);

/// <summary>What else is known that a protocol can be compared with. What is not known is null.</summary>
/// <param name="Voted">How many had voted by the last time for which the station reported.</param>
/// <param name="Previous">The station's protocol of the previous election of the office.</param>
/// <param name="RegionInBoxes">The ballots found at the stations of the region that are counted, without this one.</param>
/// <param name="RegionRegistered">The voters of those stations.</param>
/// <param name="Listed">The voters on the last list of the whole election.</param>
/// <param name="RegisteredElsewhere">The voters registered at all stations counted, without this one.</param>
internal sealed record Surroundings(
    uint? Voted, ProtocolEntry? Previous, long? RegionInBoxes, long? RegionRegistered, long? Listed, long RegisteredElsewhere)
{
    /// <summary>Nothing is known.</summary>
    public static Surroundings Unknown { get; } = new(null, null, null, null, null, 0);
}
