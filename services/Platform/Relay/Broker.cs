using NATS.Client.Core;

namespace Saylau.Platform.Relay;

/// <summary>How the NATS server is connected to.</summary>
internal static class Broker
{
    /// <summary>A connection that is opened with its first use, and again whenever it was lost.</summary>
    public static NatsConnection Connection(RelayOptions options, string name) => new(new NatsOpts
    {
        Url = options.Url,
        Name = name,
        AuthOpts = HasLogin(options) ? new() { AuthCredCallback = (_, cancellation) => Credentials(options, cancellation) } : NatsAuthOpts.Default,
        TlsOpts = new()
        {
            CaFile = OrNull(options.AuthorityFile),
            CertFile = OrNull(options.CertificateFile),
            KeyFile = OrNull(options.KeyFile),
        },
        // A password that was changed at the server first is right again once the file has it too.
        IgnoreAuthErrorAbort = true,
        // Who waits without end cannot say that the server is away.
        PublishTimeoutOnDisconnected = true,
    });

    private static async ValueTask<NatsAuthCred> Credentials(RelayOptions options, CancellationToken cancellation)
    {
        if (options.CredentialsFile.Length > 0)
            return NatsAuthCred.FromCredsFile(options.CredentialsFile);
        if (options.TokenFile.Length > 0)
            return NatsAuthCred.FromToken(await Secret(options.TokenFile, cancellation));
        return NatsAuthCred.FromUserInfo(options.User, await Secret(options.PasswordFile, cancellation));
    }

    private static bool HasLogin(RelayOptions options) => options.CredentialsFile.Length + options.TokenFile.Length + options.User.Length > 0;

    private static async Task<string> Secret(string file, CancellationToken cancellation) =>
        (await File.ReadAllTextAsync(file, cancellation)).Trim();

    private static string? OrNull(string file) => file.Length > 0 ? file : null;
}
