using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Saylau.Client;

/// <summary>
/// A certificate with its key, and the authority that others are judged by, in PEM files (RFC 7468). They are read again for
/// each new connection, so that a renewed certificate needs no restart; a file that cannot be read leaves what was there.
/// </summary>
public sealed class TlsFiles
{
    // RFC 5280 §4.2.1.12. A certificate that says nothing of its use may be used for both.
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1", ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly PemContent<SslStreamCertificateContext>? identity;
    private readonly PemContent<X509Certificate2Collection>? authority;

    /// <summary>Reads the files once.</summary>
    /// <param name="certificateFile">The certificate and its intermediates; empty shows none.</param>
    /// <param name="keyFile">The certificate's key.</param>
    /// <param name="authorityFile">The only authority that is trusted; empty trusts those of the machine.</param>
    /// <exception cref="CryptographicException">A file is not what it should be.</exception>
    /// <exception cref="IOException">A file is not there.</exception>
    public TlsFiles(string certificateFile, string keyFile, string authorityFile)
    {
        if (certificateFile.Length > 0)
            identity = new([certificateFile, keyFile], texts => Identity(texts[0], texts[1]));
        if (authorityFile.Length > 0)
            authority = new([authorityFile], texts => Authority(authorityFile, texts[0]));
    }

    /// <summary>Makes a client connect with the certificate, and only to servers of the authority that have the name it asked
    /// for. Its connections are made anew every 15 minutes, so that they come to know renewed certificates.</summary>
    public void ApplyTo(SocketsHttpHandler handler)
    {
        handler.SslOptions = ForClient();
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(15);
    }

    private SslClientAuthenticationOptions ForClient()
    {
        var options = new SslClientAuthenticationOptions { AllowTlsResume = false };
        if (identity is not null)
            options.LocalCertificateSelectionCallback = (_, _, _, _, _) => identity.Value.TargetCertificate;
        if (authority is not null)
            options.RemoteCertificateValidationCallback = (_, shown, chain, errors) => IsTrusted(shown, chain, errors, ServerAuthentication);
        return options;
    }

    /// <summary>How a server takes one connection.</summary>
    /// <param name="requireClientCertificate">Refuse whoever does not show a certificate of the authority.</param>
    /// <param name="protocol">What is spoken on the connection.</param>
    /// <exception cref="InvalidOperationException">There is no certificate to show.</exception>
    public SslServerAuthenticationOptions ForServer(bool requireClientCertificate, SslApplicationProtocol protocol)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = (identity ?? throw new InvalidOperationException("A server shows a certificate.")).Value,
            ApplicationProtocols = [protocol],
            ClientCertificateRequired = requireClientCertificate,
            // A resumed session would pass without its certificate being judged again.
            AllowTlsResume = false,
        };
        if (requireClientCertificate)
            options.RemoteCertificateValidationCallback = (_, shown, chain, errors) => IsTrusted(shown, chain, errors, ClientAuthentication);
        return options;
    }

    private bool IsTrusted(X509Certificate? shown, X509Chain? presented, SslPolicyErrors errors, string usage)
    {
        if (shown is not X509Certificate2 certificate || authority is null || errors is not (SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateChainErrors))
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authority.Value);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new(usage));
        if (presented is not null)
            chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        return chain.Build(certificate);
    }

    private static SslStreamCertificateContext Identity(string certificates, string key)
    {
        using var parsed = X509Certificate2.CreateFromPem(certificates, key);
        // Some platforms use only keys that came in this form for TLS.
        var leaf = X509CertificateLoader.LoadPkcs12(parsed.Export(X509ContentType.Pkcs12), password: null);
        var all = new X509Certificate2Collection();
        all.ImportFromPem(certificates);
        return SslStreamCertificateContext.Create(leaf, [.. all.Skip(1)], offline: true);
    }

    private static X509Certificate2Collection Authority(string file, string text)
    {
        var authority = new X509Certificate2Collection();
        authority.ImportFromPem(text);
        return authority.Count > 0 ? authority : throw new CryptographicException($"{file} has no certificate.");
    }
}

/// <summary>What is made of files, and made again when their content changes. Times of change do not tell: behind the
/// symbolic links that orchestrators swap, they stay.</summary>
/// <typeparam name="T">What is made.</typeparam>
internal sealed class PemContent<T>
{
    private readonly Lock gate = new();
    private readonly string[] files;
    private readonly Func<string[], T> make;
    private string[] texts;
    private T value;

    public PemContent(string[] files, Func<string[], T> make)
    {
        (this.files, this.make) = (files, make);
        texts = Read();
        value = make(texts);
    }

    public T Value
    {
        get
        {
            lock (gate)
            {
                try
                {
                    Renew(Read());
                }
                catch (Exception halfway) when (halfway is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
                {
                    // A certificate and its key are not replaced in one moment: the next connection looks again.
                }

                return value;
            }
        }
    }

    private void Renew(string[] now)
    {
        if (now.SequenceEqual(texts, StringComparer.Ordinal))
            return;
        value = make(now);
        texts = now;
    }

    private string[] Read() => [.. files.Select(File.ReadAllText)];
}
