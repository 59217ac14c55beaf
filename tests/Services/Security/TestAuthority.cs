using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Saylau.Tests.Services.Security;

/// <summary>A certificate authority of one test, and the PEM files it gives out.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static int serial;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-tls-");
    private readonly X509Certificate2 authority;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestAuthority(string name = "Test authority")
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        authority = request.CreateSelfSigned(Now.AddDays(-30), Now.AddDays(30));
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
    }

    public string AuthorityFile => PathOf("ca.crt");

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public string PathOf(string file) => Path.Combine(folder.FullName, file);

    /// <summary>Writes a certificate and its key, over what was there. Returns its thumbprint.</summary>
    /// <param name="name">The name of the two files, and the certificate's own.</param>
    /// <param name="usage">What it may be used for (an extended key usage); null for anything.</param>
    /// <param name="daysLeft">Until it expires; less than 0 for one that has.</param>
    /// <param name="host">The host that it is for.</param>
    public string Issue(string name, string? usage = null, int daysLeft = 7, string host = "127.0.0.1")
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", own, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        if (usage is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(usage)], critical: false));
        using var certificate = request.Create(authority, Now.AddDays(-20), Now.AddDays(daysLeft), BitConverter.GetBytes(Interlocked.Increment(ref serial)));
        File.WriteAllText(PathOf($"{name}.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(PathOf($"{name}.key"), own.ExportPkcs8PrivateKeyPem());
        return certificate.Thumbprint;
    }

    public void Dispose()
    {
        authority.Dispose();
        key.Dispose();
        folder.Delete(recursive: true);
    }
}
