using Saylau.Common.V1;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Access;

/// <summary>A role and the region, party, mission or jurisdiction it is held for.</summary>
public sealed record RoleGrant(Role Role, string Scope)
{
    /// <summary>Reads <c>role@scope</c>, as it stands in tokens; null if it is not one.</summary>
    public static RoleGrant? Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at == text.Length - 1)
            return null;

        var word = text[..at].ToUpperInvariant();
        var role = Enum.GetValues<Role>().FirstOrDefault(role => string.Equals(EnumText.Of(role), word, StringComparison.Ordinal));
        return role is Role.Unspecified ? null : new(role, text[(at + 1)..]);
    }

    /// <summary>The grant as it stands in tokens and in the ledger.</summary>
    public override string ToString() => $"{EnumText.Of(Role).ToLowerInvariant()}@{Scope}";
}

/// <summary>Who calls: a subject with the grants of its token. Without a token, the public.</summary>
public sealed record Caller(string Subject, IReadOnlyList<RoleGrant> Grants)
{
    /// <summary>Everybody.</summary>
    public static Caller Public { get; } = new("public", []);

    /// <summary>Holds a role, for whatever scope.</summary>
    public bool Has(Role role) => Grants.Any(grant => grant.Role == role);

    /// <summary>Holds a role for this scope.</summary>
    public bool Has(Role role, string scope) => Grants.Contains(new RoleGrant(role, scope));
}
