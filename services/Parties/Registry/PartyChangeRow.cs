using System.Globalization;
using Saylau.Client;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Registry;

/// <summary>A change of a party as it is stored. Its key orders a party's changes by their day, then by their record.</summary>
internal sealed record PartyChangeRow : RecordedRow
{
    public required string PartyId { get; init; }

    public required string ChangeKey { get; init; }

    public required string Kind { get; init; }

    public required string ValidFrom { get; init; }

    public required string Content { get; init; }

    public required string Act { get; init; }

    /// <summary>A change that this write makes.</summary>
    public static PartyChangeRow Of(LedgerTransaction tx, string partyId, string validFrom, string act, PartyChange change)
    {
        var row = tx.Stamp(new PartyChangeRow
        {
            PartyId = partyId,
            ChangeKey = "",
            Kind = EnumText.Of(change.Kind),
            ValidFrom = validFrom,
            Content = change.ToString(),
            Act = act,
        });
        // The sign sorts before every one of a date, so that a day comes after its month.
        return row with { ChangeKey = string.Create(CultureInfo.InvariantCulture, $"{validFrom}!{row.LedgerPosition:D19}!{(int)change.Kind}") };
    }

    public PartyChange ToProto()
    {
        var change = Contract.JsonReader.Parse<PartyChange>(Content);
        (change.ValidFrom, change.Act, change.Recording) = (ValidFrom, Act, ToRecording());
        return change;
    }
}
