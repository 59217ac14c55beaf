using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>Whether services that speak TLS show certificates for the names by which they are called.</summary>
internal static class ServiceTls
{
    private const string Addresses = "Saylau__Services__Addresses__";
    private const string Folder = "/var/run/saylau-tls";

    /// <summary>Everything wrong with certificates and addresses.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<object> objects) => [.. objects.OfType<V1Deployment>().SelectMany(deployment => Problems(deployment, objects))];

    /// <summary>A service's settings.</summary>
    public static IDictionary<string, string> SettingsOf(IReadOnlyList<object> objects, string service) =>
        objects.The<V1ConfigMap>(objects.The<V1Deployment>(service).Container().EnvFrom.Single().ConfigMapRef.Name).Data;

    private static IEnumerable<string> Problems(V1Deployment deployment, IReadOnlyList<object> objects)
    {
        var name = deployment.Metadata.Name;
        var settings = SettingsOf(objects, name);
        var mount = deployment.Container().VolumeMounts.SingleOrDefault(mount => mount.MountPath is Folder)?.Name;
        var secret = deployment.Spec.Template.Spec.Volumes.SingleOrDefault(volume => string.Equals(volume.Name, mount, StringComparison.Ordinal))?.Secret?.SecretName;
        var certificate = objects.OfType<Certificate>().SingleOrDefault(certificate => string.Equals(certificate.Spec.SecretName, secret, StringComparison.Ordinal))?.Spec;
        if (certificate is null)
        {
            yield return $"{name}: no certificate is made for what it reads.";
            yield break;
        }

        if (!certificate.DnsNames.Contains(name, StringComparer.Ordinal))
            yield return $"{name}: its certificate is for other names.";
        if (!new[] { "server auth", "client auth" }.All(usage => certificate.Usages.Contains(usage, StringComparer.Ordinal)))
            yield return $"{name}: its certificate is not for both sides of a call.";
        foreach (var (key, value) in settings.Where(setting => setting.Key.StartsWith(Addresses, StringComparison.Ordinal)))
        {
            if (!string.Equals(value, $"https://{key[Addresses.Length..]}:5000", StringComparison.Ordinal))
                yield return $"{name}: it calls {value}, where there is no TLS, or nobody.";
        }

        // The public has no certificate.
        if (!string.Equals(settings["Saylau__Tls__RequireClientCertificate"], name is "gateway" ? "false" : "true", StringComparison.Ordinal))
            yield return $"{name}: it asks the wrong callers for a certificate.";
    }
}
