using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Saylau.Common.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Hosting;
using Saylau.Platform.Law;

namespace Saylau.Platform.Ledger;

/// <summary>Opens the area's ledger to those who follow or check it.</summary>
public sealed partial class LedgerService(
    Database database, ServiceIdentity identity, CheckpointSigner signer, LedgerNews news, IOptions<LedgerOptions> options,
    JurisdictionCatalog jurisdictions, TimeProvider clock, IHostApplicationLifetime lifetime) : Common.V1.LedgerService.LedgerServiceBase
{
    private void RequireOurs(string ledger)
    {
        if (!string.Equals(ledger, identity.Area, StringComparison.Ordinal))
            throw Refusal.NotFound(ErrorReason.LedgerElsewhere, "ledger", ledger);
    }

    private static Refusal UnknownPosition(string field, ulong asked, long size) => Refusal.Invalid(
        ErrorReason.PositionUnknown, (field, $"is {asked}; the ledger has {size} events."));

    /// <summary>A size that a caller names: the newest if absent, never beyond it.</summary>
    private static long SizeAsked(string field, ulong? asked, long size) => asked switch
    {
        null => size,
        { } named when named <= (ulong)size => (long)named,
        { } beyond => throw UnknownPosition(field, beyond, size),
    };
}
