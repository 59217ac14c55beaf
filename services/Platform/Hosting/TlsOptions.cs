using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;
using Saylau.Client;

namespace Saylau.Platform.Hosting;

/// <summary>TLS at the doors of a service and on its calls to others. Without a certificate all is in the clear.</summary>
public sealed record TlsOptions
{
    /// <summary>The service's certificate, PEM, with the intermediate ones after it.</summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>The certificate's private key, PEM, without a password.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>The certificates of the one authority whose services and clients are trusted, PEM, intermediate ones included: a client shows its own alone.</summary>
    public string AuthorityFile { get; set; } = "";

    /// <summary>Whether callers must show a certificate of the authority. Leave it off where the public calls: at the gateway.</summary>
    public bool RequireClientCertificate { get; set; }

    /// <summary>Says everything that is missing.</summary>
    /// <exception cref="InvalidOperationException">The settings are half of something.</exception>
    public void Require()
    {
        var problems = string.Join(' ', Problems());
        if (problems.Length > 0)
            throw new InvalidOperationException(problems);
    }

    private IEnumerable<string> Problems()
    {
        if (CertificateFile.Length > 0 && KeyFile.Length == 0)
            yield return "Saylau:Tls:KeyFile is missing: the key of Saylau:Tls:CertificateFile.";
        if (CertificateFile.Length == 0 && KeyFile.Length > 0)
            yield return "Saylau:Tls:CertificateFile is missing: Saylau:Tls:KeyFile is the key of nothing.";
        if (RequireClientCertificate && AuthorityFile.Length == 0)
            yield return "Saylau:Tls:AuthorityFile is missing: Saylau:Tls:RequireClientCertificate needs an authority to judge by.";
        if (RequireClientCertificate && CertificateFile.Length == 0)
            yield return "Saylau:Tls:CertificateFile is missing: without TLS, Saylau:Tls:RequireClientCertificate asks nobody.";
    }
}

/// <summary>The certificates that a service shows and trusts, or none.</summary>
public sealed class TransportSecurity
{
    private readonly TlsOptions options;

    /// <summary>Reads the configured files.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing, or a file is not what it should be.</exception>
    public TransportSecurity(IOptions<TlsOptions> options)
    {
        this.options = options.Value;
        this.options.Require();
        if (this.options.CertificateFile.Length + this.options.AuthorityFile.Length > 0)
            Files = Read(this.options);
    }

    /// <summary>The certificate and the authority of calls to others; null where none are configured.</summary>
    public TlsFiles? Files { get; }

    /// <summary>Puts a door behind TLS, if there is a certificate.</summary>
    internal void Secure(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions door)
    {
        if (options.CertificateFile.Length == 0 || Files is not { } files)
            return;
        var protocol = door.Protocols is HttpProtocols.Http2 ? System.Net.Security.SslApplicationProtocol.Http2 : System.Net.Security.SslApplicationProtocol.Http11;
        door.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => new(files.ForServer(options.RequireClientCertificate, protocol)),
        });
    }

    private static TlsFiles Read(TlsOptions options)
    {
        try
        {
            return new(options.CertificateFile, options.KeyFile, options.AuthorityFile);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new InvalidOperationException(
                $"Saylau:Tls:CertificateFile, Saylau:Tls:KeyFile or Saylau:Tls:AuthorityFile cannot be used: {unreadable.Message}", unreadable);
        }
    }
}
