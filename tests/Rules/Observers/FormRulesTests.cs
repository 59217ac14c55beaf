using Saylau.Observers.Forms;
using Saylau.Observers.V1;

namespace Saylau.Tests.Rules.Observers;

public sealed class FormRulesTests
{
    private static readonly ObserversLaw Law = new()
    {
        Irregularities =
        {
            new CataloguedIrregularity { Irregularity = IrregularityType.BallotBoxStuffing, Stages = { ObservationStage.Voting, ObservationStage.Counting } },
            new CataloguedIrregularity { Irregularity = IrregularityType.FamilyVoting, Stages = { ObservationStage.Voting } },
        },
    };

    [Theory]
    [InlineData(ObservationStage.Voting, null)]
    [InlineData(ObservationStage.Counting, IrregularityType.FamilyVoting)]
    [InlineData(ObservationStage.Opening, IrregularityType.BallotBoxStuffing)]
    public void An_irregularity_is_noted_only_at_the_stages_of_the_catalogue(ObservationStage stage, IrregularityType? misplaced) =>
        Assert.Equal(misplaced, FormRules.Misplaced(
            new() { Stage = stage, Irregularities = { IrregularityType.BallotBoxStuffing, IrregularityType.FamilyVoting } }, FormRules.Catalogue(Law)));

    [Fact]
    public void A_form_that_notes_nothing_is_at_home_everywhere() =>
        Assert.Null(FormRules.Misplaced(new() { Stage = ObservationStage.Tabulation }, FormRules.Catalogue(Law)));

    [Fact]
    public void A_form_is_kept_with_each_irregularity_once_and_in_order()
    {
        var form = new ObservationForm
        {
            FormId = "f1",
            Irregularities = { IrregularityType.FamilyVoting, IrregularityType.BallotBoxStuffing, IrregularityType.FamilyVoting },
        };

        var tidy = FormRules.Tidy(form);

        Assert.Equal([IrregularityType.BallotBoxStuffing, IrregularityType.FamilyVoting], tidy.Irregularities);
        Assert.Equal(3, form.Irregularities.Count);
    }
}
