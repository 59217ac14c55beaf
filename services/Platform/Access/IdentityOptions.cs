namespace Saylau.Platform.Access;

/// <summary>Whose tokens are believed. Either an authority or a key set must be given: there is no default.</summary>
public sealed record IdentityOptions
{
    /// <summary>The claim that carries the grants, where no other is configured.</summary>
    public const string OwnGrantsClaim = "saylau_grants";

    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(5), LeastRefresh = TimeSpan.FromSeconds(10), MostRefresh = TimeSpan.FromDays(1);

    /// <summary>The OIDC provider (OpenID Connect Discovery 1.0), whose keys are fetched and kept fresh.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Instead of an authority: a JSON Web Key Set (RFC 7517) of public keys.</summary>
    public string Jwks { get; set; } = "";

    /// <summary>The issuer that tokens must name. Beside an authority it may be left out: then it is the authority.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The audience that tokens must name.</summary>
    public string Audience { get; set; } = "saylau";

    /// <summary>The claim with the grants, each <c>role@scope</c>, as an array or separated by spaces. A claim within
    /// another is named by a path, for example <c>realm_access.roles</c>.</summary>
    public string GrantsClaim { get; set; } = OwnGrantsClaim;

    /// <summary>How far the provider's clock may be from ours; at most 5 minutes.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the provider's keys are fetched: for so long a token of a withdrawn key is still believed.
    /// From 10 seconds to a day.</summary>
    public TimeSpan KeyRefresh { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>For how long the keys last fetched are believed while the provider does not answer.</summary>
    public TimeSpan KeysKept { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Says everything that is missing, malformed or contradictory.</summary>
    /// <exception cref="InvalidOperationException">The settings do not say whose tokens to believe.</exception>
    public void Require()
    {
        var problems = string.Join(' ', Source().Concat(Rest()));
        if (problems.Length > 0)
            throw new InvalidOperationException(problems);
    }

    private IEnumerable<string> Source() => (Authority, Jwks) switch
    {
        ("", "") => ["No identity is configured: set Saylau:Identity:Authority, or Saylau:Identity:Jwks with Saylau:Identity:Issuer."],
        ("", _) => OfJwks(),
        (_, "") => OfAuthority(),
        _ => ["Saylau:Identity:Authority and Saylau:Identity:Jwks are both set: the keys come from one of them."],
    };

    private IEnumerable<string> OfJwks()
    {
        if (string.IsNullOrWhiteSpace(Issuer))
            yield return "Saylau:Identity:Issuer is missing: beside Saylau:Identity:Jwks it says whose tokens are believed.";
        if (PublicKeys.ProblemOf(Jwks) is { } problem)
            yield return $"Saylau:Identity:Jwks {problem}.";
    }

    private IEnumerable<string> OfAuthority()
    {
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("https" or "http"))
            yield return $"Saylau:Identity:Authority is '{Authority}', which is no address of a provider.";
        else if (authority.Query.Length > 0 || authority.Fragment.Length > 0 || authority.UserInfo.Length > 0)
            yield return "Saylau:Identity:Authority must have no query, fragment or password: the discovery document lies below it.";
        else if (!PublicKeys.MayComeFrom(authority))
            yield return $"Saylau:Identity:Authority is '{Authority}', which is not https: keys that come in the clear may be anybody's.";
    }

    private IEnumerable<string> Rest()
    {
        if (string.IsNullOrWhiteSpace(Audience))
            yield return "Saylau:Identity:Audience is empty: tokens for any other application would be believed.";
        if (string.IsNullOrWhiteSpace(GrantsClaim))
            yield return "Saylau:Identity:GrantsClaim is empty: no token could grant anything.";
        if (ClockSkew < TimeSpan.Zero || ClockSkew > MostSkew)
            yield return $"Saylau:Identity:ClockSkew is {ClockSkew}; it is from 0 to {MostSkew}.";
        if (KeyRefresh < LeastRefresh || KeyRefresh > MostRefresh)
            yield return $"Saylau:Identity:KeyRefresh is {KeyRefresh}; it is from {LeastRefresh} to {MostRefresh}.";
        if (KeysKept < KeyRefresh)
            yield return $"Saylau:Identity:KeysKept is {KeysKept}, less than Saylau:Identity:KeyRefresh ({KeyRefresh}).";
    }
}
