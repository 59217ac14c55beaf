using Saylau.Platform.Access;

namespace Saylau.Platform.Clients;

/// <summary>Where the other services are, and as whom they are called.</summary>
public sealed record ServiceOptions
{
    /// <summary>The address of each area's service, for example <c>parties</c> → <c>http://parties:5000</c>; all that the name stands for are called in turn.</summary>
    public IDictionary<string, string> Addresses { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A file with the bearer token of this service, read before every call: its platform keeps it fresh.</summary>
    public string TokenFile { get; set; } = "";

    /// <summary>Instead of a file: the client that this service is at the identity provider (RFC 6749 §4.4).</summary>
    public string ClientId { get; set; } = "";

    /// <summary>A file with the client's secret, read before every fetch: so it can be renewed while the service runs.</summary>
    public string ClientSecretFile { get; set; } = "";

    /// <summary>The scope to ask for, where the provider wants one, for example <c>api://saylau/.default</c>.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Says everything that is missing or contradictory.</summary>
    /// <exception cref="InvalidOperationException">The settings do not say as whom others are called.</exception>
    public void Require(IdentityOptions identity)
    {
        var problems = string.Join(' ', Problems(identity));
        if (problems.Length > 0)
            throw new InvalidOperationException(problems);
    }

    private IEnumerable<string> Problems(IdentityOptions identity)
    {
        var isClient = ClientId.Length > 0;
        if (isClient && TokenFile.Length > 0)
            yield return "Saylau:Services:TokenFile and Saylau:Services:ClientId are both set: a service's own token comes from one of them.";
        if (isClient && ClientSecretFile.Length == 0)
            yield return "Saylau:Services:ClientSecretFile is missing: it names the file with the secret of Saylau:Services:ClientId.";
        if (isClient && identity.Authority.Length == 0)
            yield return "Saylau:Identity:Authority is missing: it issues the token of Saylau:Services:ClientId.";
        if (!isClient && ClientSecretFile.Length > 0)
            yield return "Saylau:Services:ClientId is missing: Saylau:Services:ClientSecretFile is the secret of nobody.";
        if (!isClient && Scope.Length > 0)
            yield return "Saylau:Services:ClientId is missing: Saylau:Services:Scope is asked for by nobody.";
    }
}
