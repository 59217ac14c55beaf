using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Platform.Law;

/// <summary>A version of the law in force on some day, with its rules and its jurisdiction.</summary>
public sealed record LawInForce<TRules>(LawVersion Version, TRules Rules, Jurisdiction Jurisdiction, string EffectiveFrom)
{
    /// <summary>Findings under this version: each carries its id.</summary>
    public IReadOnlyList<Finding> Judge(IEnumerable<Finding> findings)
    {
        var judged = findings.ToList();
        judged.ForEach(finding => finding.LawVersion = Version.Version);
        return judged;
    }
}

/// <summary>The law of every jurisdiction for this service's area: which version applies on a day.</summary>
public sealed class LawBook<TRules>(JurisdictionCatalog catalog)
    where TRules : class, IMessage<TRules>, new()
{
    private readonly LawBook book = new(catalog);

    /// <summary>The law in force on a day.</summary>
    /// <exception cref="Refusal">JURISDICTION_UNKNOWN, LAW_NOT_IN_FORCE.</exception>
    public LawInForce<TRules> On(Session session, string jurisdiction, DateOnly day)
    {
        var (version, from) = book.On(session, jurisdiction, day);
        return In(version, from, jurisdiction);
    }

    /// <summary>The law in force on a day; null where none was, because the record of the law begins later.</summary>
    /// <exception cref="Refusal">JURISDICTION_UNKNOWN.</exception>
    public LawInForce<TRules>? Find(Session session, string jurisdiction, DateOnly day) =>
        book.Find(session, jurisdiction, day) is { } found ? In(found.Version, found.EffectiveFrom, jurisdiction) : null;

    private LawInForce<TRules> In(LawVersion version, string from, string jurisdiction) =>
        new(version, version.Rules.Unpack<TRules>(), catalog[jurisdiction].Jurisdiction, from);
}

/// <summary>Which version of the law applies on a day, whatever its rules.</summary>
public sealed class LawBook(JurisdictionCatalog catalog)
{
    /// <summary>The version in force on a day, and since when.</summary>
    /// <exception cref="Refusal">JURISDICTION_UNKNOWN, LAW_NOT_IN_FORCE.</exception>
    public (LawVersion Version, string EffectiveFrom) On(Session session, string jurisdiction, DateOnly day) =>
        Find(session, jurisdiction, day)
        ?? throw new Refusal(StatusCode.FailedPrecondition, EnumText.Of(ErrorReason.LawNotInForce),
            $"No version of the law of '{jurisdiction}' was in force on {day.Iso()}.");

    /// <summary>The same; null where no version was in force.</summary>
    public (LawVersion Version, string EffectiveFrom)? Find(Session session, string jurisdiction, DateOnly day)
    {
        var today = day.Iso();
        return Versions(session, jurisdiction)
            .Where(version => version.EffectiveFrom.Length > 0 && string.CompareOrdinal(version.EffectiveFrom, today) <= 0)
            .OrderBy(version => version.EffectiveFrom, StringComparer.Ordinal)
            .Select(version => ((LawVersion, string)?)version)
            .LastOrDefault();
    }

    /// <summary>Every version and since when it applies; an empty date if it does not.</summary>
    public IReadOnlyList<(LawVersion Version, string EffectiveFrom)> Versions(Session session, string jurisdiction)
    {
        var recorded = session.Query<LawInForceRow>(InForce, new { Jurisdiction = jurisdiction })
            .ToDictionary(row => row.Version, row => row.EffectiveFrom, StringComparer.Ordinal);
        return [.. catalog[jurisdiction].Section.Versions.Select(version =>
            (version, recorded.GetValueOrDefault(version.Version, version.InForceSince)))];
    }

    private const string InForce = """
        SELECT *
        FROM LawInForce
        WHERE Jurisdiction = @Jurisdiction
        """;
}

/// <summary>A version that a recorded act brought into force.</summary>
internal sealed record LawInForceRow : RecordedRow
{
    public required string Jurisdiction { get; init; }

    public required string Version { get; init; }

    public required string Act { get; init; }

    public required string EffectiveFrom { get; init; }
}
