using System.Security.Cryptography;
using System.Text;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Nominations;

/// <summary>In which order candidates stand on a ballot.</summary>
internal static class BallotOrderRules
{
    private const string Prefix = "elections.nominations.ballot_order.";

    /// <summary>The order that a seed gives: by SHA-256 of seed, comma and candidate id. It does not depend on the order they come in.</summary>
    public static IReadOnlyList<string> Draw(string seed, IEnumerable<string> candidates) =>
        [.. candidates.OrderBy(id => Ticket(seed, id), StringComparer.Ordinal).ThenBy(id => id, StringComparer.Ordinal)];

    /// <summary>The ticket of a candidate, in lower case hexadecimal digits.</summary>
    public static string Ticket(string seed, string candidateId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed},{candidateId}")));

    /// <summary>May the order be drawn? The election is called, and somebody is registered.</summary>
    public static IEnumerable<Finding> MayDraw(string electionId, string electionState, IReadOnlyCollection<string> registered)
    {
        var (called, evidence) = (EnumText.Of(ElectionState.Called), $"elections/{electionId}");
        yield return Findings.Make(Prefix + "election_called", null, electionId, Findings.Text(called), electionState.Length > 0 ? Findings.Text(electionState) : null,
            Findings.Met(string.Equals(electionState, called, StringComparison.Ordinal)), evidence);
        yield return Findings.Make(Prefix + "candidates", null, electionId, Findings.Count(1), Findings.Count((uint)registered.Count), Findings.Met(registered.Count > 0), evidence);
    }

    /// <summary>Does the order name every candidate who was registered once, and nobody else?</summary>
    public static Finding IsWhole(string electionId, IReadOnlyCollection<string> registered, IReadOnlyCollection<string> order) => Findings.Make(
        Prefix + "whole", null, electionId, Sorted(registered), Sorted(order),
        Findings.Met(registered.Order(StringComparer.Ordinal).SequenceEqual(order.Order(StringComparer.Ordinal), StringComparer.Ordinal)), $"elections/{electionId}/ballotOrder");

    /// <summary>Is it the order that its seed gives? Nothing can be computed of one that was drawn by hand.</summary>
    public static Finding IsAsDrawn(string electionId, string seed, IReadOnlyList<string> order)
    {
        var expected = Draw(seed, order);
        return Findings.Make(Prefix + "as_drawn", null, electionId, seed.Length > 0 ? Findings.Text(string.Join(", ", expected)) : null, Findings.Text(string.Join(", ", order)),
            seed.Length == 0 ? Outcome.NotApplicable : Findings.Met(expected.SequenceEqual(order, StringComparer.Ordinal)), $"elections/{electionId}/ballotOrder");
    }

    private static Measure Sorted(IEnumerable<string> ids) => Findings.Text(string.Join(", ", ids.Order(StringComparer.Ordinal)));
}
