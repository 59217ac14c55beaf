using Saylau.Observers.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Forms;

/// <summary>A form as it is stored.</summary>
internal sealed record FormRow : RecordedRow
{
    public required string MissionId { get; init; }

    public required string FormId { get; init; }

    public required string PrecinctId { get; init; }

    public required string Region { get; init; }

    public required string Stage { get; init; }

    public required string Rating { get; init; }

    public required string Irregularities { get; init; }

    public required string Observer { get; init; }

    public required string Note { get; init; }

    public static FormRow Of(string missionId, ObservationForm form) => new()
    {
        MissionId = missionId,
        FormId = form.FormId,
        PrecinctId = form.PrecinctId,
        Region = form.Region,
        Stage = EnumText.Of(form.Stage),
        Rating = EnumText.Of(form.Rating),
        Irregularities = string.Join(',', form.Irregularities.Select(EnumText.Of)),
        Observer = form.Observer,
        Note = form.Note,
    };

    public RecordedForm ToProto() => new() { Form = ToForm(), Recording = ToRecording() };

    public ObservationForm ToForm() => new()
    {
        FormId = FormId,
        PrecinctId = PrecinctId,
        Region = Region,
        Stage = EnumText.Parse<ObservationStage>(Stage),
        Rating = EnumText.Parse<Rating>(Rating),
        Irregularities = { Noted().Select(EnumText.Parse<IrregularityType>) },
        Observer = Observer,
        Note = Note,
    };

    /// <summary>The irregularities, as words.</summary>
    public string[] Noted() => Irregularities.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the form counts for: its rating, each irregularity, and whether it notes any.</summary>
    public IEnumerable<(string Topic, string Word)> CountsFor()
    {
        yield return (FormTallyRow.OfRating, Rating);
        foreach (var irregularity in Noted())
            yield return (FormTallyRow.OfIrregularity, irregularity);
        if (Irregularities.Length > 0)
            yield return (FormTallyRow.OfAny, "");
    }
}
