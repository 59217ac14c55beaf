using Saylau.Parties.V1;

namespace Saylau.Parties.Alignments;

/// <summary>Who says that a party stands where.</summary>
internal static class AlignmentRules
{
    /// <summary>By alignment, the latest word of each claimant: whoever changed their mind is heard once.</summary>
    /// <param name="claims">The claims, oldest first.</param>
    public static IReadOnlyList<AlignmentPosition> Positions(IReadOnlyList<AttributedAlignment> claims) =>
    [
        .. claims.GroupBy(claim => claim.AttributedTo, StringComparer.Ordinal).Select(own => own.Last())
            .GroupBy(claim => claim.Alignment).OrderBy(position => position.Key)
            .Select(position => new AlignmentPosition
            {
                Alignment = position.Key,
                Claims = { position.OrderBy(claim => claim.ClaimId, StringComparer.Ordinal) },
            }),
    ];
}
