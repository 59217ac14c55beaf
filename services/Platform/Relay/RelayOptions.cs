namespace Saylau.Platform.Relay;

/// <summary>The NATS server that this service's events are relayed to. Without an address nothing is relayed.</summary>
public sealed record RelayOptions
{
    /// <summary>The server's address, <c>nats://</c> or, for TLS, <c>tls://</c>; several of one cluster with commas between.</summary>
    public string Url { get; set; } = "";

    /// <summary>The JetStream stream; <c>saylau-&lt;area&gt;</c> if empty.</summary>
    public string Stream { get; set; } = "";

    /// <summary>What every subject begins with; <c>saylau.&lt;area&gt;</c> if empty.</summary>
    public string Subject { get; set; } = "";

    /// <summary>A NATS credentials file (JWT and key). Every file here is read again at each connection.</summary>
    public string CredentialsFile { get; set; } = "";

    /// <summary>Instead: a file with a token.</summary>
    public string TokenFile { get; set; } = "";

    /// <summary>Instead: a user, with <see cref="PasswordFile"/>.</summary>
    public string User { get; set; } = "";

    /// <summary>The file with the user's password.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>The authorities that the server's certificate is checked against (PEM); the machine's own if empty.</summary>
    public string AuthorityFile { get; set; } = "";

    /// <summary>This service's certificate (PEM), where the server asks for one.</summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>The certificate's key (PEM).</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>How many servers keep the stream, 1 to 5. Used where the relay makes the stream.</summary>
    public int Replicas { get; set; } = 1;

    /// <summary>How long the stream keeps events; for ever if zero. Used where the relay makes the stream.</summary>
    public TimeSpan MaxAge { get; set; }

    /// <summary>The stream's name in use.</summary>
    internal string StreamOf(string area) => Stream.Length > 0 ? Stream : $"saylau-{area}";

    /// <summary>The subjects' beginning in use.</summary>
    internal string SubjectOf(string area) => Subject.Length > 0 ? Subject : $"saylau.{area}";

    /// <summary>Says which setting is wrong, and why.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used.</exception>
    internal void Require()
    {
        Must(Url.Split(',').All(IsAddress), nameof(Url), $"is '{Url}', which is no nats:// or tls:// address.");
        Must(Stream.IndexOfAny([' ', '.', '*', '>', '/', '\\']) < 0, nameof(Stream), $"is '{Stream}': a stream's name has no blank and none of . * > / \\.");
        Must(Subject.Length == 0 || Subject.Split('.').All(IsToken), nameof(Subject), $"is '{Subject}': words with single dots between, without blanks, * and >.");
        Must(Replicas is >= 1 and <= 5, nameof(Replicas), $"is {Replicas}; a stream has 1 to 5.");
        Must(MaxAge >= TimeSpan.Zero, nameof(MaxAge), $"is {MaxAge}, which has passed before it began.");
        Must(((string[])[CredentialsFile, TokenFile, User]).Count(way => way.Length > 0) < 2, nameof(CredentialsFile), "is one way to log in; TokenFile and User are others: set one.");
        Must((User.Length > 0) == (PasswordFile.Length > 0), nameof(PasswordFile), "and User go together: set both or neither.");
        Must((CertificateFile.Length > 0) == (KeyFile.Length > 0), nameof(KeyFile), "and CertificateFile go together: set both or neither.");
        RequireFile(nameof(CredentialsFile), CredentialsFile);
        RequireFile(nameof(TokenFile), TokenFile);
        RequireFile(nameof(PasswordFile), PasswordFile);
        RequireFile(nameof(AuthorityFile), AuthorityFile);
        RequireFile(nameof(CertificateFile), CertificateFile);
        RequireFile(nameof(KeyFile), KeyFile);
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) && address.Scheme is "nats" or "tls" && address.Host.Length > 0;

    private static bool IsToken(string word) => word.Length > 0 && !word.Any(letter => char.IsWhiteSpace(letter) || letter is '*' or '>');

    private static void RequireFile(string setting, string file) =>
        Must(file.Length == 0 || File.Exists(file), setting, $"is '{file}', which is no file.");

    private static void Must(bool holds, string setting, string problem)
    {
        if (!holds)
            throw new InvalidOperationException($"Saylau:Relay:{setting} {problem}");
    }
}
