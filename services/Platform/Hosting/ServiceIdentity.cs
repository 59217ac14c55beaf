namespace Saylau.Platform.Hosting;

/// <summary>Which service of the suite this is.</summary>
/// <param name="Area">Its area, for example <c>parties</c>: the first word of its HTTP paths and the name of its ledger.</param>
public sealed record ServiceIdentity(string Area);
