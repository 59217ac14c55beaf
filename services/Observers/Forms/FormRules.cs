using Saylau.Observers.V1;

namespace Saylau.Observers.Forms;

/// <summary>What a form may say.</summary>
internal static class FormRules
{
    /// <summary>What the law's catalogue has at which stage.</summary>
    public static IReadOnlySet<(ObservationStage Stage, IrregularityType Irregularity)> Catalogue(ObserversLaw law) =>
        law.Irregularities.SelectMany(entry => entry.Stages.Select(stage => (stage, entry.Irregularity))).ToHashSet();

    /// <summary>The first irregularity of a form that cannot be noted at its stage; null if all can.</summary>
    public static IrregularityType? Misplaced(
        ObservationForm form, IReadOnlySet<(ObservationStage Stage, IrregularityType Irregularity)> catalogue)
    {
        foreach (var irregularity in form.Irregularities)
        {
            if (!catalogue.Contains((form.Stage, irregularity)))
                return irregularity;
        }

        return null;
    }

    /// <summary>The form as it is kept: each irregularity once, in the order of the contract.</summary>
    public static ObservationForm Tidy(ObservationForm form)
    {
        if (form.Irregularities.Count < 2)
            return form;
        var tidy = form.Clone();
        tidy.Irregularities.Clear();
        tidy.Irregularities.Add(form.Irregularities.Distinct().Order());
        return tidy;
    }
}
