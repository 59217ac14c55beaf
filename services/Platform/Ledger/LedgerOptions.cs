namespace Saylau.Platform.Ledger;

/// <summary>The ledger's name, key and limits.</summary>
public sealed record LedgerOptions
{
    /// <summary>The origin line of checkpoints; unique to this ledger in the world.</summary>
    public string Origin { get; set; } = "";

    /// <summary>The Ed25519 seed that signs checkpoints, 32 bytes in base64.</summary>
    public string SigningSeed { get; set; } = "";

    /// <summary>The seed that signed before, for as long as it signs beside the current one: every checkpoint then has both
    /// signatures, and whoever knows either key can verify it.</summary>
    public string PreviousSigningSeed { get; set; } = "";

    /// <summary>The verifier keys (C2SP signed-note) that signed once and sign no more, each followed, if known, by a space and
    /// the number of events in the last checkpoint it signed. They are published for ever.</summary>
    public IList<string> RetiredKeys { get; } = [];

    /// <summary>The key of commitments to personal data, at least 16 bytes in base64.</summary>
    public string CommitmentKey { get; set; } = "";

    /// <summary>Writes that may wait; one more is refused at once.</summary>
    public int QueueCapacity { get; set; } = 8_192;

    /// <summary>The most writes in one transaction.</summary>
    public int BatchSize { get; set; } = 512;

    /// <summary>How long answers are kept for repeated requests.</summary>
    public TimeSpan AnswerRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often a stream without news says that it is alive.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The time zone in which "today" is told (IANA).</summary>
    public string TimeZone { get; set; } = "UTC";
}
