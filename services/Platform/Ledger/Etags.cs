using System.Globalization;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Ledger;

/// <summary>Etags: the version of a resource, opaque to callers.</summary>
public static class Etags
{
    /// <summary>The etag of a version.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"v{version}");

    /// <summary>Lets a change pass that was made to the version the caller last read, or to no particular one.</summary>
    /// <exception cref="Refusal">ABORTED/ETAG_MISMATCH.</exception>
    public static void Require(string etag, long version)
    {
        if (etag.Length > 0 && !string.Equals(etag, Of(version), StringComparison.Ordinal))
        {
            throw new Refusal(StatusCode.Aborted, EnumText.Of(ErrorReason.EtagMismatch),
                "etag: the resource has changed since it was read; read it again.");
        }
    }
}
