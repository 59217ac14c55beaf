namespace Saylau.Tests.Conventions.Deployment;

/// <summary>cert-manager.io/v1 Certificate.</summary>
internal sealed record Certificate : CustomObject
{
    public CertificateSpec Spec { get; set; } = new();
}

internal sealed record CertificateSpec
{
    public string SecretName { get; set; } = "";

    public List<string> DnsNames { get; set; } = [];

    public List<string> Usages { get; set; } = [];

    public PrivateKeySpec PrivateKey { get; set; } = new();

    public IssuerRef IssuerRef { get; set; } = new();
}

internal sealed record PrivateKeySpec
{
    public string Algorithm { get; set; } = "";

    public int Size { get; set; }

    public string RotationPolicy { get; set; } = "";
}

internal sealed record IssuerRef
{
    public string Kind { get; set; } = "";

    public string Name { get; set; } = "";
}
